import { isDeepStrictEqual } from 'node:util';
import {
  isKnownSubject,
  MANY_LEAVE,
  PREVIEW_ROW_KINDS,
  type FieldChange,
  type ImportedAgreement,
  type ImportedLearningAgreement,
  type ImportKind,
  type ImportWarning,
  type ImportWarningCode,
  type PreviewCounts,
} from '../domain/dataImport.ts';
import type { DirectoryRow } from '../domain/directory.ts';
import { direction, type CooperationCondition } from '../domain/exchangeAgreement.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import type { HeiId } from '../domain/institution.ts';
import { isOlderThan, mobilityDateText, type LearningAgreement } from '../domain/learningAgreement.ts';
import { problem, type ImportPreview, type ImportProblem, type ImportProblemCode } from '../importers/preview.ts';
import { listInstitutions } from '../store/agreements.ts';
import type { Executor } from '../store/connect.ts';
import type { Prepared, PreparedRow } from '../store/importPreviews.ts';
import { departmentStates, learningAgreementStates, mobilityKey, type LearningAgreementState } from '../store/importStates.ts';
import { readSettings } from '../store/settings.ts';
import { compareDirectory, firstOf } from './directoryComparison.ts';
import { isAsKnown, planAgreements, type PlannedAgreement } from './importedAgreements.ts';
import { planLearningAgreements } from './importedLearningAgreements.ts';

/** What is said by the comparison, and so said anew by the next one. The rest comes from the file. */
const BY_COMPARISON: readonly ImportProblemCode[] = ['unknownDepartment', 'unknownPartner', 'unknownSubject', 'joined', 'joinedByHand', 'knownUnderAnotherId'];

/** Names in a warning. */
const NAMED = 8;

/** Compares what a file holds with what is known: what each row would change, and what to beware of. */
export async function compare(db: Executor, kind: ImportKind, { rows }: ImportPreview<unknown>, by: string): Promise<Prepared> {
  const read = rows.map((row) => ({ ...row, problems: row.problems.filter(({ code }) => !BY_COMPARISON.includes(code)) }));
  const compared = await comparisonOf(db, kind, { rows: read }, by);
  return {
    ...compared,
    counts: Object.fromEntries(
      PREVIEW_ROW_KINDS.map((one) => [one, compared.rows.filter((row) => row.kind === one).length]),
    ) as Record<keyof PreviewCounts, number>,
    fingerprint: fingerprintOf(compared.rows.map(({ source, kind: rowKind, title, changes, problems }) => [source, rowKind, title, changes, problems])),
  };
}

type Comparison = Pick<Prepared, 'rows' | 'warnings'>;

async function comparisonOf(db: Executor, kind: ImportKind, preview: ImportPreview<unknown>, by: string): Promise<Comparison> {
  // The rows are those that the reader of that kind gave.
  switch (kind) {
    case 'directory':
      return compareDirectory(db, preview as ImportPreview<DirectoryRow>, { by, manyLeave: MANY_LEAVE, named: NAMED });
    case 'iias':
    case 'agreementSheet':
      return compareAgreements(db, preview as ImportPreview<ImportedAgreement>);
    case 'omobilityLas':
    case 'learningAgreementSheet':
      return compareLearningAgreements(db, preview as ImportPreview<ImportedLearningAgreement>);
  }
}

/** A row that cannot be saved, as the file's reader left it. */
function refusedRow(source: string, problems: readonly ImportProblem[]): PreparedRow {
  return { source, kind: 'refused', title: '', changes: [], problems, item: null };
}

async function compareAgreements(db: Executor, { rows }: ImportPreview<ImportedAgreement>): Promise<Comparison> {
  const { ourHeiIds } = await readSettings(db);
  const names = new Map((await listInstitutions(db)).map(({ heiId, name }) => [heiId, name]));
  const codes = new Map([...(await departmentStates(db))].map(([id, { code }]) => [id, code]));
  const plans = await planAgreements(db, rows.flatMap(({ item }) => (item === null ? [] : [item])));
  let next = 0;
  const prepared = rows.map(({ source, item, problems }): PreparedRow => {
    const plan = item === null ? undefined : plans[next++];
    if (item === null || plan === undefined) return refusedRow(source, problems);
    const { partnerHeiId, partnerName, iiaCode } = item;
    const subjects = item.conditions.flatMap(({ condition }) => condition.subjectAreas.map(({ iscedCode }) => iscedCode));
    return {
      source,
      kind: plan.before === null ? 'new' : isAsKnown(plan) ? 'same' : 'changed',
      title: `${iiaCode} · ${names.get(partnerHeiId) ?? partnerName ?? partnerHeiId}`,
      changes: agreementChanges(plan, ourHeiIds, codes),
      problems: [
        ...problems,
        ...(plan.unknownUnits.length > 0 ? [problem('unknownDepartment', { ounits: plan.unknownUnits.join(', ') })] : []),
        ...(names.has(partnerHeiId) || partnerName !== null ? [] : [problem('unknownPartner', { heiId: partnerHeiId })]),
        ...subjectProblems(subjects),
        ...(plan.isJoined ? [problem('joined', { code: iiaCode })] : []),
        ...(plan.knownUnderAnotherId ? [problem('knownUnderAnotherId', { code: iiaCode })] : []),
      ],
      item,
    };
  });
  return { rows: prepared, warnings: warningsOf(prepared) };
}

