/** One figure of the report, beside what it is compared with. */
export interface Comparison {
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
  readonly unit: string;
  readonly aim: string;
  /** Lowest and highest ratio of a round. */
  readonly spread: readonly [number, number];
}

/** Medians of the rounds. The ratio is the median of the rounds' own, since a machine changes its pace from one to the next. */
export function compare(values: readonly number[], baselines: readonly number[], unit: string, aim: string): Comparison {
  const ratios = values.map((value, round) => value / (baselines[round] ?? NaN));
  return {
    value: Math.round(median(values)),
    baseline: Math.round(median(baselines)),
    ratio: rounded(median(ratios)),
    unit,
    aim,
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

export function rounded(ratio: number): number {
  return Number(ratio.toFixed(3));
}
