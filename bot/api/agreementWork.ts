import { STOCKHOLM } from '../domain/clock.ts';
import { departmentName, type Department, type Person } from '../domain/person.ts';
import { enterExchangeAgreement } from '../duties/agreementByHand.ts';
import { workOnAgreements } from '../duties/agreementWork.ts';
import { overviewOfDepartments } from '../duties/departmentOverview.ts';
import type { House } from '../duties/duty.ts';
import { listInstitutions } from '../store/agreements.ts';
import { departmentsOf, listDepartments } from '../store/directory.ts';
import { translate } from '../texts/translate.ts';
import type { agreementWorkContract } from './contracts/agreementWork.ts';
import { RequestProblem } from './problem.ts';
import { isOffice, requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

export function createAgreementWorkHandlers(house: House): Handlers<typeof agreementWorkContract> {
  return {
    async agreementWork({ person }) {
      const departments = await departmentsOf(house.db, person.id);
      const work = await workOnAgreements(house, person, departments.map(({ id }) => id));
      return {
        agreements: work.map(({ agreement, renewal, account, tasks }) => ({
          agreementId: agreement.id,
          renewal: renewal && {
            ...renewal,
            dueOn: renewal.dueOn?.toString() ?? null,
            decidedOn: renewal.decidedOn?.toString() ?? null,
          },
          solemoveState: agreement.solemoveState,
          account: {
            state: account?.state ?? 'unknown',
            contactName: account?.contactName ?? null,
            contactEmail: account?.contactEmail ?? null,
          },
          tasks: [...tasks],
        })),
      };
    },

    async departmentOverview({ person }) {
      requireOffice(person);
      const { nominationTerm, departments } = await overviewOfDepartments(house);
      return {
        nominationTerm: nominationTerm?.code ?? null,
        departments: departments.map(({ id, code, people, ...one }) => ({
          id,
          code,
          name: departmentName(one, person.language),
          people: [...people],
          openTasks: one.openTasks,
          overdueTasks: one.overdueTasks,
          agreements: one.agreements,
          endingAgreements: one.endingAgreements,
          agreementsMissingTerm: one.agreementsMissingTerm,
          accountsMissing: one.accountsMissing,
          hasNobody: one.hasNobody,
        })),
      };
    },

    async agreementForm({ person }) {
      const departments = await enterableDepartments(house, person);
      const { year, month } = house.clock.now().toZonedDateTimeISO(STOCKHOLM);
      const first = month < 9 ? year - 2 : year - 1;
      return {
        departments: departments.map((one) => ({ id: one.id, name: departmentName(one, person.language) })),
        partners: await listInstitutions(house.db),
        academicYears: Array.from({ length: YEARS_OFFERED }, (_, count) => `${first + count}/${first + count + 1}`),
      };
    },

    async enterAgreement({ person, body, idempotencyKey, correlationId }) {
      const departments = await enterableDepartments(house, person);
      if (!departments.some(({ id }) => id === body.departmentId)) refuse(person, 'departmentId', 'unknownDepartment');
      const result = await takeIn(house, person, () => enterExchangeAgreement(house, { person, correlationId }, body, idempotencyKey));
      if (result.kind === 'invalid') return refuse(person, result.field, result.problem);
      return { agreementId: result.agreementId };
    },
  };
}

/** Academic years that the form offers, from last year's on. */
const YEARS_OFFERED = 12;

/** Whose agreements a person may enter. 403 to whoever stands behind no department. */
async function enterableDepartments(house: House, person: Person): Promise<readonly Department[]> {
  const departments = isOffice(person) ? await listDepartments(house.db) : await departmentsOf(house.db, person.id);
  if (departments.length === 0) throw new RequestProblem('forbidden');
  return departments;
}

function refuse(person: Person, field: string, problem: 'unknownDepartment' | 'ownSchacCode' | 'agreementThere'): never {
  const message = translate(person.language)(`invalid.${problem}`);
  throw new RequestProblem('invalid', { errors: [{ field, message }] });
}

