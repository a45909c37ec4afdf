import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

export type LearningAgreements = Answer<'learningAgreements'>;
export type LearningAgreement = LearningAgreements['learningAgreements'][number];
export type StayCount = NonNullable<LearningAgreements['counts']>[number];
export type LearningAgreementDetail = Answer<'learningAgreement'>;
export type HistoryEntry = LearningAgreementDetail['history'][number];

export type LearningAgreementForm = Answer<'learningAgreementForm'>;
export type NewLearningAgreement = Ask<'enterLearningAgreement'>['body'];
/** What the form of one that was entered by hand holds. */
export type Entry = NonNullable<LearningAgreementDetail['entry']>;

/** Learning agreements and, since each is about one, the students who go and come. */
export function useLearningAgreements() {
  const client = useClient();
  return useQuery({ queryKey: ['learningAgreements'], queryFn: ({ signal }) => client.call('learningAgreements', {}, { signal }) });
}

export function useLearningAgreement(learningAgreementId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['learningAgreement', learningAgreementId],
    queryFn: ({ signal }) => client.call('learningAgreement', { params: { learningAgreementId } }, { signal }),
    // Whoever comes back from the task has just signed.
    staleTime: 0,
  });
}

export function useLearningAgreementForm() {
  const client = useClient();
  return useQuery({ queryKey: ['learningAgreementForm'], queryFn: ({ signal }) => client.call('learningAgreementForm', {}, { signal }) });
}

export function useEnterLearningAgreement() {
  const client = useClient();
  const seen = useSeenAnew();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: NewLearningAgreement; readonly idempotencyKey: string }) =>
      client.call('enterLearningAgreement', { body }, { idempotencyKey }),
    onSuccess: seen,
  });
}

export function useChangeLearningAgreement(learningAgreementId: string) {
  const client = useClient();
  const seen = useSeenAnew();
  return useMutation({
    mutationFn: (body: Ask<'changeLearningAgreement'>['body']) => client.call('changeLearningAgreement', { params: { learningAgreementId }, body }),
    // Whoever was overtaken reads what holds now.
    onSettled: seen,
  });
}

export function useEnterChange(learningAgreementId: string) {
  const client = useClient();
  const seen = useSeenAnew();
  return useMutation({
    mutationFn: (body: Ask<'enterLearningAgreementChange'>['body']) => client.call('enterLearningAgreementChange', { params: { learningAgreementId }, body }),
    onSettled: seen,
  });
}

export function useRemoveChange(learningAgreementId: string) {
  const client = useClient();
  const seen = useSeenAnew();
  return useMutation({
    mutationFn: (read: string) => client.call('removeLearningAgreementChange', { params: { learningAgreementId }, body: { read } }),
    onSettled: seen,
  });
}

export function useRemoveLearningAgreement(learningAgreementId: string) {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => client.call('removeLearningAgreement', { params: { learningAgreementId }, body: {} }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['learningAgreements'] }),
  });
}

function useSeenAnew(): () => Promise<unknown> {
  const cache = useQueryClient();
  return () => Promise.all([cache.invalidateQueries({ queryKey: ['learningAgreements'] }), cache.invalidateQueries({ queryKey: ['learningAgreement'] })]);
}
