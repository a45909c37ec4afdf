import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ImportedLearningAgreement } from '../domain/dataImport.ts';
import type { HeiId } from '../domain/institution.ts';
import { firstDay, lastDay, signatureOnDay, type MobilityDate, type Signature } from '../domain/learningAgreement.ts';
import { academicYearIn, DIRECTIONS, personalNumbersIn, SCHAC_CODE } from './agreementSheet.ts';
import { cellChecks, cellsOf, type CellsOf } from './columns.ts';
import { problem } from './preview.ts';
import type { ImportPreview, ImportRow } from './preview.ts';
import { dateInCell, foldHeading, readTable } from './spreadsheet.ts';

/** The columns, each with its Swedish heading first and then the English ones. */
export const LEARNING_AGREEMENT_HEADINGS = {
  id: ['Mobilitets-id', 'Mobility ID'],
  direction: ['Riktning', 'Direction'],
  department: ['Institutionskod', 'Department code'],
  partner: ['Partnerns SCHAC-kod', 'Partner SCHAC code', 'SCHAC'],
  givenNames: ['Förnamn', 'Given names', 'First name'],
  familyName: ['Efternamn', 'Family name', 'Last name'],
  email: ['E-post', 'Email', 'E-mail'],
  start: ['Start', 'Mobility start'],
  end: ['Slut', 'Mobility end', 'End'],
  year: ['Läsår', 'Academic year'],
  subject: ['Ämneskod (ISCED-F)', 'Subject code (ISCED-F)', 'ISCED', 'ISCED-F'],
  level: ['EQF-nivå', 'EQF level'],
  language: ['Språk', 'Language'],
  cefr: ['Språknivå', 'Language level', 'CEFR'],
  student: ['Studenten undertecknade', 'Student signed'],
  sending: ['Hemlärosätet undertecknade', 'Sending institution signed'],
  receiving: ['Värdlärosätet undertecknade', 'Receiving institution signed'],
} as const;
type Column = keyof typeof LEARNING_AGREEMENT_HEADINGS;
const REQUIRED_COLUMNS = [
  'id',
  'direction',
  'department',
  'partner',
  'givenNames',
  'familyName',
  'start',
  'end',
  'subject',
  'level',
] as const satisfies Column[];
const { required, invalidUnless } = cellChecks(LEARNING_AGREEMENT_HEADINGS);

/**
 * Reads learning agreements from a spreadsheet, one row for each: who goes where and when, and who
 * has signed. Courses do not stand in it. A day or only a month is taken for start and end.
 * @throws ImportFileError
 */
export async function readLearningAgreementSheet(
  bytes: Uint8Array,
  filename: string,
  ourHeiId: HeiId,
): Promise<ImportPreview<ImportedLearningAgreement>> {
  const table = await readTable(bytes, filename, Object.values(LEARNING_AGREEMENT_HEADINGS).flat());
  const cells = cellsOf(table, LEARNING_AGREEMENT_HEADINGS, REQUIRED_COLUMNS);
  const firstSource = new Map<string, string>();
  const rows = table.rows.map((row): ImportRow<ImportedLearningAgreement> => {
    const source = String(row.number);
    const read = rowOf(cells(row), ourHeiId);
    if (read.item === null) return { source, ...read };
    const key = `${read.item.agreement.sendingHeiId} ${read.item.agreement.omobilityId}`;
    const first = firstSource.get(key);
    if (first !== undefined) return { source, item: null, problems: [problem('duplicateInFile', { source: first })] };
    firstSource.set(key, source);
    return { source, ...read };
  });
  return { rows };
}

function rowOf(cell: CellsOf<Column>, ourHeiId: HeiId): Omit<ImportRow<ImportedLearningAgreement>, 'source'> {
  const direction = DIRECTIONS[foldHeading(cell('direction'))];
  const partnerHeiId = cell('partner').toLowerCase();
  const start = mobilityDate(cell('start'));
  const end = mobilityDate(cell('end'));
  const year = academicYearIn(cell('year'));
  const problems = [
    ...required(cell, REQUIRED_COLUMNS),
    ...invalidUnless(cell, 'direction', direction !== undefined),
    ...invalidUnless(cell, 'partner', SCHAC_CODE.test(partnerHeiId) && partnerHeiId !== ourHeiId),
    ...invalidUnless(cell, 'email', z.email({ pattern: z.regexes.unicodeEmail }).safeParse(cell('email')).success),
    ...invalidUnless(cell, 'start', start !== null),
    ...invalidUnless(cell, 'end', end !== null),
    ...invalidUnless(cell, 'year', year !== null),
    ...invalidUnless(cell, 'subject', /^\d{4}$/.test(cell('subject'))),
    ...invalidUnless(cell, 'level', /^[1-8]$/.test(cell('level'))),
    ...invalidUnless(cell, 'language', /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(cell('language'))),
    ...invalidUnless(cell, 'cefr', /^([abc][12]|ns)$/i.test(cell('cefr'))),
    ...(['student', 'sending', 'receiving'] as const).flatMap((column) => invalidUnless(cell, column, dateInCell(cell(column)) !== null)),
    ...(start && end && Temporal.PlainDate.compare(firstDay(start), lastDay(end)) > 0
      ? [problem('endBeforeStart', { element: LEARNING_AGREEMENT_HEADINGS.end[0] })]
      : []),
    ...personalNumbersIn(cell, LEARNING_AGREEMENT_HEADINGS, ['id', 'givenNames', 'familyName', 'email']),
  ];
  if (problems.length > 0 || direction === undefined || start === null || end === null) return { item: null, problems };
  const goesOut = direction === 'outgoing';
  return {
    item: {
      departmentCode: cell('department'),
      agreement: {
        omobilityId: cell('id'),
        sendingHeiId: goesOut ? ourHeiId : partnerHeiId,
        sendingOunitId: null,
        sendingOunitName: goesOut ? cell('department') : partnerHeiId,
        receivingHeiId: goesOut ? partnerHeiId : ourHeiId,
        receivingOunitId: null,
        receivingOunitName: null,
        receivingAcademicYear: year,
        student: { givenNames: cell('givenNames'), familyName: cell('familyName'), globalId: null, email: cell('email') || null },
        mobilityStart: start,
        mobilityEnd: end,
        mobilityType: 'long',
        iscedCode: cell('subject'),
        eqfLevel: Number(cell('level')),
        language: cell('language') === '' ? null : { language: cell('language').toLowerCase(), cefrLevel: cell('cefr').toUpperCase() },
        versions: [
          {
            role: 'firstVersion',
            proposalId: null,
            components: [],
            signatures: {
              student: signatureOn(cell('student')),
              sendingInstitution: signatureOn(cell('sending')),
              receivingInstitution: signatureOn(cell('receiving')),
            },
          },
        ],
      },
    },
    problems: [],
  };
}

/** '2027-01-18', a day of Excel's, or only a month: '2027-01'. */
function mobilityDate(text: string): MobilityDate | null {
  const date = dateInCell(text);
  if (date !== null) return { kind: 'day', date: date.toString() };
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? { kind: 'month', yearMonth: text } : null;
}

/** A sheet knows the day alone. */
function signatureOn(text: string): Signature | null {
  const date = dateInCell(text);
  return date && signatureOnDay(date.toString());
}
