import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { lastDayOf } from '../domain/academicYear.ts';
import {
  conditionKey,
  decideBy,
  endStage,
  isNearer,
  isSettled,
  nearestStage,
  RENEWAL_DECISIONS,
  type EndStage,
  type PastDecision,
  type RenewalDecision,
} from '../domain/agreementRenewal.ts';
import type { DutyVerb } from '../domain/auditAct.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { withoutSuccessor, type CooperationCondition } from '../domain/exchangeAgreement.ts';
import type { Language } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { storedDay, storedMoment } from '../domain/stored.ts';
import { isClosed } from '../domain/task.ts';
import { comingNominationTerm, type Term } from '../domain/term.ts';
import { stockholmInstant, workingDayFrom } from '../domain/workingTime.ts';
import { listAgreements, type AgreementOfDepartments } from '../store/agreements.ts';
import { readSettings } from '../store/settings.ts';
import { showAnew } from '../store/taskFiles.ts';
import { listTasksOfKind, saveDetails, type TaskOfKind } from '../store/taskSubjects.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import { conditionFact, conditionToKeep, keptCondition, manualLinks, numbered } from './agreementConditions.ts';
import type { ActionContext, Fact, Field, Input, Look } from './duty.ts';
import { given } from './input.ts';
import { keptDuty, type KeptAction, type KeptChange } from './kept.ts';
import { lockOpenTask } from './lockDetails.ts';
import { changeTask, endTask, startTask } from './start.ts';

/**
 * Duty 4: an exchange agreement that ends, or does not reach the term that is nominated to next, is
 * renewed, replaced, or let go with open eyes. One task for each agreement and department: a nearer
 * warning gives the open one more haste. Ends with a decision, or by itself when an import shows
 * that the conditions reach further.
 */

const details = z.object({
  iiaId: z.string(),
  agreementCode: z.string(),
  partnerHeiId: z.string(),
  partnerName: z.string(),
  conditions: z.array(keptCondition.extend({ key: z.string(), endsOn: storedDay, missesTerm: z.boolean() })),
  /** Months before the end of the latest warning that has passed, 0 once it has ended. */
  warning: z.number().nullable(),
  missedTerm: z.object({ code: z.string(), academicYear: z.string(), nominationDeadline: storedDay }).nullable(),
  /** The department's other agreements with the partner. */
  alternatives: z.array(z.object({ iiaId: z.string(), agreementCode: z.string() })),
  underWay: z.object({ expectedOn: storedDay, note: z.string().nullable(), by: z.string(), at: storedMoment }).nullable(),
  decision: z
    .object({ kind: z.enum(RENEWAL_DECISIONS), text: z.string().nullable(), by: z.string(), at: storedMoment })
    .nullable(),
});

export type AgreementRenewal = z.output<typeof details>;
type Action = KeptAction<AgreementRenewal>;

/** Reads what is kept with a task of this kind. */
export function readRenewal(kept: unknown): AgreementRenewal {
  return details.parse(kept);
}

function decision(
  kind: RenewalDecision,
  { verb = kind, textField, ...how }: { verb?: DutyVerb; textField?: string } & Pick<Action, 'style' | 'label' | 'fields' | 'when'>,
): Action {
  return {
    verb,
    by: 'assignee',
    states: ['open'],
    ...how,
    async apply({ actor, now }, _file, renewal, input) {
      const text = textField ? replacementOf(renewal, given(input, textField)) : null;
      return { state: 'done', details: { ...renewal, decision: { kind, text, by: actor.person.name, at: now } } };
    },
  };
}

/** The code of the agreement that was chosen; any other text is what the person wrote. */
function replacementOf({ alternatives }: AgreementRenewal, text: string): string {
  return alternatives.find((one) => one.iiaId === text)?.agreementCode ?? text;
}

const ownAgreement: Field<AgreementRenewal> = {
  name: 'agreement',
  kind: 'choice',
  required: true,
  maxLength: 500,
  label: (t) => t('duty.agreementRenewal.field.agreement'),
  choices: ({ alternatives }) => alternatives.map(({ iiaId, agreementCode }) => ({ value: iiaId, title: agreementCode })),
};

