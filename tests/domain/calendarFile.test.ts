import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { calendarFeed, meetingFile, type CalendarEntry } from '../../bot/domain/calendarFile.ts';
import type { NetworkMeeting } from '../../bot/domain/meeting.ts';

/** Read back by another library than the one that writes them. */

const at = (text: string) => Temporal.Instant.from(text);
const WRITTEN = at('2026-11-26T08:00:00Z');

function meetingOf(over: Partial<NetworkMeeting> = {}): NetworkMeeting {
  return {
    id: '44444444-0000-4000-8000-000000000001',
    title: 'Nätverksträff, hösten',
    startsAt: at('2026-12-09T12:15:00Z'),
    endsAt: at('2026-12-09T14:00:00Z'),
    zone: 'Europe/Stockholm',
    room: 'Rotundan, Universum',
    onlineLink: 'https://teams.example.com/l/meetup',
    agenda: 'Nomineringar',
    audience: { kind: 'everybody' },
    eduadminLink: null,
    answerBy: Temporal.PlainDate.from('2026-12-02'),
    state: 'planned',
    sequence: 0,
    minutesLink: null,
    ...over,
  };
}

const entryOf = (over: Partial<NetworkMeeting> = {}): CalendarEntry => ({
  meeting: meetingOf(over),
  description: 'Dagordning: å, ä, ö; komma, semikolon\noch en ny rad.',
  url: 'https://ikp.example.com/tab/meetings/1',
});

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { calendar, events, event: events[0] as InstanceType<typeof ICAL.Event> };
}

const instantOf = (time: InstanceType<typeof ICAL.Time>) => Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000);

test('a meeting is read back as it was', () => {
  const { calendar, event } = read(meetingFile(entryOf(), WRITTEN));
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(event.summary).toBe('Nätverksträff, hösten');
  expect(event.description).toBe('Dagordning: å, ä, ö; komma, semikolon\noch en ny rad.');
  expect(event.location).toBe('Rotundan, Universum, https://teams.example.com/l/meetup');
  expect(instantOf(event.startDate).toString()).toBe('2026-12-09T12:15:00Z');
  expect(instantOf(event.endDate).toString()).toBe('2026-12-09T14:00:00Z');
  expect(event.startDate.zone?.tzid).toBe('Europe/Stockholm');
});

test('a change keeps the UID and raises the SEQUENCE; a cancellation is a CANCEL', () => {
  const before = read(meetingFile(entryOf(), WRITTEN)).event;
  const moved = read(meetingFile(entryOf({ sequence: 1, startsAt: at('2026-12-10T12:15:00Z') }), WRITTEN)).event;
  const cancelled = read(meetingFile(entryOf({ sequence: 2, state: 'cancelled' }), WRITTEN));
  expect(moved.uid).toBe(before.uid);
  expect(cancelled.event.uid).toBe(before.uid);
  expect([before.sequence, moved.sequence, cancelled.event.sequence]).toEqual([0, 1, 2]);
  expect(cancelled.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(cancelled.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});

test('lines are at most 75 bytes and end as the standard wants (Outlook reads no others)', () => {
  const file = meetingFile(entryOf({ title: 'Å'.repeat(200) }), WRITTEN);
  expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(/[^\r]\n/.test(file)).toBe(false);
});

describe('any moment of a year, in any zone', () => {
  test.each(['Europe/Stockholm', 'Europe/London', 'America/New_York', 'Australia/Sydney', 'UTC'])('%s', (zone) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 24 * 4 }), (quarters) => {
        const startsAt = at('2027-01-01T00:00:00Z').add({ minutes: quarters * 15 });
        const { event } = read(meetingFile(entryOf({ zone, startsAt, endsAt: startsAt.add({ hours: 2 }) }), WRITTEN));
        // In the hour that a clock change repeats, a wall clock cannot tell which of the two is meant.
        const wall = startsAt.toZonedDateTimeISO(zone).toPlainDateTime();
        const isRepeated = !wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).equals(wall.toZonedDateTime(zone, { disambiguation: 'later' }));
        if (!isRepeated) expect(instantOf(event.startDate).toString()).toBe(startsAt.toString());
      }),
      { numRuns: 150 },
    );
  });
});

test('a feed holds all of them, and the cancelled one says so', () => {
  const { calendar, events } = read(
    calendarFeed('IKP-forum', [entryOf(), entryOf({ id: '44444444-0000-4000-8000-000000000002', state: 'cancelled', startsAt: at('2027-05-09T12:15:00Z'), endsAt: at('2027-05-09T13:15:00Z') })], WRITTEN),
  );
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('IKP-forum');
  expect(events.map((event) => event.component.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CANCELLED']);
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
});
