import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { HeiId } from '../domain/institution.ts';
import { allowsChanges, CHANGE_REASON_CODES, firstDay, lastDay } from '../domain/learningAgreement.ts';
import type {
  ComponentTable,
  LearningAgreement,
  LearningAgreementComponent,
  LearningAgreementVersion,
  MobilityDate,
  MobilityType,
  Signature,
} from '../domain/learningAgreement.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import {
  academicYearId,
  elementText,
  eqfLevel,
  heiId,
  optionalText,
  parent,
  problemsOf,
  readXml,
  repeated,
  requiredText,
} from './ewpXml.ts';
import { ImportFileError, problem } from './preview.ts';
import type { ImportPreview, ImportProblem, ImportRow } from './preview.ts';

const ROOT = 'omobility-las-get-response';
const PARTS = ['first-version', 'approved-changes', 'changes-proposal'];
const MESSAGES = [
  'omobility-las-update-request',
  'omobility-las-update-response',
  'approve-proposal-v1',
  'comment-proposal-v1',
];

/**
 * Reads the get-response of the Erasmus Without Paper outgoing mobility learning agreements API,
 * version 1, or one bare <la> element. A version may lack signatures that the schema requires:
 * an agreement that waits for one of them is what a contact person is asked about.
 *
 * An agreement between two other universities is not ours to know and is refused as a row. Birth
 * date, citizenship and gender are not read.
 * @throws ImportFileError; an extract and a message between partners have codes of their own
 */
export function readLearningAgreements(
  bytes: Uint8Array,
  ourHeiIds: readonly HeiId[],
): ImportPreview<LearningAgreement> {
  const firstSource = new Map<string, string>();
  const rows = agreementElements(bytes).map((element, index): ImportRow<LearningAgreement> => {
    const source = `la[${index + 1}]`;
    const read = laElement.safeParse(element, { reportInput: true });
    if (!read.success) return { source, item: null, problems: problemsOf(read.error) };
    const refusals = refusalsOf(read.data, ourHeiIds);
    if (refusals.length > 0) return { source, item: null, problems: refusals };
    const item = agreementOf(read.data);
    const first = firstSource.get(item.omobilityId);
    if (first !== undefined) return { source, item: null, problems: [problem('duplicateInFile', { source: first })] };
    firstSource.set(item.omobilityId, source);
    return { source, item, problems: noticesOf(read.data, item) };
  });
  return { rows };
}

function agreementElements(bytes: Uint8Array): unknown[] {
  const { root, content } = readXml(bytes);
  if (root === 'la') return [content];
  if (root === ROOT) return parent({ la: repeated(z.unknown()) }).parse(content).la;
  if (PARTS.includes(root)) throw new ImportFileError('learningAgreementPart', { root });
  if (MESSAGES.includes(root)) throw new ImportFileError('learningAgreementMessage', { root });
  throw new ImportFileError('wrongRoot', { root, expected: ROOT });
}

const TABLES = {
  'components-studied': 'studied',
  'components-recognized': 'recognised',
  'virtual-components': 'virtual',
  'blended-mobility-components': 'blended',
  'short-term-doctoral-components': 'doctoral',
} as const satisfies Record<string, ComponentTable>;
type TableName = keyof typeof TABLES;
const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** A dateTime of XML Schema, whose offset may be left out; kept as it is written. */
const timestamp = elementText.refine(
  (value) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(value) &&
    isReadable(() => Temporal.PlainDateTime.from(withoutZone(value))),
);

const signature = parent({
  'signer-name': optionalText,
  'signer-position': optionalText,
  'signer-email': optionalText,
  timestamp,
  'signer-app': optionalText,
}).transform((element): Signature => ({
  signerName: element['signer-name'],
  signerPosition: element['signer-position'],
  signerEmail: element['signer-email'],
  timestamp: element.timestamp,
  signerApp: element['signer-app'],
}));
/** An empty element is an absent signature. */
const optionalSignature = z
  .preprocess((value) => (value === '' ? undefined : value), signature.optional())
  .transform((value) => value ?? null);

const component = parent({
  'los-code': optionalText,
  title: requiredText,
  credit: repeated(parent({ scheme: requiredText, value: requiredText })),
  '@status': z.enum(['inserted', 'deleted']).nullable().catch(null).default(null),
  // An unknown code counts as none (schema, reason-code).
  '@reason-code': z.enum(CHANGE_REASON_CODES).nullable().catch(null).default(null),
  '@reason-text': z.string().optional(),
});

