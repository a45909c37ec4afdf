import { Temporal } from 'temporal-polyfill';
import { addWorkingDays } from './workingTime.ts';

/** What a department does with the places of its own agreements in a term, in order. */
export const ANNOUNCEMENT_STEPS = ['open', 'close', 'report'] as const;
export type AnnouncementStep = (typeof ANNOUNCEMENT_STEPS)[number];

export interface AnnouncementProgress {
  /** The days of the term calendar. */
  readonly opensOn: Temporal.PlainDate;
  readonly closesOn: Temporal.PlainDate;
  readonly reportBy: Temporal.PlainDate;
  /** The last day for applications that the department has set itself, when it is another one. */
  readonly ownClosingDay: Temporal.PlainDate | null;
  /** The days on which the steps were taken. */
  readonly openedOn: Temporal.PlainDate | null;
  readonly closedOn: Temporal.PlainDate | null;
}

/** The step after the last that was taken. One that was passed over can still be recorded, and holds up nothing. */
export function nextStep({ openedOn, closedOn }: Pick<AnnouncementProgress, 'openedOn' | 'closedOn'>): AnnouncementStep {
  if (closedOn) return 'report';
  return openedOn ? 'close' : 'open';
}

/** The day by which the next step is taken. */
export function nextStepDay(progress: AnnouncementProgress): Temporal.PlainDate {
  switch (nextStep(progress)) {
    case 'open':
      return progress.opensOn;
    case 'close':
      return progress.ownClosingDay ?? progress.closesOn;
    case 'report':
      return progress.reportBy;
  }
}

/** The last day on which announcing may close, so that there are as many working days to choose students before the nomination deadline. */
export function lastGoodClosingDay(nominationDeadline: Temporal.PlainDate, workingDays: number): Temporal.PlainDate {
  return addWorkingDays(nominationDeadline, -workingDays);
}

/** Whether the announcing closes too near to the nomination deadline; what has closed counts by its real day. */
export function closesTooLate(progress: AnnouncementProgress, lastGoodDay: Temporal.PlainDate): boolean {
  const closing = progress.closedOn ?? progress.ownClosingDay;
  return closing !== null && Temporal.PlainDate.compare(closing, lastGoodDay) > 0;
}
