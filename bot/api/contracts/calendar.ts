import { z } from 'zod';
import { CALENDAR_DATES } from '../../domain/term.ts';
import { MOVED_BECAUSE } from '../../domain/termCalendar.ts';
import type { Route } from '../contract.ts';

const day = z.iso.date('date');

/** The days of a term as 'YYYY-MM-DD'; null for one that is not set. */
const term = z.object({
  code: z.string().regex(/^[HV]T20\d\d$/, 'term'),
  academicYear: z.string().regex(/^20\d\d\/20\d\d$/, 'term'),
  startsOn: day,
  endsOn: day,
  nominationDeadline: day,
  ...(Object.fromEntries(CALENDAR_DATES.map((date) => [date, day.nullable()])) as Record<(typeof CALENDAR_DATES)[number], z.ZodNullable<typeof day>>),
});

const shown = term.extend({
  /** Announcing closes so near to the nomination deadline that there is little time to choose students. */
  closesTooLate: z.boolean(),
});

const calendar = z.object({
  today: z.iso.date(),
  announcementWorkingDaysBeforeNomination: z.number(),
  /** The earliest first. */
  terms: z.array(shown.extend({ version: z.string() })),
  /** The year after the last one, not yet saved; null where there is none to go by. */
  proposal: z
    .object({
      academicYear: z.string(),
      terms: z.array(
        shown.extend({
          /** The days that do not keep the date of the year before, with that date a year later and why. */
          moved: z.array(z.object({ field: z.string(), why: z.enum(MOVED_BECAUSE), from: z.iso.date(), fromText: z.string() })),
        }),
      ),
    })
    .nullable(),
});

export const calendarContract = {
  calendar: { method: 'GET', path: '/api/calendar', response: calendar },
  saveTerms: {
    method: 'POST',
    path: '/api/calendar/terms',
    body: z.object({ terms: z.array(term.extend({ version: z.string().nullable() })).min(1).max(4) }),
    response: calendar,
  },
} as const satisfies Record<string, Route>;