const componentList = parent({ component: repeated(component) }).optional();

const versionElement = parent({
  'components-studied': componentList,
  'components-recognized': componentList,
  'virtual-components': componentList,
  'blended-mobility-components': componentList,
  'short-term-doctoral-components': componentList,
  'student-signature': optionalSignature,
  'sending-hei-signature': optionalSignature,
  'receiving-hei-signature': optionalSignature,
});
type VersionElement = z.infer<typeof versionElement>;

/** The fields of a student whose change needs a new approval (schema, changes-proposal/student). */
const IMPORTANT_STUDENT_FIELDS = ['given-names', 'family-name', 'global-id', 'birth-date'];

const proposalElement = z.intersection(
  versionElement,
  parent({ '@id': z.string().min(1), student: z.record(z.string(), z.unknown()).optional().catch(undefined) }),
);

const receivingInstitution = { 'hei-id': heiId, 'ounit-id': optionalText, 'ounit-name': optionalText };
const sendingInstitution = { ...receivingInstitution, 'ounit-name': requiredText };

const day = elementText
  .transform(withoutZone)
  .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isReadable(() => Temporal.PlainDate.from(value)));
const month = elementText
  .transform(withoutZone)
  .refine((value) => /^\d{4}-\d{2}$/.test(value) && isReadable(() => Temporal.PlainYearMonth.from(value)));

const laElement = parent({
  'omobility-id': requiredText,
  'sending-hei': parent(sendingInstitution),
  'receiving-hei': parent(receivingInstitution),
  'receiving-academic-year-id': academicYearId.optional(),
  student: parent({
    'given-names': requiredText,
    'family-name': requiredText,
    'global-id': optionalText,
    email: optionalText,
  }),
  'start-date': day.optional(),
  'start-year-month': month.optional(),
  'end-date': day.optional(),
  'end-year-month': month.optional(),
  'eqf-level-studied-at-departure': eqfLevel,
  'isced-f-code': requiredText,
  'student-language-skill': parent({ language: requiredText, 'cefr-level': requiredText }).optional(),
  'first-version': versionElement.optional(),
  'approved-changes': versionElement.optional(),
  'changes-proposal': proposalElement.optional(),
}).transform((element, context) => {
  const start = mobilityDate(element['start-date'], element['start-year-month']);
  const end = mobilityDate(element['end-date'], element['end-year-month']);
  if (start === null) context.addIssue({ code: 'custom', input: undefined, path: ['start-date'] });
  if (end === null) context.addIssue({ code: 'custom', input: undefined, path: ['end-date'] });
  return start === null || end === null ? z.NEVER : { ...element, start, end };
});
type LaElement = z.infer<typeof laElement>;

function mobilityDate(date: string | undefined, yearMonth: string | undefined): MobilityDate | null {
  if (date !== undefined) return { kind: 'day', date };
  return yearMonth === undefined ? null : { kind: 'month', yearMonth };
}

/** Dates and months of XML Schema may carry a time zone, which says nothing about a planned day. */
function withoutZone(value: string): string {
  return value.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '');
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function refusalsOf(la: LaElement, ourHeiIds: readonly HeiId[]): ImportProblem[] {
  const heiIds = [la['sending-hei']['hei-id'], la['receiving-hei']['hei-id']];
  return [
    ...(heiIds.some((id) => ourHeiIds.includes(id)) ? [] : [problem('notOurs', { heiIds: heiIds.join(', ') })]),
    ...(la['first-version'] || la['changes-proposal'] ? [] : [problem('noVersion')]),
    ...(Temporal.PlainDate.compare(lastDay(la.end), firstDay(la.start)) < 0
      ? [problem('endBeforeStart', { element: 'end-date' })]
      : []),
  ];
}

