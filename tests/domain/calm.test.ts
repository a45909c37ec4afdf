import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf, mostPerDay, sendableFrom, whenFor } from '../../bot/domain/calm.ts';
import { STOCKHOLM } from '../../bot/domain/clock.ts';
import { isWithin, minuteOf, NO_PREFERENCE, openSpans, problemsOf, type Preference } from '../../bot/domain/preference.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { addWorkingDays, isWorkingDay, workingDayFrom } from '../../bot/domain/workingTime.ts';

const settings = settingsSchema.parse({});
const at = (text: string) => Temporal.Instant.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(STOCKHOLM).toPlainDateTime().toString({ smallestUnit: 'minute' });
const quiet = (from: string, until: string) => ({ from: time(from), until: time(until) });

const anyTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }));
const anyPreference: fc.Arbitrary<Preference> = fc.record({
  digestAt: fc.option(anyTime),
  quiet: fc.option(fc.record({ from: anyTime, until: anyTime })),
  messagesPerDay: fc.option(fc.integer({ min: 1, max: 20 })),
  onlyUrgent: fc.constant(false),
});
const grantable = anyPreference.filter(
  ({ digestAt, quiet: still }) =>
    problemsOf({ digestAt, quietFrom: still?.from ?? null, quietUntil: still?.until ?? null }, settings).length === 0,
);
/** Over two years, so over four clock changes, and often close to one. */
const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'].map((day) => at(`${day}T01:00:00Z`).epochMilliseconds);
const anyMoment = fc
  .oneof(
    fc.integer({ min: at('2026-01-01T00:00:00Z').epochMilliseconds, max: at('2027-12-31T23:59:59Z').epochMilliseconds }),
    fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 })).map(([change, off]) => change + off),
  )
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

function isQuiet({ quiet: still }: Preference, moment: Temporal.Instant): boolean {
  if (!still) return false;
  const now = moment.toZonedDateTimeISO(STOCKHOLM).toPlainTime();
  const after = Temporal.PlainTime.compare(now, still.from) >= 0;
  const before = Temporal.PlainTime.compare(now, still.until) < 0;
  const order = Temporal.PlainTime.compare(still.from, still.until);
  return order < 0 ? after && before : order > 0 ? after || before : false;
}

