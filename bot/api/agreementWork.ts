import { departmentName, type Person } from '../domain/person.ts';
import { workOnAgreements } from '../duties/agreementWork.ts';
import { overviewOfDepartments } from '../duties/departmentOverview.ts';
import type { House } from '../duties/duty.ts';
import { departmentsOf } from '../store/directory.ts';
import type { agreementWorkContract } from './contracts/agreementWork.ts';
import { RequestProblem } from './problem.ts';
import type { Handlers } from './routes.ts';

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
  };
}

function requireOffice(person: Person): void {
  if (!person.roles.includes('internationalOffice') && !person.roles.includes('admin')) throw new RequestProblem('forbidden');
}
