import type { LadderStep } from './settings.ts';

/** Whom a department may let its questions of eligibility go to; Admissions hears when it is answered. */
export const LADDER_AUDIENCES = ['responsible', 'deputy', 'head', 'internationalOffice'] as const;

/** A step as people write it: its name in the log follows from its time. */
export type WrittenStep = Omit<LadderStep, 'key'>;

/** Steps of the same moment, by their place: one reminder would take the other's. */
export function stepsOfSameTime(steps: readonly WrittenStep[]): number[] {
  return steps.flatMap((step, place) => (steps.findIndex((one) => one.workingMinutes === step.workingMinutes) < place ? [place] : []));
}

/**
 * A ladder of steps of different times, in their order. A step at the time of one of the
 * university's has its name, and is thus not repeated to those whom that one has reminded.
 */
export function ladderOfSteps(steps: readonly WrittenStep[], university: readonly LadderStep[]): LadderStep[] {
  return steps
    .map((step) => ({
      key: university.find((one) => one.workingMinutes === step.workingMinutes)?.key ?? keyOf(step.workingMinutes),
      ...step,
    }))
    .sort((a, b) => a.workingMinutes - b.workingMinutes);
}

function keyOf(workingMinutes: number): string {
  return `${Math.abs(workingMinutes)}Minutes${workingMinutes < 0 ? 'Before' : 'Late'}`;
}