describe('when a message goes to a person', () => {
  test('what is urgent goes at once, whatever they have chosen and got', () => {
    fc.assert(
      fc.property(anyPreference, anyMoment, fc.nat(30), (preference, plannedAt, sent) => {
        expect(whenFor(preference, true, plannedAt, settings, sent)).toBe(plannedAt);
      }),
    );
  });

  test('what is not goes on a working day, outside of quiet hours, never before it was planned', () => {
    fc.assert(
      fc.property(anyPreference, anyMoment, fc.nat(30), (preference, plannedAt, sent) => {
        const goes = whenFor(preference, false, plannedAt, settings, sent);
        expect(isWorkingDay(dayOf(goes))).toBe(true);
        expect(isQuiet(preference, goes)).toBe(false);
        expect(Temporal.Instant.compare(goes, plannedAt)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('and at the time of the digest, where there is one that can be granted', () => {
    fc.assert(
      fc.property(grantable, anyMoment, fc.nat(30), (preference, plannedAt, sent) => {
        const goes = whenFor(preference, false, plannedAt, settings, sent).toZonedDateTimeISO(STOCKHOLM).toPlainTime();
        if (preference.digestAt) expect(goes.toString()).toBe(preference.digestAt.toString());
        else expect(isWithin(minuteOf(goes), openSpans(preference, settings))).toBe(true);
        expect(Temporal.PlainTime.compare(goes, time('08:00'))).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainTime.compare(goes, time('17:00'))).toBeLessThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('at the latest on the next working day, or the one after when the day is full', () => {
    fc.assert(
      fc.property(anyPreference, anyMoment, fc.nat(30), (preference, plannedAt, sent) => {
        const goes = dayOf(whenFor(preference, false, plannedAt, settings, sent));
        const planned = workingDayFrom(dayOf(plannedAt), 'onOrAfter');
        expect(Temporal.PlainDate.compare(goes, addWorkingDays(planned, 1))).toBeLessThanOrEqual(0);
        if (sent >= mostPerDay(preference, settings)) expect(goes.equals(dayOf(plannedAt))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a moment at which it may go is left as it is, so that looking again changes nothing', () => {
    fc.assert(
      fc.property(anyPreference, anyMoment, (preference, plannedAt) => {
        const goes = whenFor(preference, false, plannedAt, settings, 0);
        expect(whenFor(preference, false, goes, settings, 0).equals(goes)).toBe(true);
      }),
    );
  });

  test.each([
    ['as it arises', NO_PREFERENCE, '2026-11-25T10:17:00+01:00', 0, '2026-11-25T10:17'],
    ['after hours', NO_PREFERENCE, '2026-11-25T17:00:00+01:00', 0, '2026-11-26T08:00'],
    ['on a full day', NO_PREFERENCE, '2026-11-25T10:17:00+01:00', 5, '2026-11-26T08:00'],
    ['over a weekend', NO_PREFERENCE, '2026-11-28T10:17:00+01:00', 0, '2026-11-30T08:00'],
    ['before the digest', { ...NO_PREFERENCE, digestAt: time('09:30') }, '2026-11-25T08:00:00+01:00', 0, '2026-11-25T09:30'],
    ['after the digest', { ...NO_PREFERENCE, digestAt: time('09:30') }, '2026-11-25T09:30:01+01:00', 0, '2026-11-26T09:30'],
    ['in quiet hours', { ...NO_PREFERENCE, quiet: quiet('12:00', '13:00') }, '2026-11-25T12:20:00+01:00', 0, '2026-11-25T13:00'],
    ['in a quiet night', { ...NO_PREFERENCE, quiet: quiet('15:00', '09:00') }, '2026-11-25T15:00:00+01:00', 0, '2026-11-26T09:00'],
    ['quiet all through work', { ...NO_PREFERENCE, quiet: quiet('07:00', '18:00') }, '2026-11-25T10:00:00+01:00', 0, '2026-11-25T18:00'],
    ['over the change to summer time', { ...NO_PREFERENCE, digestAt: time('09:00') }, '2026-03-27T12:00:00+01:00', 0, '2026-03-30T09:00'],
    ['over the change to winter time', { ...NO_PREFERENCE, digestAt: time('09:00') }, '2026-10-23T12:00:00+02:00', 0, '2026-10-26T09:00'],
  ] as const)('%s', (_name, preference, plannedAt, sent, expected) => {
    expect(local(whenFor(preference, false, at(plannedAt), settings, sent))).toBe(expected);
  });
});

describe('when what waits may be sent', () => {
  const digest = { ...NO_PREFERENCE, digestAt: time('09:30') };

  test('a digest whose job comes some seconds late goes all the same', () => {
    const now = at('2026-11-25T09:30:07+01:00');
    expect(sendableFrom(digest, settings, at('2026-11-25T09:30:00+01:00'), now, 0)).toBe(now);
  });

  test('a digest that an outage held up goes when it can that day', () => {
    const now = at('2026-11-25T14:00:00+01:00');
    expect(sendableFrom(digest, settings, at('2026-11-25T09:30:00+01:00'), now, 0)).toBe(now);
    expect(local(sendableFrom(digest, settings, at('2026-11-25T09:30:00+01:00'), at('2026-11-25T19:00:00+01:00'), 0))).toBe('2026-11-26T08:00');
  });

  test('what is held back for the number goes with the next digest', () => {
    const now = at('2026-11-25T14:00:00+01:00');
    expect(local(sendableFrom({ ...digest, messagesPerDay: 1 }, settings, at('2026-11-25T09:30:00+01:00'), now, 1))).toBe('2026-11-26T09:30');
  });

  test('what was full yesterday does not hold back today', () => {
    const now = at('2026-11-26T08:00:03+01:00');
    expect(sendableFrom(NO_PREFERENCE, settings, at('2026-11-25T16:00:00+01:00'), now, 0)).toBe(now);
  });

  test('whatever is chosen: not in quiet hours, not over the number, not before it was planned, and soon', () => {
    fc.assert(
      fc.property(anyPreference, anyMoment, fc.nat({ max: 10 * 86_400 }), fc.nat(30), (preference, plannedAt, seconds, sent) => {
        const now = plannedAt.add({ seconds });
        const goes = sendableFrom(preference, settings, plannedAt, now, sent);
        expect(Temporal.Instant.compare(goes, now)).toBeGreaterThanOrEqual(0);
        expect(isQuiet(preference, goes)).toBe(false);
        expect(isWorkingDay(dayOf(goes))).toBe(true);
        if (sent >= mostPerDay(preference, settings)) expect(dayOf(goes).equals(dayOf(now))).toBe(false);
        const latest = addWorkingDays(workingDayFrom(dayOf(now), 'onOrAfter'), 1);
        expect(Temporal.PlainDate.compare(dayOf(goes), latest)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what was planned earlier never goes later', () => {
    fc.assert(
      fc.property(anyPreference, anyMoment, fc.nat(200_000), fc.nat(200_000), fc.nat(6), (preference, plannedAt, seconds, more, sent) => {
        const later = plannedAt.add({ seconds });
        const now = later.add({ seconds: more });
        const [first, second] = [plannedAt, later].map((one) => sendableFrom(preference, settings, one, now, sent));
        expect(Temporal.Instant.compare(first as Temporal.Instant, second as Temporal.Instant)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });
});

test.each([
  [{ digestAt: '07:00', quietFrom: null, quietUntil: null }, [['digestAt', 'outsideWorkingHours']]],
  [{ digestAt: '17:00', quietFrom: null, quietUntil: null }, [['digestAt', 'outsideWorkingHours']]],
  [{ digestAt: '12:30', quietFrom: '12:00', quietUntil: '13:00' }, [['digestAt', 'withinQuietHours']]],
  [{ digestAt: '13:00', quietFrom: '12:00', quietUntil: '13:00' }, []],
  [{ digestAt: null, quietFrom: '12:00', quietUntil: null }, [['quietUntil', 'quietHalfSet']]],
  [{ digestAt: null, quietFrom: null, quietUntil: '12:00' }, [['quietFrom', 'quietHalfSet']]],
  [{ digestAt: null, quietFrom: '12:00', quietUntil: '12:00' }, [['quietUntil', 'quietEmpty']]],
  [{ digestAt: null, quietFrom: '08:00', quietUntil: '17:00' }, [['quietUntil', 'quietAllDay']]],
  [{ digestAt: '08:00', quietFrom: '17:00', quietUntil: '08:00' }, []],
] as const)('the wish %j is granted or refused', ({ digestAt, quietFrom, quietUntil }, expected) => {
  const read = (text: string | null) => (text === null ? null : time(text));
  const problems = problemsOf({ digestAt: read(digestAt), quietFrom: read(quietFrom), quietUntil: read(quietUntil) }, settings);
  expect(problems.map(({ field, problem }) => [field, problem])).toEqual(expected);
});
