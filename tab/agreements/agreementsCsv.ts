import { csvText } from '../files/csv.ts';
import type { AgreementOverview, Places } from './overview.ts';

export interface CsvWords {
  readonly columns: readonly string[];
  readonly country: (code: string) => string;
  readonly kinds: (overview: AgreementOverview) => string;
  readonly places: (places: Places) => string;
  readonly state: (overview: AgreementOverview) => string;
}

/** The list as a file, with every column whichever the table shows. */
export function agreementsCsv(overviews: readonly AgreementOverview[], words: CsvWords): string {
  const rows = overviews.map((one) => [
    one.agreement.partnerName,
    one.agreement.partnerCountry === null ? '' : words.country(one.agreement.partnerCountry),
    one.agreement.iiaCode,
    one.departments.join(', '),
    words.kinds(one),
    words.places(one.outgoing),
    words.places(one.incoming),
    one.lastYear,
    words.state(one),
  ]);
  return csvText([words.columns, ...rows]);
}
