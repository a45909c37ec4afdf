import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Attendee, CalendarEvent, EventChange, EventFacts, KeepResult, MeetingCalendar, NotKept } from '../reminders/meetingCalendar.ts';
import { bodyOf, withOurPart } from './eventBody.ts';

export interface GraphOptions {
  /** The mailbox whose calendar keeps the meetings, and in whose name people are invited. */
  readonly organiser: string;
  /** Gives a token for Graph. Throws when there is none. */
  readonly token: () => Promise<string>;
  /** Another address than Microsoft's, for tests. */
  readonly baseUrl?: string;
}

const BASE_URL = 'https://graph.microsoft.com/v1.0';

/** Milliseconds after which a request counts as broken. */
const TIMEOUT_MS = 10_000;

/**
 * The name under which an event carries the id of its meeting, to be found by it. The GUID is that of
 * properties which anybody may define (MAPI's PS_PUBLIC_STRINGS).
 */
const MEETING_PROPERTY = 'String {00020329-0000-0000-C000-000000000046} Name ikp-forum-meeting';

/**
 * The `MeetingCalendar` of the product over Microsoft Graph. One request is never repeated here: the
 * job that asks is. An event that was made though its answer was lost is found by the meeting's id, and
 * as long as the search does not know it yet, Graph itself takes a transactionId once only.
 * Source: Microsoft Learn, "event resource type" and "Update event", 2026.
 */
export function createGraphCalendar({ organiser, token, baseUrl = BASE_URL }: GraphOptions): MeetingCalendar {
  const events = `${baseUrl}/users/${encodeURIComponent(organiser)}/events`;

  async function call<T extends z.ZodType>(method: string, url: string, answer: T, body?: object): Promise<Answered<z.infer<T>>> {
    let bearer: string;
    try {
      bearer = await token();
    } catch {
      // The bot's own sending meets the same and raises the alert that says what to mend.
      return later('no token');
    }
    try {
      const response = await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${bearer}`,
          prefer: 'IdType="ImmutableId"',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      return response.ok ? { ok: true, value: answer.parse(text === '' ? null : JSON.parse(text)) } : refusal(response, text);
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return later('the answer cannot be read');
      return later(error instanceof Error ? error.name : 'no answer');
    }
  }

  async function find(meetingId: string): Promise<Answered<string | null>> {
    const query = new URLSearchParams({
      $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${MEETING_PROPERTY}' and ep/value eq '${meetingId}')`,
      $select: 'id',
    });
    const found = await call('GET', `${events}?${query.toString()}`, eventList);
    return found.ok ? { ok: true, value: found.value.value[0]?.id ?? null } : found;
  }

  async function change(eventId: string, { facts, attendees }: EventChange): Promise<KeepResult> {
    const url = `${events}/${encodeURIComponent(eventId)}`;
    const now = await call('GET', `${url}?$select=id,body,isOnlineMeeting,onlineMeeting`, fullEvent);
    if (!now.ok) return now;
    const patch = { ...(facts && changedFacts(facts, now.value)), ...(attendees && attendeesOf(attendees)) };
    if (Object.keys(patch).length === 0) return kept(now.value);
    const changed = await call('PATCH', url, event, patch);
    return changed.ok ? kept(changed.value) : changed;
  }

  return {
    async add(wanted) {
      const earlier = await find(wanted.meetingId);
      if (!earlier.ok) return earlier;
      if (earlier.value !== null) return change(earlier.value, wanted);
      const made = await call('POST', events, event, newEvent(wanted));
      return made.ok ? kept(made.value) : made;
    },
    change,
    async cancel(meetingId, eventId) {
      const found = eventId === null ? await find(meetingId) : ({ ok: true, value: eventId } as const);
      if (!found.ok) return found;
      if (found.value === null) return { ok: true };
      // Deleted by its organiser, an event is cancelled for all who are invited.
      const deleted = await call('DELETE', `${events}/${encodeURIComponent(found.value)}`, z.unknown());
      return deleted.ok || deleted.failure.kind === 'gone' ? { ok: true } : deleted;
    },
  };
}

type Answered<T> = { readonly ok: true; readonly value: T } | NotKept;

const event = z.object({
  id: z.string(),
  onlineMeeting: z.object({ joinUrl: z.url({ protocol: /^https$/ }).nullish().catch(null) }).nullish(),
});
const fullEvent = event.extend({ body: z.object({ content: z.string() }), isOnlineMeeting: z.boolean().nullish() });
const eventList = z.object({ value: z.array(z.object({ id: z.string() })) });

function kept({ id, onlineMeeting }: z.infer<typeof event>): KeepResult {
  return { ok: true, eventId: id, joinUrl: onlineMeeting?.joinUrl ?? null };
}

function newEvent({ meetingId, facts, attendees }: CalendarEvent) {
  return {
    transactionId: meetingId,
    singleValueExtendedProperties: [{ id: MEETING_PROPERTY, value: meetingId }],
    ...factsOf(facts),
    body: { contentType: 'html', content: bodyOf(facts) },
    ...(facts.otherLink === null && ONLINE),
    ...attendeesOf(attendees),
    // Who comes is told to the office alone, and people answer in the forum.
    hideAttendees: true,
    responseRequested: false,
  };
}

/** An online meeting is never switched off again: Graph does not allow it. */
const ONLINE = { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' } as const;

function changedFacts(facts: EventFacts, { body, isOnlineMeeting }: z.infer<typeof fullEvent>) {
  const content = withOurPart(body.content, facts);
  return {
    ...factsOf(facts),
    ...(content !== null && { body: { contentType: 'html', content } }),
    ...(facts.otherLink === null && !isOnlineMeeting && ONLINE),
  };
}

function factsOf({ title, startsAt, endsAt, room, otherLink }: EventFacts) {
  const place = [room, otherLink].filter((part) => part !== null).join(', ');
  return { subject: title, start: utc(startsAt), end: utc(endsAt), location: { displayName: place || 'Microsoft Teams' } };
}

/** Outlook shows every person their own time; only a series would need the organiser's zone. */
function utc(moment: Temporal.Instant) {
  return { dateTime: moment.toString({ smallestUnit: 'second' }).replace('Z', ''), timeZone: 'UTC' };
}

function attendeesOf(attendees: readonly Attendee[]) {
  return { attendees: attendees.map(({ email, name }) => ({ type: 'required', emailAddress: { address: email, name } })) };
}

function later(detail: string, retryAfterMs: number | null = null): NotKept {
  return { ok: false, failure: { kind: 'later', retryAfterMs }, detail };
}

/** A code is a word; whatever else stands in its place may repeat what was sent. */
const errorBody = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

function refusal(response: Response, text: string): NotKept {
  const { status } = response;
  const detail = `${status} ${codeIn(text)}`.trim();
  // 409: an earlier attempt still works on the same event, or has made it and the search lags behind.
  if (status === 408 || status === 409 || status === 412 || status === 429 || status >= 500) return later(detail, retryAfterMs(response));
  if (status === 401 || status === 403) return { ok: false, failure: { kind: 'notAllowed' }, detail };
  return { ok: false, failure: { kind: status === 404 || status === 410 ? 'gone' : 'refused' }, detail };
}

function codeIn(text: string): string {
  try {
    return errorBody.parse(JSON.parse(text)).error.code;
  } catch {
    // A proxy's HTML page has no code; the status alone then decides.
    return '';
  }
}

function retryAfterMs({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
