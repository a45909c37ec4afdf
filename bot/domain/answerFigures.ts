/** Answered questions below which a department's times are not told: fewer would speak of single people's work. */
export const LEAST_ANSWERED = 5;

/** One question as the figures see it; nothing of who asked or answered. */
export interface CountedQuestion {
  readonly departmentId: string;
  readonly term: string;
  /** Working minutes until the answer, standstills left out; null when there is none (yet). */
  readonly answerMinutes: number | null;
  /** Working minutes within which the department is to answer. */
  readonly serviceMinutes: number;
}

export interface AnswerFigures {
  readonly asked: number;
  readonly answered: number;
  /** Working minutes; null when too few are answered to tell. */
  readonly times: { readonly median: number; readonly ninetieth: number; readonly withinService: number } | null;
}

/**
 * How fast questions are answered: the median, the time within which nine of ten are, and the share
 * (0 to 1) within the service level. Withdrawn and open questions count as asked only.
 */
export function answerFigures(questions: readonly CountedQuestion[]): AnswerFigures {
  const answered = questions.flatMap(({ answerMinutes, serviceMinutes }) => (answerMinutes === null ? [] : [{ answerMinutes, serviceMinutes }]));
  const counts = { asked: questions.length, answered: answered.length };
  if (answered.length < LEAST_ANSWERED) return { ...counts, times: null };
  const minutes = answered.map((one) => one.answerMinutes).sort((a, b) => a - b);
  const within = answered.filter((one) => one.answerMinutes <= one.serviceMinutes).length;
  return {
    ...counts,
    times: { median: percentile(minutes, 0.5), ninetieth: percentile(minutes, 0.9), withinService: within / answered.length },
  };
}

/** Between the two nearest values, as spreadsheets reckon it. `sorted` is not empty. */
function percentile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