export const agreementRenewalDuty = keptDuty<AgreementRenewal>({
  kind: 'agreementRenewal',
  urgent: false,
  details,
  title({ partnerName: partner, missedTerm, warning }, t) {
    if (missedTerm) return t('duty.agreementRenewal.title.missesTerm', { partner, term: missedTerm.code });
    return warning === 0 ? t('duty.agreementRenewal.title.ended', { partner }) : t('duty.agreementRenewal.title.ends', { partner });
  },
  facts(renewal, language, now) {
    const t = translate(language);
    return [
      ...decisionFacts(renewal, language, now),
      ...dangerFacts(renewal, language),
      { label: t('duty.agreementRenewal.facts.partner'), value: renewal.partnerName },
      { label: t('duty.agreementRenewal.facts.code'), value: renewal.agreementCode },
      ...numbered(renewal.conditions.map((condition) => conditionWithEnd(condition, renewal, language))),
      ...underWayFacts(renewal, language),
    ];
  },
  dialogue: () => [],
  links: (_renewal, language) => manualLinks(translate(language)),
  actions: [
    decision('renewed', { style: 'positive', label: (t) => t('duty.agreementRenewal.action.renewed'), fields: [] }),
    {
      verb: 'underWay',
      by: 'assignee',
      states: ['open'],
      style: 'default',
      label: (t) => t('duty.agreementRenewal.action.underWay'),
      fields: [
        {
          name: 'expectedOn',
          kind: 'comingDate',
          required: true,
          maxLength: 10,
          withinYear: true,
          label: (t) => t('duty.agreementRenewal.field.expectedOn'),
          initial: ({ underWay }) => underWay?.expectedOn.toString() ?? null,
        },
        { name: 'note', kind: 'multiline', required: false, maxLength: 1000, label: (t) => t('duty.agreementRenewal.field.note') },
      ],
      apply: noteUnderWay,
    },
    decision('replaced', {
      style: 'default',
      label: (t) => t('duty.agreementRenewal.action.replaced'),
      fields: [ownAgreement],
      textField: 'agreement',
      when: (_file, { alternatives }) => alternatives.length > 0,
    }),
    decision('replaced', {
      verb: 'replacedByOther',
      style: 'default',
      label: (t) => t('duty.agreementRenewal.action.replacedByOther'),
      fields: [{ name: 'code', kind: 'text', required: true, maxLength: 100, label: (t) => t('duty.agreementRenewal.field.code') }],
      textField: 'code',
    }),
    decision('lapse', {
      style: 'destructive',
      label: (t) => t('duty.agreementRenewal.action.lapse'),
      fields: [{ name: 'reason', kind: 'multiline', required: true, maxLength: 1000, label: (t) => t('duty.agreementRenewal.field.reason') }],
      textField: 'reason',
    }),
  ],
  comesUp,
});

/**
 * The task waits with the person for the day that they name, and its reminders go by that day; by the
 * nominations that are missed where those close before it.
 */
async function noteUnderWay(
  { tx, actor, now }: ActionContext,
  _file: unknown,
  renewal: AgreementRenewal,
  input: Input,
): Promise<KeptChange<AgreementRenewal>> {
  const expectedOn = Temporal.PlainDate.from(given(input, 'expectedOn'));
  const underWay = { expectedOn, note: input['note'] ?? null, by: actor.person.name, at: now };
  const { end } = workingHours(await readSettings(tx));
  const expectedAt = stockholmInstant(workingDayFrom(expectedOn, 'onOrAfter'), end);
  const deadline = renewal.missedTerm?.nominationDeadline;
  const closesAt = deadline && stockholmInstant(workingDayFrom(deadline, 'onOrBefore'), end);
  const isInDanger = closesAt && Temporal.Instant.compare(closesAt, now) > 0 && Temporal.Instant.compare(closesAt, expectedAt) < 0;
  const dueAt = isInDanger ? closesAt : expectedAt;
  return { state: 'open', dueAt, details: { ...renewal, underWay } };
}

function decisionFacts({ decision: made, missedTerm, conditions }: AgreementRenewal, language: Language, now: Temporal.Instant): Fact[] {
  if (!made) return [];
  const t = translate(language);
  const result = made.kind === 'lapse' ? 'negative' : 'positive';
  const said =
    made.kind === 'replaced'
      ? t('duty.agreementRenewal.decision.replaced', { code: made.text ?? '' })
      : t(`duty.agreementRenewal.decision.${made.kind}`);
  const facts: Fact[] = [{ label: t('duty.agreementRenewal.facts.decision'), value: said, result }];
  if (made.kind === 'lapse' && made.text) facts.push({ label: t('duty.agreementRenewal.facts.reason'), value: made.text, result });
  if (made.kind === 'lapse' && missedTerm && conditions.some((one) => one.missesTerm)) {
    facts.push({ label: t('duty.agreementRenewal.facts.meaning'), value: t('duty.agreementRenewal.lapsed', { term: missedTerm.code }), result });
  }
  facts.push({ label: t('duty.agreementRenewal.facts.decidedBy'), value: `${made.by}, ${momentText(made.at, language, now)}`, result });
  return facts;
}

