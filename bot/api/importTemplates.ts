import writeXlsxFile from 'write-excel-file/node';
import type { SheetKind } from '../domain/dataImport.ts';
import type { Language } from '../domain/person.ts';
import { AGREEMENT_HEADINGS } from '../importers/agreementSheet.ts';
import { DIRECTORY_HEADINGS } from '../importers/directory.ts';
import { LEARNING_AGREEMENT_HEADINGS } from '../importers/learningAgreementSheet.ts';

/** One row to go by, in each language's own words; the readers take both. */
type Example = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const HEADINGS: Readonly<Record<SheetKind, Readonly<Record<string, readonly [string, string, ...string[]]>>>> = {
  directory: DIRECTORY_HEADINGS,
  agreementSheet: AGREEMENT_HEADINGS,
  learningAgreementSheet: LEARNING_AGREEMENT_HEADINGS,
};

const condition = { code: 'UMU-FYS-2027-001', partner: 'uio.no', partnerName: 'Universitetet i Oslo', partnerCode: '', department: 'FYS', first: '2027/2028', last: '2029/2030', places: '2', subject: '0533', months: '20', levels: '6, 7', language: 'en', cefr: 'B2' };
const student = { id: 'UMU-2027-0001', department: 'FYS', partner: 'uio.no', email: 'kim.exempel@example.com', start: '2027-08-16', end: '2028-01', year: '2027/2028', subject: '0533', level: '6', language: 'en', cefr: 'B2', student: '2027-05-03', sending: '', receiving: '' };
const contact = { faculty: 'Teknisk-naturvetenskapliga fakulteten', nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics', code: 'FYS', ounit: '10000000', person: 'Kim Exempel', email: 'kim.exempel@example.com', role: 'IKP', entraId: '' };

const EXAMPLES: Readonly<Record<SheetKind, Example>> = {
  directory: { sv: { ...contact, language: 'svenska' }, en: { ...contact, language: 'English' } },
  agreementSheet: { sv: { ...condition, kind: 'Studier', direction: 'Ut' }, en: { ...condition, kind: 'Studies', direction: 'Outgoing' } },
  learningAgreementSheet: {
    sv: { ...student, direction: 'Ut', givenNames: 'Kim', familyName: 'Exempel' },
    en: { ...student, direction: 'Outgoing', givenNames: 'Kim', familyName: 'Example' },
  },
};

/** An Excel file with the columns of the kind in the person's language and one row to go by; base64. */
export async function templateFile(kind: SheetKind, language: Language): Promise<string> {
  const columns = Object.entries(HEADINGS[kind]);
  const heading = columns.map(([, [sv, en]]) => ({ value: language === 'sv' ? sv : en, type: String, fontWeight: 'bold' as const }));
  // All of it text: a code keeps its zeros, and a day is not turned around.
  const row = columns.map(([column]) => ({ value: EXAMPLES[kind][language][column] ?? '', type: String, format: '@' }));
  const file = await writeXlsxFile([heading, row], { stickyRowsCount: 1, columns: columns.map(([, [name]]) => ({ width: Math.max(14, name.length + 4) })) }).toBuffer();
  return file.toString('base64');
}
