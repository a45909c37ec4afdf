import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { isAuditAct, type AuditAct } from '../domain/auditAct.ts';
import { departmentName, type Department, type Language } from '../domain/person.ts';
import type { AgreementOfDepartments } from '../store/agreements.ts';
import { listActsAbout, type ActAbout } from '../store/auditPages.ts';
import type { Executor } from '../store/connect.ts';
import { listDepartments } from '../store/directory.ts';
import { listWithdrawalTasks, type LentPlace } from '../store/placeLoans.ts';
import { listTasksOnAgreement } from '../store/taskSubjects.ts';
import type { Texts } from '../texts/shape.ts';
import { translate } from '../texts/translate.ts';

/**
 * What has happened to an exchange agreement, read from the audit log: who, what and when, without a
 * word of any student. Each sees what concerns their departments; a loan is seen by those who see
 * the loans of either side.
 */

export interface AgreementEvent {
  readonly at: Temporal.Instant;
  readonly actor: string;
  readonly actorName: string | null;
  readonly text: string;
}

type Words = keyof Texts['agreementHistory'];

/** The acts that are told. What is left out says nothing of the agreement: reminders, putting off, who stood in for whom. */
const TOLD: Readonly<Partial<Record<AuditAct, Words | ((detail: Detail, iiaId: string) => Words | null)>>> = {
  'import.exchangeAgreements': ({ added, changed }, iiaId) => (added.includes(iiaId) ? 'imported' : changed.includes(iiaId) ? 'importChanged' : null),
  'import.exchangeAgreementByHand': 'enteredByHand',
  'import.undone': 'importTakenBack',
  'agreementRenewal.asked': 'renewalAsked',
  'agreementRenewal.changed': 'renewalHastened',
  'agreementRenewal.escalated': 'renewalEscalated',
  'agreementRenewal.underWay': 'renewalUnderWay',
  'agreementRenewal.renewed': 'renewed',
  'agreementRenewal.replaced': 'replaced',
  'agreementRenewal.replacedByOther': 'replaced',
  'agreementRenewal.lapse': 'lapse',
  'agreementRenewal.settledItself': 'renewalSettled',
  'agreementRenewal.takenBack': 'taskTakenBack',
  'agreementRegistration.asked': 'registrationAsked',
  'agreementRegistration.escalated': 'registrationEscalated',
  'agreementRegistration.partnerFound': 'partnerFound',
  'agreementRegistration.entered': 'enteredInSolemove',
  'agreementRegistration.fileUploaded': 'fileUploaded',
  'agreementRegistration.checked': 'checked',
  'agreementRegistration.allDone': 'allDone',
  'agreementRegistration.takenBack': 'taskTakenBack',
  'loan.entered': 'loanEntered',
  'loan.withdrawn': ({ state }) => (state === 'withdrawnBeforeStart' ? 'loanWithdrawnBefore' : 'loanWithdrawnAfter'),
  'loan.withdrawalUndone': 'loanRestored',
  'loan.removed': 'loanRemoved',
  'loan.ended': 'loanEnded',
  'placeWithdrawal.received': 'withdrawalReceived',
  'placeWithdrawal.toldAnotherWay': 'withdrawalToldAnotherWay',
};

/** Whether an act is told in an agreement's history. */
export function isTold(act: AuditAct): boolean {
  return Object.hasOwn(TOLD, act);
}

/** What of an act's facts the words need; other acts have others. */
const facts = z.object({
  added: z.array(z.string()).catch([]),
  changed: z.array(z.string()).catch([]),
  owner: z.string().nullable().catch(null),
  study: z.string().nullable().catch(null),
  term: z.string().catch(''),
  state: z.string().nullable().catch(null),
});
type Detail = z.output<typeof facts>;

export interface WhoseHistory {
  /** Whose tasks are told of. */
  readonly departmentIds: readonly string[] | 'all';
  /** Whose loans are. */
  readonly loanDepartmentIds: readonly string[] | 'all';
}

/** The latest events, the newest first. `loans` are those on the agreement that the person may see. */
export async function historyOf(
  db: Executor,
  agreement: Pick<AgreementOfDepartments, 'id' | 'iiaId'>,
  loans: readonly LentPlace[],
  { departmentIds, loanDepartmentIds }: WhoseHistory,
  language: Language,
  limit: number,
): Promise<AgreementEvent[]> {
  const { id, iiaId } = agreement;
  const tasks = await listTasksOnAgreement(db, ['agreementRenewal', 'agreementRegistration'], iiaId);
  const own = tasks.filter(({ departmentId }) => departmentIds === 'all' || departmentIds.includes(departmentId));
  const withdrawals = await listWithdrawalTasks(db, loans.map((loan) => loan.id));
  const ofLoans =
    loanDepartmentIds === 'all'
      ? [{ agreement: id }]
      : loanDepartmentIds.flatMap((one) => [{ agreement: id, owner: one }, { agreement: id, study: one }]);
  const acts = await listActsAbout(
    db,
    {
      actions: Object.keys(TOLD),
      taskIds: [...own, ...withdrawals].map(({ taskId }) => taskId),
      facts: [...ofLoans, { added: [iiaId] }, { changed: [iiaId] }, { changedBack: [iiaId] }],
    },
    limit,
  );
  const departments = new Map((await listDepartments(db)).map((one) => [one.id, one]));
  return acts.flatMap((act) => {
    const text = textOf(act, iiaId, departments, language);
    return text === null ? [] : [{ at: act.at, actor: act.actor, actorName: act.actorName, text }];
  });
}

function textOf({ action, departmentId, detail: kept }: ActAbout, iiaId: string, departments: ReadonlyMap<string, Department>, language: Language): string | null {
  const t = translate(language);
  const detail = facts.parse(kept);
  const told = isAuditAct(action) ? TOLD[action] : null;
  const words = typeof told === 'function' ? told(detail, iiaId) : (told ?? null);
  if (words === null) return null;
  return t(`agreementHistory.${words}`, {
    department: nameOf(departmentId),
    owner: nameOf(detail.owner),
    study: nameOf(detail.study),
    term: detail.term,
  });

  function nameOf(id: string | null): string {
    const department = id === null ? undefined : departments.get(id);
    return department ? departmentName(department, language) : t('audit.goneDepartment');
  }
}
