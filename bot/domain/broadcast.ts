import { z } from 'zod';
import { writtenLink, writtenText } from './written.ts';

/** running: is sent or waits for its turn. paused: goes on when it is resumed. done, cancelled: nothing more is sent. */
export type BroadcastState = 'running' | 'paused' | 'done' | 'cancelled';

/** Whom it goes to: all in the directory, contact persons with their deputies and heads, or the members of the forum. */
export const BROADCAST_AUDIENCES = ['everybody', 'contactPersons', 'forum'] as const;
export type BroadcastAudience = (typeof BROADCAST_AUDIENCES)[number];

/** What the International Office writes. In both languages: each person reads their own. */
export const newBroadcast = z.object({
  titleSv: writtenText(150),
  titleEn: writtenText(150),
  textSv: writtenText(3000),
  textEn: writtenText(3000),
  link: writtenLink.nullish(),
  audience: z.enum(BROADCAST_AUDIENCES),
});

export type NewBroadcast = z.infer<typeof newBroadcast>;

export const BROADCAST_VERBS = ['pause', 'resume', 'cancel'] as const;
export type BroadcastVerb = (typeof BROADCAST_VERBS)[number];

export function isEnded(state: BroadcastState): boolean {
  return state === 'done' || state === 'cancelled';
}

/** The state after a person's wish; null when it does not fit the present one. Cancelling wins over all that is not over. */
export function broadcastStateAfter(state: BroadcastState, verb: BroadcastVerb): BroadcastState | null {
  if (isEnded(state)) return null;
  switch (verb) {
    case 'cancel':
      return 'cancelled';
    case 'pause':
      return state === 'running' ? 'paused' : null;
    case 'resume':
      return state === 'paused' ? 'running' : null;
  }
}
