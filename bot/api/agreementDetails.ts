import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { lastDayOf } from '../domain/academicYear.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { departmentName, type Language } from '../domain/person.ts';
import { comingNominationTerm } from '../domain/term.ts';
import { historyOf } from '../duties/agreementHistory.ts';
import { placesOf } from '../duties/agreementPlaces.ts';
import { watchAgreement } from '../duties/agreementWatch.ts';
import type { House } from '../duties/duty.ts';
import { listAgreementsBeside, type AgreementOfDepartments } from '../store/agreements.ts';
import { departmentsOf } from '../store/directory.ts';
import type { LentPlace } from '../store/placeLoans.ts';
import { readSettings } from '../store/settings.ts';
import { listTerms } from '../store/terms.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import { actorText } from './actorText.ts';
import { agreementItem, termItem } from './agreementItem.ts';
import type { agreementDetailsContract } from './contracts/agreementDetails.ts';
import { RequestProblem } from './problem.ts';
import { isOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

type Contract = typeof agreementDetailsContract;
type LoanItem = z.input<Contract['agreementDetails']['response']>['loans'][number];

const uuid = z.uuid();

/** Events of the history that are shown; the log has the rest. */
const LATEST = 100;

/**
 * One agreement, to the people of its departments with the conditions that are theirs, and to the
 * International Office and administrators whole. Heads see no loans, as everywhere.
 */
export function createAgreementDetailsHandlers(house: House): Handlers<Contract> {
  return {
    async agreementDetails({ person, params }) {
      const { db, clock } = house;
      const { language } = person;
      const id = uuid.safeParse(params['agreementId']);
      if (!id.success) throw new RequestProblem('notFound');
      const own = isOffice(person) ? null : await departmentsOf(db, person.id);
      const departmentIds = own?.map((one) => one.id) ?? 'all';
      const loanDepartmentIds = own?.filter(({ capacity }) => capacity !== 'head').map((one) => one.id) ?? 'all';
      const withPartner = await listAgreementsBeside(db, id.data, departmentIds);
      const agreement = withPartner.find((one) => one.id === id.data);
      if (!agreement) throw new RequestProblem('notFound');

      const now = clock.now();
      const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
      const nominationTerm = comingNominationTerm(await listTerms(db), today);
      const { ourHeiIds } = await readSettings(db);
      const places = await placesOf(db, agreement, withPartner, today);
      const loans = places.loans.filter((loan) => concerns(loan, agreement) && isSeen(loan, loanDepartmentIds));
      const onThis = loans.filter(({ agreementId }) => agreementId === agreement.id);
      const events = await historyOf(db, agreement, onThis, { departmentIds, loanDepartmentIds }, language, LATEST + 1);
      return {
        nominationTerm: termItem(nominationTerm),
        agreement: agreementItem(watchAgreement(agreement, nominationTerm, today), person, ourHeiIds),
        places: places.years.map(({ year, ...one }) => ({
          academicYear: year,
          isPast: Temporal.PlainDate.compare(lastDayOf(year), today) < 0,
          ...one,
        })),
        unknown: {
          staysWithoutDepartment: places.staysWithoutDepartment,
          staysOutside: places.staysOutside,
          loansWithoutAgreement: places.loansWithoutAgreement,
        },
        loans: loanItems(loans, agreement.id, language),
        history: events.slice(0, LATEST).map((event) => ({
          at: event.at.toString(),
          atText: momentText(event.at, language, now),
          whoText: actorText(event, language),
          text: event.text,
        })),
        historyGoesOn: events.length > LATEST,
      };
    },
  };
}

/** Whether a loan has to do with what the agreement gives its departments: on it, perhaps on it, or a place that one of them has borrowed at the partner. */
function concerns({ agreementId, study }: LentPlace, { id, conditions }: AgreementOfDepartments): boolean {
  return agreementId === null || agreementId === id || conditions.some(({ department }) => department.id === study.id);
}

function isSeen({ owner, study }: LentPlace, departmentIds: readonly string[] | 'all'): boolean {
  return departmentIds === 'all' || departmentIds.includes(owner.id) || departmentIds.includes(study.id);
}

/** Loans of one kind together: they differ by their students alone. */
function loanItems(loans: readonly LentPlace[], agreementId: string, language: Language): LoanItem[] {
  const t = translate(language);
  const alike = Map.groupBy(loans, (one) => [one.owner.id, one.study.id, one.termCode, one.state, one.agreementId === agreementId].join(' '));
  return [...alike.values()].flatMap((some) =>
    some.slice(0, 1).map(({ owner, study, termCode, term, state, agreementId: on }) => ({
      ownerText: departmentName(owner, language),
      studyText: departmentName(study, language),
      termCode,
      untilText: term && dayText(term.endsOn, language),
      state,
      stateText: t(`loan.state.${state}`),
      isOnThis: on === agreementId,
      count: some.length,
    })),
  );
}
