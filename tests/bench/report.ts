import type { Load } from './load.ts';

/** One figure of the report, beside what it is compared with. */
export interface Comparison {
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
  readonly unit: string;
  readonly aim: string;
}

/** Medians of the rounds. The ratio is the median of each round's own, since machines change their pace. */
export function compare(values: readonly Load[], baselines: readonly Load[], unit: string, atLeast: number): Comparison {
  return {
    value: Math.round(median(values.map((load) => load.perSecond))),
    baseline: Math.round(median(baselines.map((load) => load.perSecond))),
    ratio: Number(median(values.map((load, round) => load.perSecond / (baselines[round]?.perSecond ?? NaN))).toFixed(3)),
    unit,
    aim: `ratio >= ${atLeast}`,
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? NaN)) / 2;
}