/** Said first while it holds: what the agreement's end means for the nominations that come next. */
function dangerFacts({ decision: made, missedTerm, conditions }: AgreementRenewal, language: Language): Fact[] {
  if (made || !missedTerm) return [];
  const t = translate(language);
  const missing = conditions.filter((condition) => condition.missesTerm);
  const uninsured = missing.some((condition) => condition.direction === 'outgoing') ? ` ${t('duty.agreementRenewal.uninsured')}` : '';
  return [
    {
      label: t('duty.agreementRenewal.facts.danger'),
      value: t('duty.agreementRenewal.missesTerm', { term: missedTerm.code, year: missedTerm.academicYear }) + uninsured,
    },
    { label: t('duty.agreementRenewal.facts.deadline', { term: missedTerm.code }), value: dayText(missedTerm.nominationDeadline, language) },
  ];
}

function conditionWithEnd(condition: AgreementRenewal['conditions'][number], { missedTerm }: AgreementRenewal, language: Language): Fact {
  const t = translate(language);
  const { label, value } = conditionFact(condition, t);
  const ends = t('duty.agreementRenewal.endsOn', { day: dayText(condition.endsOn, language) });
  const misses = condition.missesTerm && missedTerm ? ` ${t('duty.agreementRenewal.notCovering', { term: missedTerm.code })}` : '';
  return { label, value: `${value}. ${ends}${misses}` };
}

function underWayFacts({ underWay, decision: made }: AgreementRenewal, language: Language): Fact[] {
  if (!underWay || made) return [];
  const t = translate(language);
  const facts: Fact[] = [
    {
      label: t('duty.agreementRenewal.facts.underWay'),
      value: t('duty.agreementRenewal.expected', { day: dayText(underWay.expectedOn, language), by: underWay.by }),
    },
  ];
  if (underWay.note) facts.push({ label: t('duty.agreementRenewal.facts.note'), value: underWay.note });
  return facts;
}

/** What a department has with a partner in one agreement, and what of it ends. */
interface Concern {
  readonly agreement: AgreementOfDepartments;
  readonly departmentId: string;
  readonly alternatives: AgreementRenewal['alternatives'];
  readonly ending: readonly { readonly condition: CooperationCondition; readonly stage: EndStage }[];
}

interface KnownTask extends TaskOfKind {
  readonly renewal: AgreementRenewal;
}

async function comesUp(look: Look): Promise<void> {
  const { tx, settings, terms, today } = look;
  const known = (await listTasksOfKind(tx, 'agreementRenewal')).map((task): KnownTask => ({ ...task, renewal: readRenewal(task.details) }));
  const knownOf = Map.groupBy(known, ({ renewal, departmentId }) => `${renewal.iiaId} ${departmentId}`);
  const nominationTerm = comingNominationTerm(terms, today);
  const stillOpen = new Set(known.filter((task) => !isClosed(task.state)));
  for (const concern of concernsOf(await listAgreements(tx, 'all'), today, nominationTerm, settings.agreementWarningMonths)) {
    const tasks = knownOf.get(`${concern.agreement.iiaId} ${concern.departmentId}`) ?? [];
    const past = tasks.flatMap(({ state, renewal }) => (isClosed(state) ? pastDecision(renewal) : []));
    const importedOn = concern.agreement.importedAt && dayIn(concern.agreement.importedAt);
    const ending = concern.ending.filter(({ condition }) => !isSettled(conditionKey(condition), past, today, importedOn));
    if (ending.length === 0) continue;
    const open = tasks.find((task) => stillOpen.delete(task));
    if (open) await follow(look, open, { ...concern, ending });
    else await begin(look, tasks, { ...concern, ending });
  }
  for (const { taskId } of stillOpen) await endTask(look, taskId, 'done', 'settledItself');
}

/** The conditions of each agreement and department that near their end and have no successor in any of the department's agreements. */
export function concernsOf(
  agreements: readonly AgreementOfDepartments[],
  today: Temporal.PlainDate,
  nominationTerm: Term | null,
  warningMonths: readonly number[],
): Concern[] {
  const owned = agreements.flatMap((agreement) =>
    agreement.conditions.map(({ department, condition }) => ({ agreement, departmentId: department.id, condition })),
  );
  return [...Map.groupBy(owned, ({ departmentId, agreement }) => `${departmentId} ${agreement.partnerHeiId}`).values()].flatMap((shared) => {
    const last = new Set(withoutSuccessor(shared.map(({ condition }) => condition)));
    return [...Map.groupBy(shared, ({ agreement }) => agreement).entries()].map(([agreement, entries]): Concern => {
      const ending = entries.flatMap(({ condition }) => {
        const stage = last.has(condition) ? endStage(condition, today, nominationTerm, warningMonths) : null;
        return stage ? [{ condition, stage }] : [];
      });
      const others = new Set(shared.map((one) => one.agreement).filter((one) => one !== agreement));
      return {
        agreement,
        departmentId: entries[0]?.departmentId ?? '',
        alternatives: [...others].map(({ iiaId, iiaCode }) => ({ iiaId, agreementCode: iiaCode })),
        ending,
      };
    });
  });
}

