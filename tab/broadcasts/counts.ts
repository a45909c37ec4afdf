import type { Broadcast } from '../api/types.ts';

export type Outcome = keyof Broadcast['outcomes'];

/** In the order in which people want to read them. */
export const OUTCOME_ORDER: readonly Outcome[] = ['sent', 'uncertain', 'blocked', 'notInstalled', 'gone', 'tooBig', 'optedOut', 'cancelled', 'superseded'];

/** Messages of which it is known how they ended. */
export function endedOf({ outcomes }: Pick<Broadcast, 'outcomes'>): number {
  return Object.values(outcomes).reduce((sum, count) => sum + (count ?? 0), 0);
}

export function unreachedOf({ outcomes }: Pick<Broadcast, 'outcomes'>): number {
  return (['uncertain', 'blocked', 'notInstalled', 'gone', 'tooBig', 'optedOut'] as const).reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
}
