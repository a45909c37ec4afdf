import type { CooperationCondition, ExchangeAgreement } from './exchangeAgreement.ts';
import type { LearningAgreement } from './learningAgreement.ts';

/** What an import of a file is made of: the kinds of files, what a preview tells of a row, how long it can be taken back. */

/** What can be chosen on the page: each kind of file has its reader. */
export const IMPORT_KINDS = ['directory', 'iias', 'agreementSheet', 'omobilityLas', 'learningAgreementSheet'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds that come as spreadsheets, and so have a template. */
export const SHEET_KINDS = ['directory', 'agreementSheet', 'learningAgreementSheet'] as const satisfies readonly ImportKind[];
export type SheetKind = (typeof SHEET_KINDS)[number];

/** leaves: nothing in the file, but somebody whom the directory would no longer list. */
export const PREVIEW_ROW_KINDS = ['refused', 'leaves', 'new', 'changed', 'same'] as const;
export type PreviewRowKind = (typeof PREVIEW_ROW_KINDS)[number];
export type PreviewCounts = Readonly<Record<PreviewRowKind, number>>;

/** What about a row can change; a text in bot/texts names each in both languages. */
export const CHANGED_FIELDS = [
  'listed',
  'name',
  'email',
  'roles',
  'assignment',
  'departmentSv',
  'departmentEn',
  'faculty',
  'ewpUnit',
  'agreementCode',
  'partner',
  'partnerCode',
  'inEffect',
  'condition',
  'department',
  'mobilityStart',
  'mobilityEnd',
  'academicYear',
  'subject',
  'level',
  'languageSkill',
  'student',
  'versions',
  'signatures',
] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

/**
 * One change: what stands there now and what would. Null: nothing. Values are as they are written in
 * data; of a student's own data neither is kept, since whoever imports has no standing in the case.
 */
export interface FieldChange {
  readonly field: ChangedField;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a person should know before confirming, about the file as a whole. A text in bot/texts names each. */
export const IMPORT_WARNINGS = [
  /** count, total: more than a tenth of the people would leave the directory */
  'manyLeave',
  /** whoever imports would leave the directory or lose the right to import */
  'youLeave',
  /** names: departments that had a contact person and would have none */
  'withoutContact',
  /** count, codes: units that the directory does not know */
  'unknownDepartments',
  /** count, codes: universities whose name is not known here */
  'unknownPartners',
  /** count, codes: subject codes outside of ISCED-F 2013 */
  'unknownSubjects',
  /** count, codes: agreements whose number is known with the same partner under another id */
  'knownUnderAnotherId',
] as const;
export type ImportWarningCode = (typeof IMPORT_WARNINGS)[number];

export interface ImportWarning {
  readonly code: ImportWarningCode;
  readonly params: Readonly<Record<string, string>>;
}

/** saving: confirmed, and under way. failed: nothing was changed, and it can be confirmed again. */
export type PreviewState = 'ready' | 'saving' | 'failed' | 'done';

/** What an import changes, each kept with its earlier value for as long as it can be taken back. */
export type ImportSubject = 'person' | 'department' | 'exchangeAgreement' | 'learningAgreement';

/** Why a row stays as it is when an import is taken back. A text in bot/texts names each. */
export const LEFT_REASONS = ['changedLater', 'actedOn', 'inUse', 'yourself'] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

/** A row that stayed when its import was taken back, named without anything about a student. */
export interface LeftRow {
  readonly label: string;
  readonly reason: LeftReason;
}

/** Hours for which a preview can be confirmed. What it holds of the file is deleted after it. */
export const PREVIEW_HOURS = 24;

/** Days within which an import can be taken back. The earlier values are deleted after it. */
export const UNDO_DAYS = 14;

/** Rows of one file; five times what a large university has. */
export const MAX_IMPORT_ROWS = 20_000;

/** More leavers than this part of the directory are more likely a wrong file than a wave of departures. */
export const MANY_LEAVE = 0.1;

/** The narrow fields of ISCED-F 2013 by broad field (UNESCO Institute for Statistics, 2014); 0, 8 and 9 as third digit are everywhere. */
const NARROW_FIELDS: Readonly<Record<string, string>> = {
  '00': '123',
  '01': '1',
  '02': '123',
  '03': '12',
  '04': '12',
  '05': '1234',
  '06': '1',
  '07': '123',
  '08': '1234',
  '09': '12',
  '10': '1234',
};

/** Whether a subject's four digits lie within ISCED-F 2013. Whether the fourth exists is not looked at. */
export function isKnownSubject(iscedCode: string): boolean {
  const narrow = NARROW_FIELDS[iscedCode.slice(0, 2)];
  return /^\d{4}$/.test(iscedCode) && narrow !== undefined && `${narrow}089`.includes(iscedCode.charAt(2));
}

/** An exchange agreement as a file tells of it. */
export interface ImportedAgreement extends Pick<ExchangeAgreement, 'iiaCode' | 'partnerHeiId' | 'partnerIiaCode' | 'inEffect'> {
  /** Null in spreadsheets, which know an agreement by its number and partner. */
  readonly iiaId: string | null;
  /** What the file calls the partner; used where the university is not known yet. */
  readonly partnerName: string | null;
  readonly conditions: readonly {
    readonly condition: CooperationCondition;
    /** Null where the department is found by its unit in Erasmus Without Paper. */
    readonly departmentCode: string | null;
  }[];
}

/** A learning agreement as a file tells of it. */
export interface ImportedLearningAgreement {
  readonly agreement: LearningAgreement;
  /** Null where the department is found by its unit in Erasmus Without Paper. */
  readonly departmentCode: string | null;
}
