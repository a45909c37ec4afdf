import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { departmentName, type Person } from '../domain/person.ts';
import { hasEnded, withdrawalOn } from '../domain/placeLoan.ts';
import type { House } from '../duties/duty.ts';
import { whoActed, whoChanged } from '../duties/firstActs.ts';
import { enterLoan, loanDepartmentsOf, removeLoan, sideOf, undoWithdrawal, withdrawLoan, type LoanAct } from '../duties/placeLoans.ts';
import { readWithdrawal, type WithdrawalDetails } from '../duties/placeWithdrawal.ts';
import { listAgreements } from '../store/agreements.ts';
import { listDepartmentsWithContacts } from '../store/directory.ts';
import { countLoans, listLoans, listWithdrawalTasks, type PlaceLoan } from '../store/placeLoans.ts';
import { listTerms } from '../store/terms.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { peopleContract } from './contracts/people.ts';
import { overtaken, RequestProblem } from './problem.ts';
import type { Call, Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

type LoanRoute = 'loans' | 'loanForm' | 'enterLoan' | 'withdrawLoan' | 'undoWithdrawal' | 'removeLoan';
type Loans = Awaited<ReturnType<Handlers<typeof peopleContract>['loans']>>;

const uuid = z.uuid();

/**
 * Places that departments lend each other. The contact persons and deputies of the two see them with
 * the student's name; the International Office sees how many there are; to others there are none.
 */
export function createLoanHandlers(house: House): Pick<Handlers<typeof peopleContract>, LoanRoute> {
  return {
    loans: ({ person }) => describeLoans(house, person),

    async loanForm({ person }) {
      const own = await loanDepartmentsOf(house.db, person);
      if (own.length === 0) throw new RequestProblem('forbidden');
      const { language } = person;
      const departments = await listDepartmentsWithContacts(house.db);
      const today = todayOf(house);
      const owners = [];
      for (const one of departments.filter(({ id }) => own.includes(id))) {
        const agreements = await listAgreements(house.db, [one.id]);
        owners.push({
          id: one.id,
          name: departmentName(one, language),
          agreements: agreements.map(({ id, partnerName, iiaCode }) => ({ id, title: `${partnerName} (${iiaCode})` })),
        });
      }
      const t = translate(language);
      return {
        owners,
        departments: departments.map((one) => ({ id: one.id, name: departmentName(one, language), contacts: one.contacts })),
        terms: (await listTerms(house.db))
          .filter((term) => !hasEnded(today, term))
          .map(({ code, startsOn }) => ({ code, title: t('loan.term', { term: code, day: dayText(startsOn, language) }) })),
      };
    },

    async enterLoan({ person, body, idempotencyKey, correlationId }) {
      const result = await takeIn(house, person, () => enterLoan(house, { person, correlationId }, body, idempotencyKey));
      if (result.kind === 'entered') return { loanId: result.loanId };
      const message = translate(person.language)(`invalid.${result.problem}`);
      throw new RequestProblem('invalid', { errors: [{ field: result.field, message }] });
    },

    withdrawLoan: async (call) => after(house, call, await withdrawLoan(house, actorOf(call), knownId(call), call.body.note)),
    undoWithdrawal: async (call) => after(house, call, await undoWithdrawal(house, actorOf(call), knownId(call))),
    removeLoan: async (call) => after(house, call, await removeLoan(house, actorOf(call), knownId(call))),
  };
}

type LoanCall = Pick<Call<(typeof peopleContract)['removeLoan']>, 'person' | 'correlationId' | 'params'>;

function actorOf({ person, correlationId }: LoanCall) {
  return { person, correlationId };
}

function knownId({ params }: LoanCall): string {
  const id = uuid.safeParse(params['loanId']);
  if (!id.success) throw new RequestProblem('notFound');
  return id.data;
}

async function after(house: House, call: LoanCall, act: LoanAct): Promise<Loans> {
  const { person } = call;
  switch (act.kind) {
    case 'done':
      return describeLoans(house, person);
    case 'unknown':
      throw new RequestProblem('notFound');
    case 'conflict': {
      const by = act.receipt ? await whoActed(house, act.receipt, person) : await whoChanged(house, 'loan', [knownId(call)], person);
      throw overtaken(by);
    }
  }
}

async function describeLoans(house: House, person: Person): Promise<Loans> {
  const { language } = person;
  const t = translate(language);
  const own = await loanDepartmentsOf(house.db, person);
  const loans = await listLoans(house.db, own);
  const withdrawn = loans.filter(({ withdrawnOn }) => withdrawnOn !== null).map(({ id }) => id);
  // The latest of each loan, and of the two about it the one that tells of the receipt.
  const told = new Map<string, { readonly isOpen: boolean; readonly withdrawal: WithdrawalDetails }>();
  for (const { isOpen, details } of await listWithdrawalTasks(house.db, withdrawn)) {
    const withdrawal = readWithdrawal(details);
    if (withdrawal.role === 'told' && !told.has(withdrawal.loanId)) told.set(withdrawal.loanId, { isOpen, withdrawal });
  }
  const isOffice = person.roles.includes('internationalOffice');
  return {
    loans: loans.flatMap((one) => describe(one)),
    canEnter: own.length > 0,
    counts: isOffice
      ? (await countLoans(house.db)).map(({ termCode, owner, study, state, count }) => ({
          termCode,
          ownerText: departmentName(owner, language),
          studyText: departmentName(study, language),
          state,
          stateText: t(`loan.state.${state}`),
          count,
        }))
      : null,
  };

  function describe(loan: PlaceLoan): Loans['loans'] {
    const side = sideOf(loan, own);
    if (!side) return [];
    const { id, partnerName, studentName, termCode, state, note, withdrawnOn, term } = loan;
    const isWithdrawn = state === 'withdrawnBeforeStart' || state === 'withdrawnAfterStart';
    const task = told.get(id);
    return [
      {
        id,
        side,
        partnerName,
        ownerText: departmentName(loan.owner, language),
        studyText: departmentName(loan.study, language),
        studentName,
        termCode,
        state,
        stateText: t(`loan.state.${state}`),
        withdrawnText: isWithdrawn && withdrawnOn ? t(`loan.withdrawn.${state}`, { day: dayText(withdrawnOn, language) }) : null,
        note,
        receiptText: isWithdrawn && task ? receiptText(task.withdrawal) : null,
        withdrawalToday: state === 'inUse' && term ? withdrawalOn(todayOf(house), term) : null,
        termStartsOn: term?.startsOn.toString() ?? null,
        canUndo: isWithdrawn && (!task || task.isOpen),
        canRemove: side === 'owner' && state === 'inUse',
      },
    ];
  }

  function receiptText({ receipt, reportedBy, owner, study }: WithdrawalDetails): string {
    if (!receipt) return t('loan.receipt.waiting', { department: departmentName(reportedBy === 'owner' ? study : owner, language) });
    return t(`loan.receipt.${receipt.how}`, { by: receipt.by, when: momentText(receipt.at, language, house.clock.now()) });
  }
}

function todayOf(house: House) {
  return house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