function agreementOf(la: LaElement): LearningAgreement {
  const versions = versionsOf(la);
  const language = la['student-language-skill'];
  return {
    omobilityId: la['omobility-id'],
    sendingHeiId: la['sending-hei']['hei-id'],
    sendingOunitId: la['sending-hei']['ounit-id'],
    sendingOunitName: la['sending-hei']['ounit-name'],
    receivingHeiId: la['receiving-hei']['hei-id'],
    receivingOunitId: la['receiving-hei']['ounit-id'],
    receivingOunitName: la['receiving-hei']['ounit-name'],
    receivingAcademicYear: la['receiving-academic-year-id'] ?? null,
    student: {
      givenNames: la.student['given-names'],
      familyName: la.student['family-name'],
      globalId: holdsPersonalNumber(la) ? null : la.student['global-id'],
      email: la.student.email,
    },
    mobilityStart: la.start,
    mobilityEnd: la.end,
    mobilityType: mobilityTypeOf(versions),
    iscedCode: la['isced-f-code'],
    eqfLevel: la['eqf-level-studied-at-departure'],
    language: language ? { language: language.language, cefrLevel: language['cefr-level'] } : null,
    versions,
  };
}

/** Some countries build the European Student Identifier from the personal number. */
function holdsPersonalNumber(la: LaElement): boolean {
  return findPersonalNumber(la.student['global-id'] ?? '') !== null;
}

function versionsOf(la: LaElement): LearningAgreementVersion[] {
  const { 'first-version': first, 'approved-changes': changes, 'changes-proposal': proposal } = la;
  return [
    ...(first ? [versionOf('firstVersion', null, first)] : []),
    ...(changes ? [versionOf('approvedChanges', null, changes)] : []),
    ...(proposal ? [versionOf('changesProposal', proposal['@id'], proposal)] : []),
  ];
}

function versionOf(
  role: LearningAgreementVersion['role'],
  proposalId: string | null,
  element: VersionElement,
): LearningAgreementVersion {
  return {
    role,
    proposalId,
    components: TABLE_NAMES.flatMap((name) =>
      (element[name]?.component ?? []).map((read) => componentOf(TABLES[name], read)),
    ),
    signatures: {
      student: element['student-signature'],
      sendingInstitution: element['sending-hei-signature'],
      receivingInstitution: element['receiving-hei-signature'],
    },
  };
}

function componentOf(table: ComponentTable, read: z.infer<typeof component>): LearningAgreementComponent {
  const credits = read.credit.map(({ scheme, value }) => `${value} ${scheme === 'ects' ? 'ECTS' : scheme}`);
  return {
    table,
    code: read['los-code'],
    title: read.title,
    credits: credits.length === 0 ? null : credits.join(', '),
    status: read['@status'],
    reason: reasonTextOf(read) || read['@reason-code'],
  };
}

/** Written by people, and shown on a card: a personal number is left out with the text around it. */
function reasonTextOf(read: z.infer<typeof component>): string | null {
  const text = read['@reason-text'] ?? '';
  return findPersonalNumber(text) ? null : text;
}

function reasonsHoldPersonalNumber(la: LaElement): boolean {
  const versions = [la['first-version'], la['approved-changes'], la['changes-proposal']];
  return versions.some((version) =>
    TABLE_NAMES.some((name) => version?.[name]?.component.some((read) => findPersonalNumber(read['@reason-text'] ?? '') !== null)),
  );
}

/** The short kinds are known only by the tables that they fill. */
function mobilityTypeOf(versions: readonly LearningAgreementVersion[]): MobilityType {
  const tables = versions.flatMap((version) => version.components.map(({ table }) => table));
  return tables.includes('blended') ? 'blended' : tables.includes('doctoral') ? 'doctoral' : 'long';
}

function noticesOf(la: LaElement, item: LearningAgreement): ImportProblem[] {
  const changed = Object.keys(la['changes-proposal']?.student ?? {}).filter((field) =>
    IMPORTANT_STUDENT_FIELDS.includes(field),
  );
  const changesAfterAgreement = la['approved-changes'] ?? (la['first-version'] && la['changes-proposal']);
  return [
    ...(changed.length > 0 ? [problem('proposalChangesStudentData', { fields: changed.join(', ') })] : []),
    ...(changesAfterAgreement && !allowsChanges(item) ? [problem('changesNotAllowed', { type: item.mobilityType })] : []),
    ...(holdsPersonalNumber(la) ? [problem('personalNumberLeftOut', { element: 'student/global-id' })] : []),
    ...(reasonsHoldPersonalNumber(la) ? [problem('personalNumberLeftOut', { element: 'component/@reason-text' })] : []),
  ];
}