function subjectProblems(codes: readonly string[]): ImportProblem[] {
  const unknown = [...new Set(codes)].filter((code) => !isKnownSubject(code));
  return unknown.length > 0 ? [problem('unknownSubject', { codes: unknown.join(', ') })] : [];
}

/** What rows say of things that are not known here, said once for the file. */
function warningsOf(rows: readonly PreparedRow[]): ImportWarning[] {
  const said: readonly [ImportProblemCode, string, ImportWarningCode][] = [
    ['unknownDepartment', 'ounits', 'unknownDepartments'],
    ['unknownPartner', 'heiId', 'unknownPartners'],
    ['unknownSubject', 'codes', 'unknownSubjects'],
    ['knownUnderAnotherId', 'code', 'knownUnderAnotherId'],
  ];
  return said.flatMap(([code, param, warning]) => {
    const found = rows.flatMap(({ problems }) => problems.filter((one) => one.code === code).flatMap(({ params }) => (params[param] ?? '').split(', ')));
    const distinct = [...new Set(found)];
    return distinct.length === 0 ? [] : [{ code: warning, params: { count: String(distinct.length), codes: firstOf(distinct, NAMED) } }];
  });
}

function agreementChanges({ before, after }: PlannedAgreement, ourHeiIds: readonly HeiId[], codes: ReadonlyMap<string, string>): FieldChange[] {
  const written = ({ departmentId, condition }: { readonly departmentId: string | null; readonly condition: CooperationCondition }) =>
    conditionText(condition, departmentId === null ? null : (codes.get(departmentId) ?? null), ourHeiIds);
  const [earlier, coming] = [before?.conditions.map(written) ?? [], after.conditions.map(written)];
  return [
    ...(before === null ? [] : difference('agreementCode', before.iiaCode, after.iiaCode)),
    ...(before === null ? [] : difference('partner', before.partnerHeiId, after.partnerHeiId)),
    ...difference('partnerCode', before?.partnerIiaCode ?? null, after.partnerIiaCode),
    ...difference('inEffect', yesOrNo(before?.inEffect ?? null), yesOrNo(after.inEffect)),
    ...paired(without(earlier, coming), without(coming, earlier)),
  ];
}

/** What is in the one list and not in the other, each as often as it is. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return texts.filter((text) => {
    const at = left.indexOf(text);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** A condition that is about the same as one that goes takes its place in the telling. */
function paired(gone: readonly string[], come: readonly string[]): FieldChange[] {
  const about = (text: string) => text.split('|').slice(0, 3).join('|');
  const left = [...come];
  const changes = gone.map((from): FieldChange => {
    const at = left.findIndex((to) => about(to) === about(from));
    const [to] = at === -1 ? [] : left.splice(at, 1);
    return { field: 'condition', from, to: to ?? null };
  });
  return [...changes, ...left.map((to): FieldChange => ({ field: 'condition', from: null, to }))];
}

/** Parts by '|', the first two named by texts: kind, direction, department, first and last year, places, subjects, months, levels, languages. */
function conditionText(condition: CooperationCondition, departmentCode: string | null, ourHeiIds: readonly HeiId[]): string {
  return [
    condition.kind,
    direction(condition, ourHeiIds),
    departmentCode ?? '',
    condition.receivingFirstAcademicYear,
    condition.receivingLastAcademicYear,
    condition.mobilitiesPerYear ?? '',
    condition.subjectAreas.map(({ iscedCode }) => iscedCode).join(' '),
    condition.totalMonthsPerYear ?? '',
    condition.eqfLevels.join(' '),
    condition.languageSkills.map(({ language, cefrLevel }) => `${language} ${cefrLevel ?? ''}`.trim()).join(', '),
  ]
    .map((part) => String(part).replaceAll('|', ' '))
    .join('|');
}

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no';
}

