import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { ownerOf } from '../domain/exchangeAgreement.ts';
import { accountSeason, isToConfirm, letsPartnerNominate, PARTNER_ACCOUNT_STATES, type AccountSeason, type PartnerAccount } from '../domain/partnerAccount.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { isClosed } from '../domain/task.ts';
import { addWorkingDays, stockholmInstant, workingDayFrom } from '../domain/workingTime.ts';
import { listAgreements, type AgreementOfDepartments } from '../store/agreements.ts';
import { listPartnerAccounts, savePartnerAccount } from '../store/partnerAccounts.ts';
import { listTasksOfKind } from '../store/taskSubjects.ts';
import { translate } from '../texts/translate.ts';
import type { Field, Look } from './duty.ts';
import { keptDuty, type KeptAction, type KeptChange } from './kept.ts';
import { endTask, startTask } from './start.ts';

/**
 * Duty 8: every partner that sends students has its account in Solemove, in which it nominates. Asked
 * before each season of nominations and when a partner comes with a new agreement, once for each
 * partner: of the department with most places, since two that asked the partner would be one too
 * many. Ends when the account is there; what was confirmed is asked again after a year.
 */

const details = z.object({
  partnerHeiId: z.string(),
  partnerName: z.string(),
  /** The term whose nominations come; null when a new agreement is the reason. */
  term: z.string().nullable(),
  agreementCodes: z.array(z.string()),
  /** Other departments that have agreements with the partner. */
  others: z.array(z.object({ nameSv: z.string(), nameEn: z.string() })),
  state: z.enum(PARTNER_ACCOUNT_STATES),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
});

export type PartnerAccountTask = z.output<typeof details>;

/** Working days to see to an account where no season sets a day; the same as for the new agreement itself. */
const WORKING_DAYS_FOR_NEW = 15;
/** Working days that are left to whoever is asked late in a season. */
const WORKING_DAYS_AT_LEAST = 5;

const contactName: Field<PartnerAccountTask> = {
  name: 'contactName',
  kind: 'text',
  required: false,
  maxLength: 200,
  label: (t) => t('duty.partnerAccount.field.contactName'),
  initial: (task) => task.contactName,
};
const contactEmail: Field<PartnerAccountTask> = {
  name: 'contactEmail',
  kind: 'email',
  required: false,
  maxLength: 254,
  label: (t) => t('duty.partnerAccount.field.contactEmail'),
  initial: (task) => task.contactEmail,
};

/** The account is there: `exists` when it was, `created` when it was missing first. */
function confirm(verb: 'exists' | 'created', when: (task: PartnerAccountTask) => boolean): KeptAction<PartnerAccountTask> {
  return {
    verb,
    by: 'assignee',
    states: ['open'],
    style: 'positive',
    label: (t) => t(`duty.partnerAccount.action.${verb}`),
    fields: [contactName, contactEmail],
    when: (_file, task) => when(task),
    async apply({ tx, by, now }, _file, task, input): Promise<KeptChange<PartnerAccountTask>> {
      const said = { state: 'created' as const, contactName: input['contactName'] ?? null, contactEmail: input['contactEmail'] ?? null };
      await savePartnerAccount(tx, { partnerHeiId: task.partnerHeiId, ...said, updatedAt: now }, by);
      return { state: 'done', details: { ...task, ...said } };
    },
  };
}

export const partnerAccountDuty = keptDuty<PartnerAccountTask>({
  kind: 'partnerAccount',
  urgent: false,
  details,
  title: ({ partnerName: partner, state }, t) =>
    t(state === 'missing' ? 'duty.partnerAccount.title.missing' : 'duty.partnerAccount.title.unknown', { partner }),
  facts(task, language) {
    const t = translate(language);
    const { state, term } = task;
    const confirmed = state === 'created';
    const result = confirmed ? ({ result: 'positive' } as const) : {};
    return [
      { label: t('duty.partnerAccount.facts.state'), value: t(`duty.partnerAccount.state.${state}`), ...result },
      ...(task.contactName ? [{ label: t('duty.partnerAccount.facts.contactName'), value: task.contactName, ...result }] : []),
      ...(task.contactEmail ? [{ label: t('duty.partnerAccount.facts.contactEmail'), value: task.contactEmail, ...result }] : []),
      ...(confirmed
        ? []
        : [
            {
              label: t('duty.partnerAccount.facts.why'),
              value: term ? t('duty.partnerAccount.why.term', { term }) : t('duty.partnerAccount.why.newAgreement'),
            },
          ]),
      ...(state === 'missing'
        ? (['search', 'ask', 'create', 'tell'] as const).map((step, index) => ({
            label: t('duty.partnerAccount.facts.step', { number: index + 1 }),
            value: t(`duty.partnerAccount.step.${step}`),
          }))
        : []),
      { label: t('duty.partnerAccount.facts.schac'), value: task.partnerHeiId },
      { label: t('duty.partnerAccount.facts.agreements'), value: task.agreementCodes.join(', ') },
      ...(task.others.length > 0
        ? [
            {
              label: t('duty.partnerAccount.facts.others'),
              value: task.others.map((one) => (language === 'sv' ? one.nameSv : one.nameEn)).join(', '),
            },
          ]
        : []),
    ];
  },
  dialogue: () => [],
  passages: ({ state }, language) => {
    if (state !== 'missing') return [];
    const t = translate(language);
    return (['en', 'sv'] as const).map((written) => ({
      title: t(`duty.partnerAccount.mail.title.${written}`),
      text: translate(written)('duty.partnerAccount.mail.text'),
    }));
  },
  actions: [
    confirm('exists', ({ state }) => state !== 'missing'),
    {
      verb: 'missing',
      by: 'assignee',
      states: ['open'],
      style: 'default',
      label: (t) => t('duty.partnerAccount.action.missing'),
      fields: [],
      when: (_file, { state }) => state !== 'missing',
      async apply({ tx, by, now }, _file, task) {
        const { partnerHeiId, contactName: name, contactEmail: email } = task;
        await savePartnerAccount(tx, { partnerHeiId, state: 'missing', contactName: name, contactEmail: email, updatedAt: now }, by);
        return { state: 'open', details: { ...task, state: 'missing' } };
      },
    },
    confirm('created', ({ state }) => state === 'missing'),
  ],
  comesUp,
});

