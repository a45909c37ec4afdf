import type { House } from '../duties/duty.ts';
import type { calendarContract } from './contracts/calendar.ts';
import type { Handlers } from './routes.ts';

export function createCalendarHandlers(_house: House): Handlers<typeof calendarContract> {
  return {};
}