function difference(field: FieldChange['field'], from: string | null, to: string | null): FieldChange[] {
  return from === to ? [] : [{ field, from, to }];
}

async function compareLearningAgreements(db: Executor, { rows }: ImportPreview<ImportedLearningAgreement>): Promise<Comparison> {
  const { ourHeiIds } = await readSettings(db);
  const names = new Map((await listInstitutions(db)).map(({ heiId, name }) => [heiId, name]));
  const departments = await departmentStates(db);
  const plans = await planLearningAgreements(db, rows.flatMap(({ item }) => (item === null ? [] : [item])));
  const known = await learningAgreementStates(db, plans.map(({ agreement }) => agreement));
  let next = 0;
  const prepared = rows.map(({ source, item, problems }): PreparedRow => {
    const plan = item === null ? undefined : plans[next++];
    if (item === null || plan === undefined) return refusedRow(source, problems);
    const { agreement, departmentId, unit, isJoined } = plan;
    const before = known.get(mobilityKey(agreement)) ?? null;
    const refusal = before && !isJoined && refusalOf(before, item);
    const partnerHeiId = ourHeiIds.includes(agreement.sendingHeiId) ? agreement.receivingHeiId : agreement.sendingHeiId;
    const codeOf = (id: string | null) => (id === null ? null : (departments.get(id)?.code ?? null));
    // Nothing of the student: whoever imports has no standing in the case.
    const title = [names.get(partnerHeiId) ?? partnerHeiId, codeOf(departmentId) ?? unit, mobilityDateText(agreement.mobilityStart)].filter((part) => part !== null).join(' · ');
    if (refusal) return { ...refusedRow(source, [...problems, problem(refusal)]), title };
    const changes = [
      ...(before === null ? [] : difference('department', codeOf(before.departmentId), codeOf(departmentId))),
      ...(before === null ? [] : learningAgreementChanges(before.agreement, agreement)),
    ];
    const isSame = before !== null && !isJoined && before.departmentId === departmentId && isDeepStrictEqual(before.agreement, agreement);
    return {
      source,
      kind: before === null ? 'new' : isSame ? 'same' : 'changed',
      title,
      changes,
      problems: [
        ...problems,
        ...(departmentId === null ? [problem('unknownDepartment', { ounits: unit ?? '–' })] : []),
        ...(names.has(partnerHeiId) ? [] : [problem('unknownPartner', { heiId: partnerHeiId })]),
        ...subjectProblems([agreement.iscedCode]),
        ...(isJoined ? [problem('joinedByHand')] : []),
      ],
      item,
    };
  });
  return { rows: prepared, warnings: warningsOf(prepared) };
}

/** Why a learning agreement that is known is not replaced. */
function refusalOf(before: LearningAgreementState, { agreement, departmentCode }: ImportedLearningAgreement): ImportProblemCode | null {
  const holdsCourses = before.agreement.versions.some(({ components }) => components.length > 0);
  if (departmentCode !== null && (holdsCourses || before.agreement.versions.length > 1)) return 'knownWithCourses';
  return isOlderThan(agreement, before.agreement) ? 'olderThanKnown' : null;
}

function learningAgreementChanges(before: LearningAgreement, after: LearningAgreement): FieldChange[] {
  const skill = ({ language }: LearningAgreement) => language && `${language.language} ${language.cefrLevel}`;
  const versions = (one: LearningAgreement) => one.versions.map(({ role }) => role).join(' ');
  const signatures = (one: LearningAgreement) =>
    one.versions.map(({ signatures: by }) => Object.entries(by).flatMap(([party, signature]) => (signature ? [party] : [])).join(' ')).join(' | ');
  return [
    ...difference('mobilityStart', mobilityDateText(before.mobilityStart), mobilityDateText(after.mobilityStart)),
    ...difference('mobilityEnd', mobilityDateText(before.mobilityEnd), mobilityDateText(after.mobilityEnd)),
    ...difference('academicYear', before.receivingAcademicYear, after.receivingAcademicYear),
    ...difference('subject', before.iscedCode, after.iscedCode),
    ...difference('level', String(before.eqfLevel), String(after.eqfLevel)),
    ...difference('languageSkill', skill(before), skill(after)),
    ...(isDeepStrictEqual(before.student, after.student) ? [] : [{ field: 'student' as const, from: null, to: null }]),
    ...difference('versions', versions(before), versions(after)),
    ...difference('signatures', signatures(before), signatures(after)),
  ];
}
