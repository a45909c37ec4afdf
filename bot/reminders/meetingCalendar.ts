import type { Temporal } from 'temporal-polyfill';

/**
 * What the reminders need of a calendar that invites people itself. The room bot/teams implements it
 * for Microsoft Graph; tests have one that records. Where a university has not switched it on there
 * is none, and everything else works as before. Nothing here throws for what a platform is known to
 * answer: it comes back as a result.
 */
export interface MeetingCalendar {
  /** Makes the event of a meeting. Repeated, it finds the one that was made and brings it up to date. */
  add(event: CalendarEvent): Promise<KeepResult>;
  /** Changes what is given and leaves the rest; a change of attendees alone is told only to those whom it concerns. */
  change(eventId: string, change: EventChange): Promise<KeepResult>;
  /** Takes the event out of all calendars. Without an id it looks for the meeting's; one that is gone already is well. */
  cancel(meetingId: string, eventId: string | null): Promise<CancelResult>;
}

export interface CalendarEvent {
  readonly meetingId: string;
  readonly facts: EventFacts;
  readonly attendees: readonly Attendee[];
}

export interface EventFacts {
  readonly title: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly room: string | null;
  /** A link that the office has chosen itself; null asks for an online meeting of the calendar's own. */
  readonly otherLink: string | null;
  readonly agenda: string;
  /** The meeting's page, where one answers. */
  readonly pageUrl: string;
}

/** Null: as it was. */
export interface EventChange {
  readonly facts: EventFacts | null;
  readonly attendees: readonly Attendee[] | null;
}

export interface Attendee {
  readonly email: string;
  readonly name: string;
}

export type KeepResult =
  /** `joinUrl` is null where the event has no online meeting, or not yet. */
  { readonly ok: true; readonly eventId: string; readonly joinUrl: string | null } | NotKept;

export type CancelResult = { readonly ok: true } | NotKept;

export interface NotKept {
  readonly ok: false;
  readonly failure:
    | { readonly kind: 'later'; readonly retryAfterMs: number | null }
    /** notAllowed: the university does not let the product write there. gone: somebody has deleted the event, or there is no such mailbox. */
    | { readonly kind: 'notAllowed' | 'gone' | 'refused' };
  /** For the log: the status and code of the answer; never what was sent. */
  readonly detail: string;
}