async function comesUp(look: Look): Promise<void> {
  const { tx, today, terms } = look;
  const season = accountSeason(terms, today);
  const partners = nominatingPartners(await listAgreements(tx, 'all'), today);
  const accounts = await listPartnerAccounts(tx, [...partners.keys()]);
  const asked = new Set<string>();
  for (const { taskId, state, details: kept } of await listTasksOfKind(tx, 'partnerAccount')) {
    if (isClosed(state)) continue;
    const { partnerHeiId } = details.parse(kept);
    if (partners.has(partnerHeiId)) asked.add(partnerHeiId);
    else await endTask(look, taskId, 'cancelled', 'noMoreNominations');
  }
  for (const [partnerHeiId, agreements] of partners) {
    if (asked.has(partnerHeiId)) continue;
    const account = accounts.get(partnerHeiId) ?? null;
    const fresh = agreements.find(({ solemoveState }) => solemoveState === 'notEntered');
    if (season && isToConfirm(account && { state: account.state, confirmedOn: dayIn(account.updatedAt) }, season.accountsBy)) {
      await ask(look, agreements, account, season, `${partnerHeiId} ${season.term.code}`);
    } else if (fresh && account?.state !== 'created') {
      await ask(look, agreements, account, null, `${partnerHeiId} ${fresh.iiaId}`);
    }
  }
}

/** The partners that may send students, each with the agreements by which they do. */
function nominatingPartners(agreements: readonly AgreementOfDepartments[], today: Temporal.PlainDate): Map<string, AgreementOfDepartments[]> {
  const nominating = agreements.flatMap((agreement) => {
    const conditions = agreement.conditions.filter(({ condition }) => letsPartnerNominate(condition, agreement.partnerHeiId, today));
    return conditions.length > 0 ? [{ ...agreement, conditions }] : [];
  });
  return Map.groupBy(nominating, ({ partnerHeiId }) => partnerHeiId);
}

async function ask(
  look: Look,
  agreements: readonly AgreementOfDepartments[],
  account: PartnerAccount | null,
  season: AccountSeason | null,
  occasion: string,
): Promise<void> {
  const conditions = agreements.flatMap((agreement) => agreement.conditions);
  const departmentId = ownerOf(conditions);
  const others = new Map(conditions.map(({ department }) => [department.id, department]));
  others.delete(departmentId);
  const [first] = agreements;
  await startTask(look, partnerAccountDuty, {
    departmentId,
    occasion,
    details: {
      partnerHeiId: first?.partnerHeiId ?? '',
      partnerName: first?.partnerName ?? '',
      term: season?.term.code ?? null,
      agreementCodes: agreements.map(({ iiaCode }) => iiaCode),
      others: [...others.values()].map(({ nameSv, nameEn }) => ({ nameSv, nameEn })),
      // What was confirmed long ago is to be confirmed anew; what was missing is still missing.
      state: account?.state === 'missing' ? 'missing' : 'unknown',
      contactName: account?.contactName ?? null,
      contactEmail: account?.contactEmail ?? null,
    },
    dueAt: dueAt(look, season),
  });
}

function dueAt({ today, settings }: Look, season: AccountSeason | null): Temporal.Instant {
  const soonest = addWorkingDays(today, WORKING_DAYS_AT_LEAST);
  const wished = season ? workingDayFrom(season.accountsBy, 'onOrBefore') : addWorkingDays(today, WORKING_DAYS_FOR_NEW);
  const day = wished.toString() < soonest.toString() ? soonest : wished;
  return stockholmInstant(day, workingHours(settings).end);
}

function dayIn(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
