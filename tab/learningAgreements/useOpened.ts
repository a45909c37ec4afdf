import { useState } from 'react';
import { isGone } from '../api/failures.ts';
import { useLearningAgreement, type Entry, type LearningAgreementDetail } from '../api/learningAgreementsQueries.ts';

export type Changeable = LearningAgreementDetail & { readonly entry: Entry };

/** Why what is open can no longer be changed: a file has brought it, or somebody has removed it. */
export type Loss = 'file' | 'removed';

/**
 * A learning agreement that was entered by hand, for a form about it. Once it was there the form stands,
 * with what was typed, on what could be changed last, whatever becomes of the agreement meanwhile.
 */
export function useOpened(learningAgreementId: string) {
  const query = useLearningAgreement(learningAgreementId);
  const { data, error, isRefetchError, dataUpdatedAt, refetch } = query;
  const [opened, setOpened] = useState<Changeable | null>(null);
  const now = data && hasEntry(data) ? data : null;
  if (now && now !== opened) setOpened(now);
  const loss: Loss | null = isGone(error) ? 'removed' : data && !now ? 'file' : null;
  return {
    /** Nothing was there to begin with. */
    isNothing: opened === null && now === null && loss !== null,
    loss,
    query: { data: now ?? opened ?? undefined, error: loss ? null : error, isRefetchError: !loss && isRefetchError, dataUpdatedAt, refetch },
  };
}

function hasEntry(agreement: LearningAgreementDetail): agreement is Changeable {
  return agreement.entry !== null;
}
