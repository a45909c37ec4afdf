import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import { departmentName } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import { dueAfterWorkingDays } from '../domain/workingTime.ts';
import { watchAgreements } from '../duties/agreementWatch.ts';
import { createEligibilityRequest } from '../duties/eligibility.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { departmentsOf, listDepartmentsWithContacts } from '../store/directory.ts';
import { readSettings } from '../store/settings.ts';
import { listTerms } from '../store/terms.ts';
import { momentText, translate } from '../texts/translate.ts';
import { createAdministrationHandlers } from './administration.ts';
import { createAdmissionsHandlers } from './admissions.ts';
import { createAgreementDetailsHandlers } from './agreementDetails.ts';
import { agreementItem, termItem } from './agreementItem.ts';
import { createAgreementWorkHandlers } from './agreementWork.ts';
import { createBroadcastsHandlers } from './broadcasts.ts';
import { createCalendarHandlers } from './calendar.ts';
import { createCalmHandlers } from './calm.ts';
import { createImportsHandlers } from './imports.ts';
import { createChannelHandlers } from './channel.ts';
import { createDepartmentHandlers } from './department.ts';
import { createKnowledgeHandlers } from './knowledge.ts';
import { createLearningAgreementsHandlers } from './learningAgreements.ts';
import { createMeetingsHandlers } from './meetings.ts';
import { createPeopleHandlers } from './people.ts';
import { createPublicationsHandlers } from './publications.ts';
import { createSettingsHandlers } from './settings.ts';
import { createSharingHandlers } from './sharing.ts';
import { createTasksHandlers } from './tasks.ts';
import type { Contract } from './contract.ts';
import { createOperationsHandlers } from './operations.ts';
import { RequestProblem } from './problem.ts';
import { requireAdmissions } from './roles.ts';
import type { Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

export function createHandlers(house: DeliveryHouse, isDemo: boolean): Handlers<Contract> {
  return {
    ...createOperationsHandlers(house),
    ...createBroadcastsHandlers(house),
    ...createLearningAgreementsHandlers(house),
    ...createMeetingsHandlers(house),
    ...createAdministrationHandlers(house),
    ...createAdmissionsHandlers(house),
    ...createAgreementDetailsHandlers(house),
    ...createAgreementWorkHandlers(house),
    ...createDepartmentHandlers(house),
    ...createPublicationsHandlers(house),
    ...createImportsHandlers(house),
    ...createKnowledgeHandlers(house),
    ...createPeopleHandlers(house),
    ...createCalmHandlers(house),
    ...createChannelHandlers(house),
    ...createCalendarHandlers(house),
    ...createSettingsHandlers(house),
    ...createSharingHandlers(house),
    ...createTasksHandlers(house, isDemo),

    async agreements({ person }) {
      const departments = await departmentsOf(house.db, person.id);
      const { nominationTerm, agreements } = await watchAgreements(house, departments.map((one) => one.id));
      const { ourHeiIds } = await readSettings(house.db);
      return {
        nominationTerm: termItem(nominationTerm),
        agreements: agreements.map((watched) => agreementItem(watched, person, ourHeiIds)),
      };
    },

    async eligibilityForm({ person }) {
      requireAdmissions(person);
      const now = house.clock.now();
      const settings = await readSettings(house.db);
      const dueIn = ({ serviceLevelWorkingDays }: Pick<Settings, 'serviceLevelWorkingDays'>) =>
        dueAfterWorkingDays(now, serviceLevelWorkingDays, workingHours(settings));
      const dueAt = dueIn(settings);
      const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
      const terms = (await listTerms(house.db)).filter((term) => Temporal.PlainDate.compare(term.endsOn, today) >= 0);
      const departments = await listDepartmentsWithContacts(house.db);
      return {
        departments: departments.map((one) => ({
          id: one.id,
          name: departmentName(one, person.language),
          contacts: one.contacts,
          defaultDueText: momentText(dueIn(settingsFor(settings, one.id)), person.language, now),
        })),
        terms: terms.map((term) => term.code),
        defaultDueAt: dueAt.toString(),
        defaultDueText: momentText(dueAt, person.language, now),
      };
    },

    async createEligibilityRequest({ person, body, idempotencyKey, correlationId }) {
      requireAdmissions(person);
      const result = await takeIn(house, person, () => createEligibilityRequest(house, { person, correlationId }, body, idempotencyKey));
      if (result.kind !== 'invalid') return { taskId: result.taskId };
      const message = translate(person.language)(`invalid.${result.problem}`);
      throw new RequestProblem('invalid', { errors: [{ field: result.field, message }] });
    },
  };
}
