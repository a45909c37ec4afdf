import { expect, test } from '@jest/globals';
import type { PublicationDetail } from '../../tab/api/publicationTypes.ts';
import { publicationCsv } from '../../tab/publications/publicationCsv.ts';

const partner = { name: 'Universität Wien', email: null, state: 'sent', stateText: 'Skickat', on: '2026-11-24', by: 'Karin Åström' } as const;
const department = { id: '1', name: 'Institutionen för fysik', state: 'open', stateText: 'Inte klar', answerText: '=SUMMA(A1)', askedOf: ['Karin Åström', 'Olof Wikberg'], hasContact: true } as const;

const detailOf = (kind: 'instruction' | 'notice', partners: readonly (typeof partner)[]) =>
  ({ kind, departments: [{ ...department, partners }] }) as unknown as PublicationDetail;

test('a notice is a row for each department, with the mark and the semicolons that Swedish Excel wants', () => {
  expect(publicationCsv(['Institution', 'Läge', 'Svar', 'Hos'], detailOf('notice', []))).toBe(
    `\ufeffInstitution;Läge;Svar;Hos\r\nInstitutionen för fysik;Inte klar;'=SUMMA(A1);Karin Åström, Olof Wikberg\r\n`,
  );
});

test('an instruction is a row for each partner', () => {
  const rows = publicationCsv(['Institution'], detailOf('instruction', [partner, { ...partner, name: 'Oslo; Blindern' } as never])).split('\r\n');
  expect(rows).toHaveLength(4);
  expect(rows[1]).toContain(';Universität Wien;;Skickat;2026-11-24;Karin Åström');
  expect(rows[2]).toContain('"Oslo; Blindern"');
});