/**
 * The occasion is the condition that ends first, in words that survive an import. When its task is
 * closed and the condition comes back all the same, it is the next round of it.
 */
async function begin(look: Look, tasks: readonly KnownTask[], concern: Concern): Promise<void> {
  const { agreement, departmentId, ending } = concern;
  const keys = ending.map(({ condition }) => `${lastDayOf(condition.receivingLastAcademicYear).toString()} ${conditionKey(condition)}`).sort();
  const base = `${agreement.iiaId} ${departmentId} ${keys[0] ?? ''}`;
  const round = tasks.filter(({ occasion }) => occasion.startsWith(base)).length;
  await startTask(look, agreementRenewalDuty, {
    departmentId,
    occasion: round === 0 ? base : `${base} ${round + 1}`,
    details: renewalOf(look, concern, null),
    dueAt: dueAt(look, concern),
    publicReference: agreement.iiaCode,
  });
}

/**
 * Keeps an open task true to the data. Only a nearer warning is worth a new message and a new time to
 * answer; a renewal that is under way keeps the day that was named, unless the danger is a new term's.
 */
async function follow(look: Look, task: KnownTask, concern: Concern): Promise<void> {
  // Read anew behind the lock: an answer may have been given since the tasks were listed.
  const file = await lockOpenTask(look.tx, task.taskId);
  if (!file) return;
  const before = agreementRenewalDuty.detailsOf(file);
  const { dueAt: dueBefore } = file.task;
  const after = renewalOf(look, concern, before.underWay);
  const stage = nearestStage(concern.ending.map((one) => one.stage));
  const hastens = isNearer(stage, { warning: before.warning, missedTermCode: before.missedTerm?.code ?? null });
  const waitsForRenewal = before.underWay !== null && Temporal.Instant.compare(dueBefore, look.now) > 0;
  const termComesFirst =
    after.missedTerm !== null &&
    after.missedTerm.code !== before.missedTerm?.code &&
    Temporal.PlainDate.compare(after.missedTerm.nominationDeadline, dayIn(dueBefore)) < 0;
  if (hastens && (!waitsForRenewal || termComesFirst)) {
    await changeTask(look, agreementRenewalDuty, task.taskId, { details: after, dueAt: dueAt(look, concern) });
    return;
  }
  const encoded = z.encode(details, after);
  if (JSON.stringify(encoded) === JSON.stringify(z.encode(details, before))) return;
  await saveDetails(look.tx, task.taskId, encoded);
  await showAnew(look.tx, task.taskId);
  await look.house.jobs.taskChanged(look.tx, task.taskId);
}

function renewalOf({ settings }: Look, { agreement, alternatives, ending }: Concern, underWay: AgreementRenewal['underWay']): AgreementRenewal {
  const { warning, missedTerm } = nearestStage(ending.map((one) => one.stage));
  return {
    iiaId: agreement.iiaId,
    agreementCode: agreement.iiaCode,
    partnerHeiId: agreement.partnerHeiId,
    partnerName: agreement.partnerName,
    conditions: ending.map(({ condition, stage }) => ({
      ...conditionToKeep(condition, settings.ourHeiIds),
      key: conditionKey(condition),
      endsOn: lastDayOf(condition.receivingLastAcademicYear),
      missesTerm: stage.missedTerm !== null,
    })),
    warning,
    missedTerm: missedTerm && { code: missedTerm.code, academicYear: missedTerm.academicYear, nominationDeadline: missedTerm.nominationDeadline },
    alternatives,
    underWay,
    decision: null,
  };
}

function dueAt({ today, settings }: Look, { ending }: Concern): Temporal.Instant {
  const day = decideBy(nearestStage(ending.map((one) => one.stage)), today);
  return stockholmInstant(day, workingHours(settings).end);
}

function pastDecision({ decision: made, conditions }: AgreementRenewal): PastDecision[] {
  return made ? [{ decision: made.kind, on: dayIn(made.at), keys: conditions.map((one) => one.key) }] : [];
}

function dayIn(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
