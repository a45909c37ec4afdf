/** Draws that are the same for the same seed. */
export interface Random {
  /** 0 to below 1. */
  next(): number;
  /** A whole number from `from` to `to`, both among them. */
  between(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: short, and good enough to choose among a few things. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const random: Random = {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    between: (from, to) => from + Math.floor(random.next() * (to - from + 1)),
    chance: (share) => random.next() < share,
    pick(from) {
      const picked = from[random.between(0, from.length - 1)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
  return random;
}
