import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';

type Party = LearningAgreement['signatures'][number]['party'];

/** In the order in which they sign. */
export const PARTIES = ['student', 'sendingInstitution', 'receivingInstitution'] as const satisfies readonly Party[];

/** As which of the universities the department signs. */
export function ourParty(direction: LearningAgreement['direction']): Party {
  return direction === 'outgoing' ? 'sendingInstitution' : 'receivingInstitution';
}

/** Who signs, as a department sees it: at home or abroad, it is one of the two. */
export type Side = 'student' | 'department' | 'partner';

export function sideOf(party: Party, direction: LearningAgreement['direction']): Side {
  if (party === 'student') return 'student';
  return party === ourParty(direction) ? 'department' : 'partner';
}

/** Whom the agreement, or else a change to it, waits for; null when it waits for nobody. */
export function awaitedSide({ signatures, change, direction }: LearningAgreement): Side | null {
  const awaited = signatures.find(({ state }) => state === 'awaited')?.party ?? (change === 'refused' ? null : change);
  return awaited && sideOf(awaited, direction);
}
