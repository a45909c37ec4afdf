import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

/** What the pages about people fetch and change: contacts, absence, lent places. */

export type Unit = Answer<'directory'>['units'][number];
export type Absences = Answer<'absences'>;
export type NewAbsence = Ask<'setAbsence'>['body'];
export type Loans = Answer<'loans'>;
export type Loan = Loans['loans'][number];
export type Withdrawal = NonNullable<Loan['withdrawalToday']>;
export type LoanCount = NonNullable<Loans['counts']>[number];
export type LoanForm = Answer<'loanForm'>;
export type NewLoan = Ask<'enterLoan'>['body'];

const ABSENCES = ['absences'] as const;
const DIRECTORY = ['directory'] as const;
const LOANS = ['loans'] as const;

export function useDirectory(words: string) {
  const client = useClient();
  return useQuery({
    queryKey: [...DIRECTORY, words],
    queryFn: ({ signal }) => client.call('directory', { query: { q: words } }, { signal }),
    // The list stays while the next one is on its way.
    placeholderData: keepPreviousData,
  });
}

export function useAbsences() {
  const client = useClient();
  return useQuery({ queryKey: ABSENCES, queryFn: ({ signal }) => client.call('absences', {}, { signal }) });
}

/** What an absence changes: the person's own list, their tasks, and what the directory says of them. */
function useAfterAbsence() {
  const cache = useQueryClient();
  return ({ text: _, ...absences }: Answer<'setAbsence'>) => {
    cache.setQueryData(ABSENCES, absences);
    void cache.invalidateQueries({ queryKey: DIRECTORY });
    void cache.invalidateQueries({ queryKey: ['tasks'] });
  };
}

export function useSetAbsence() {
  const client = useClient();
  return useMutation({ mutationFn: (body: NewAbsence) => client.call('setAbsence', { body }), onSuccess: useAfterAbsence() });
}

export function useEndAbsence() {
  const client = useClient();
  return useMutation({
    mutationFn: (absenceId: string) => client.call('endAbsence', { params: { absenceId } }),
    onSuccess: useAfterAbsence(),
  });
}

export function useLoans() {
  const client = useClient();
  return useQuery({ queryKey: LOANS, queryFn: ({ signal }) => client.call('loans', {}, { signal }) });
}

export function useLoanForm() {
  const client = useClient();
  return useQuery({ queryKey: ['loanForm'], queryFn: ({ signal }) => client.call('loanForm', {}, { signal }) });
}

export function useEnterLoan() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: NewLoan; readonly idempotencyKey: string }) =>
      client.call('enterLoan', { body }, { idempotencyKey }),
    onSuccess: () => cache.invalidateQueries({ queryKey: LOANS }),
  });
}

export type LoanAct = 'withdrawLoan' | 'undoWithdrawal' | 'removeLoan';

/** Acts on a loan. When somebody was faster, the list shows how it is now. */
export function useLoanAct() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ act, loanId, note }: { readonly act: LoanAct; readonly loanId: string; readonly note: string }) => {
      const params = { loanId };
      return act === 'withdrawLoan' ? client.call(act, { params, body: { note } }) : client.call(act, { params });
    },
    onSuccess: (loans) => {
      cache.setQueryData(LOANS, loans);
      void cache.invalidateQueries({ queryKey: ['tasks'] });
    },
    // Not waited for: what is wrong is told at once.
    onError: () => void cache.invalidateQueries({ queryKey: LOANS }),
  });
}
