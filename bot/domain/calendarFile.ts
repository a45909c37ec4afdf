import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { NetworkMeeting } from './meeting.ts';

/**
 * Calendar files (RFC 5545) that Outlook, Google and Apple take. An event keeps its UID for life and
 * raises its SEQUENCE with each change, so that a calendar that has it already changes it in place.
 */

/** Who says so, in every file. */
const PRODUCT = { company: 'IKP-forum', product: 'IKP-forum', language: 'SV' };

export interface CalendarEntry {
  readonly meeting: NetworkMeeting;
  /** Agenda and links as people read them. */
  readonly description: string;
  /** The meeting's page in the tab. */
  readonly url: string;
}

/** One meeting, to be taken into a calendar by hand; CANCEL takes it out again. */
export function meetingFile(entry: CalendarEntry, writtenAt: Temporal.Instant): string {
  const method = entry.meeting.state === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  return fileOf([entry], method, null, writtenAt);
}

/** What a calendar program subscribes to: all meetings of one person, cancelled ones marked as such. */
export function calendarFeed(name: string, entries: readonly CalendarEntry[], writtenAt: Temporal.Instant): string {
  return fileOf(entries, ICalCalendarMethod.PUBLISH, name, writtenAt);
}

function fileOf(
  entries: readonly CalendarEntry[],
  method: ICalCalendarMethod,
  name: string | null,
  writtenAt: Temporal.Instant,
): string {
  const calendar = ical({ prodId: PRODUCT, method, ...(name === null ? {} : { name }) });
  calendar.timezone({ name: null, generator: (zone) => zoneDefinition(zone, entries) });
  for (const { meeting, description, url } of entries) {
    const { zone } = meeting;
    calendar.createEvent({
      id: `${meeting.id}@ikp-forum`,
      sequence: meeting.sequence,
      stamp: writtenAt,
      start: meeting.startsAt.toZonedDateTimeISO(zone),
      end: meeting.endsAt.toZonedDateTimeISO(zone),
      timezone: zone,
      summary: meeting.title,
      description,
      location: [meeting.room, meeting.onlineLink].filter((place) => place !== null).join(', '),
      url,
      status: meeting.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/**
 * The zone with every change of its clocks from the year before the first event to the year after
 * the last, written out one by one: no rule is assumed to hold for ever.
 */
function zoneDefinition(zone: string, entries: readonly CalendarEntry[]): string {
  const years = entries.filter(({ meeting }) => meeting.zone === zone).map(({ meeting }) => meeting.startsAt.toZonedDateTimeISO(zone).year);
  const lastYear = Math.max(...years) + 1;
  let from = Temporal.ZonedDateTime.from({ timeZone: zone, year: Math.min(...years) - 1, month: 1, day: 1 });
  const observances = [observance('STANDARD', from, from.offset)];
  for (;;) {
    const change = from.getTimeZoneTransition('next');
    if (change === null || change.year > lastYear) break;
    const before = change.subtract({ nanoseconds: 1 });
    observances.push(observance(change.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD', change, before.offset));
    from = change;
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** Begins at the wall clock as it stood before the change (RFC 5545, 3.6.5). */
function observance(kind: 'STANDARD' | 'DAYLIGHT', change: Temporal.ZonedDateTime, offsetBefore: string): string[] {
  const wallClock = change.toInstant().toZonedDateTimeISO(offsetBefore).toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wallClock.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetBefore.replace(':', '')}`,
    `TZOFFSETTO:${change.offset.replace(':', '')}`,
    `END:${kind}`,
  ];
}
