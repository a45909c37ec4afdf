import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import { conditionKey, type RenewalDecision } from '../domain/agreementRenewal.ts';
import type { PartnerAccount } from '../domain/partnerAccount.ts';
import type { Person } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import { listAgreements, type AgreementOfDepartments } from '../store/agreements.ts';
import { listPartnerAccounts } from '../store/partnerAccounts.ts';
import { listTaskFiles } from '../store/taskFiles.ts';
import { listTasksOfKind } from '../store/taskSubjects.ts';
import { translate } from '../texts/translate.ts';
import { agreementRegistrationDuty } from './agreementRegistration.ts';
import { agreementRenewalDuty, readRenewal, type AgreementRenewal } from './agreementRenewal.ts';
import type { House } from './duty.ts';
import { partnerAccountDuty } from './partnerAccount.ts';

/** What is being done about agreements: shown beside them, to the departments that have them. */

export interface RenewalState {
  readonly state: 'toDecide' | 'underWay' | RenewalDecision;
  /** By when it is to be decided, or is expected to be renewed; null once it is decided. */
  readonly dueOn: Temporal.PlainDate | null;
  /** The note, the reason, or the code of what replaces it. */
  readonly text: string | null;
  readonly by: string | null;
  readonly decidedOn: Temporal.PlainDate | null;
}

export interface AgreementWork {
  readonly agreement: AgreementOfDepartments;
  readonly renewal: RenewalState | null;
  readonly account: PartnerAccount | null;
  /** Open tasks about the agreement or its partner that the person is asked. */
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
}

const MOST_TASKS = 500;

export async function workOnAgreements(house: House, person: Person, departmentIds: readonly string[]): Promise<AgreementWork[]> {
  const agreements = await listAgreements(house.db, departmentIds);
  const accounts = await listPartnerAccounts(house.db, agreements.map(({ partnerHeiId }) => partnerHeiId));
  const renewals = (await listTasksOfKind(house.db, 'agreementRenewal'))
    .filter(({ departmentId }) => departmentIds.includes(departmentId))
    .map((task) => ({ ...task, renewal: readRenewal(task.details) }));
  const tasks = await tasksAbout(house, person);
  return agreements.map((agreement): AgreementWork => {
    const keys = new Set(agreement.conditions.map(({ condition }) => conditionKey(condition)));
    // What was said of conditions that have been renewed since is history.
    const ofIt = renewals.filter(({ renewal }) => renewal.iiaId === agreement.iiaId && renewal.conditions.some(({ key }) => keys.has(key)));
    const standing = ofIt.find(({ state }) => !isClosed(state)) ?? ofIt.findLast(({ renewal }) => renewal.decision !== null);
    return {
      agreement,
      renewal: standing ? renewalState(standing.renewal, standing.dueAt) : null,
      account: accounts.get(agreement.partnerHeiId) ?? null,
      tasks: tasks.filter(({ iiaId, partnerHeiId }) => (iiaId ? iiaId === agreement.iiaId : partnerHeiId === agreement.partnerHeiId)).map(({ id, title }) => ({ id, title })),
    };
  });
}

function renewalState({ decision, underWay }: AgreementRenewal, dueAt: Temporal.Instant): RenewalState {
  if (decision) return { state: decision.kind, dueOn: null, text: decision.text, by: decision.by, decidedOn: dayIn(decision.at) };
  if (underWay) return { state: 'underWay', dueOn: underWay.expectedOn, text: underWay.note, by: underWay.by, decidedOn: null };
  return { state: 'toDecide', dueOn: dayIn(dueAt), text: null, by: null, decidedOn: null };
}

interface TaskAbout {
  readonly id: string;
  readonly title: string;
  /** Null when it is about the partner. */
  readonly iiaId: string | null;
  readonly partnerHeiId: string;
}

async function tasksAbout(house: House, person: Person): Promise<TaskAbout[]> {
  const t = translate(person.language);
  const files = await listTaskFiles(house.db, { personId: person.id, relation: 'assigned', limit: MOST_TASKS });
  return files.flatMap((file): TaskAbout[] => {
    const { id, kind } = file.task;
    if (kind === 'agreementRenewal') {
      const { iiaId, partnerHeiId } = agreementRenewalDuty.detailsOf(file);
      return [{ id, title: t('duty.agreementRenewal.kind'), iiaId, partnerHeiId }];
    }
    if (kind === 'agreementRegistration') {
      const { iiaId, partnerHeiId } = agreementRegistrationDuty.detailsOf(file);
      return [{ id, title: t('duty.agreementRegistration.kind'), iiaId, partnerHeiId }];
    }
    if (kind === 'partnerAccount') return [{ id, title: t('duty.partnerAccount.kind'), iiaId: null, partnerHeiId: partnerAccountDuty.detailsOf(file).partnerHeiId }];
    return [];
  });
}

function dayIn(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
