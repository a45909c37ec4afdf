import type { AdaptiveCard } from './elements.ts';
import type { Room } from './words.ts';

/**
 * UTF-16 bytes of a card as JSON. Teams takes about 100 KB for a message; much less is quick on a
 * phone and leaves room for what clients and the service add.
 */
export const CARD_LIMIT = 20_000;

export function sizeOf(card: AdaptiveCard): number {
  return 2 * JSON.stringify(card).length;
}

/** How much of what people wrote is shown. */
export interface CardRoom extends Room {
  /** Characters of a heading or of a sentence. */
  readonly line: number;
  /** Lines of the dialogue, the latest. */
  readonly dialogue: number;
  /** Characters of what was typed into a form that was refused. */
  readonly typed: number;
  /** Alternatives of a choice; a form with more is left to the tab. */
  readonly choices: number;
}

const ROOMS: readonly CardRoom[] = [
  { line: 300, characters: 2000, lines: 40, dialogue: 6, typed: 4000, choices: 60 },
  { line: 300, characters: 600, lines: 12, dialogue: 4, typed: 4000, choices: 60 },
  { line: 200, characters: 200, lines: 4, dialogue: 2, typed: 2000, choices: 60 },
];

const SMALLEST: CardRoom = { line: 100, characters: 60, lines: 2, dialogue: 1, typed: 2000, choices: 0 };

/** The card with as much of its texts as fits. The last room fits whatever people wrote; a test proves it. */
export function fitting(build: (room: CardRoom) => AdaptiveCard): AdaptiveCard {
  for (const room of ROOMS) {
    const card = build(room);
    if (sizeOf(card) < CARD_LIMIT) return card;
  }
  return build(SMALLEST);
}
