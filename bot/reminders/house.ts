import type { House } from '../duties/duty.ts';
import type { MeetingCalendar } from './meetingCalendar.ts';
import type { Links, Messenger } from './messenger.ts';

/** What sending needs of the house beside what the duties need. */
export interface DeliveryHouse extends House {
  readonly messenger: Messenger;
  readonly links: Links;
  /** Null unless the university has switched it on. */
  readonly calendar: MeetingCalendar | null;
}

/** Nothing was sent, and it is worth trying again: the queue does, at the latest after `retryAfterMs` when that is known. */
export class DeliveryPostponed extends Error {
  readonly retryAfterMs: number | null;

  constructor(detail: string, retryAfterMs: number | null) {
    super(`Not done yet (${detail}); it is tried again.`);
    this.name = 'DeliveryPostponed';
    this.retryAfterMs = retryAfterMs;
  }
}
