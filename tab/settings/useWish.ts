import { useState } from 'react';
import type { Preferences } from '../api/calmQueries.ts';

type Wanted = Pick<Preferences, 'digestAt' | 'quietFrom' | 'quietUntil' | 'messagesPerDay' | 'onlyUrgent'>;
type Wish = Partial<Wanted>;

interface WishInHand {
  /** The fields as they stand: what holds, with what the person has changed of it. */
  readonly shown: Wanted;
  /** What is not as it holds, and nothing else: what was chosen in the chat or in another window is not sent back as it was before. */
  readonly changes: Wish;
  change<Field extends keyof Wanted>(field: Field, value: Wanted[Field]): void;
  /** The field stands again as it holds. */
  leave(field: keyof Wanted): void;
  /** These are saved, and follow again what holds; what was changed after they were sent stays in hand. */
  saved(sent: Wish): void;
}

/** What a person has changed of their preferences and not saved yet. All else follows what holds, also while the form is open. */
export function useWish({ digestAt, quietFrom, quietUntil, messagesPerDay, onlyUrgent }: Preferences): WishInHand {
  const [touched, setTouched] = useState<Wish>({});
  const held: Wanted = { digestAt, quietFrom, quietUntil, messagesPerDay, onlyUrgent };
  return {
    shown: { ...held, ...touched },
    changes: without(touched, held),
    change: (field, value) => setTouched((before) => ({ ...before, [field]: value })),
    leave: (field) => setTouched(({ [field]: _, ...others }) => others),
    saved: (sent) => setTouched((before) => without(before, sent)),
  };
}

/** Those of the fields that are not the same in the other. */
function without(wish: Wish, other: Wish): Wish {
  return Object.fromEntries(Object.entries(wish).filter(([field, value]) => other[field as keyof Wish] !== value));
}
