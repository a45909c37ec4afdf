import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  addWorkingMinutes,
  dueAfterWorkingDays,
  easterSunday,
  freeDays,
  isWorkingDay,
  OFFICE_HOURS,
  stockholmInstant,
  toWorkingTime,
  workingDayFrom,
  workingMinutesBetween,
} from '../../bot/domain/workingTime.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);
const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDateTime().toString();

/** Written down from Swedish almanacs, not computed. In the order of the year. */
const MOVABLE: Readonly<Record<number, readonly string[]>> = {
  // Good Friday, Easter Sunday, Easter Monday, Ascension Day, Whit Sunday, Midsummer Eve, Midsummer Day, All Saints' Day
  2024: ['03-29', '03-31', '04-01', '05-09', '05-19', '06-21', '06-22', '11-02'],
  2025: ['04-18', '04-20', '04-21', '05-29', '06-08', '06-20', '06-21', '11-01'],
  2026: ['04-03', '04-05', '04-06', '05-14', '05-24', '06-19', '06-20', '10-31'],
  2027: ['03-26', '03-28', '03-29', '05-06', '05-16', '06-25', '06-26', '11-06'],
  2028: ['04-14', '04-16', '04-17', '05-25', '06-04', '06-23', '06-24', '11-04'],
  2029: ['03-30', '04-01', '04-02', '05-10', '05-20', '06-22', '06-23', '11-03'],
  2030: ['04-19', '04-21', '04-22', '05-30', '06-09', '06-21', '06-22', '11-02'],
};
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

describe('Swedish free days', () => {
  test.each(Object.entries(MOVABLE))('of %s are those of the almanac', (year, movable) => {
    const expected = [...movable, ...FIXED].map((day) => `${year}-${day}`);
    expect([...freeDays(Number(year))].sort()).toEqual(expected.sort());
  });

  test.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2019, '2019-04-21'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter of %i, at the edges of what is possible and where rules of thumb fail', (year, expected) => {
    expect(easterSunday(year).toString()).toBe(expected);
  });

  test.each([
    ['2026-06-19', false, 'Midsummer Eve'],
    ['2026-12-24', false, 'Christmas Eve'],
    ['2026-12-31', false, 'New Year’s Eve'],
    ['2026-04-02', true, 'Maundy Thursday'],
    ['2026-01-05', true, 'the day before Epiphany'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-11-30', true, 'a Monday'],
  ])('%s is a working day: %s (%s)', (day, expected) => {
    expect(isWorkingDay(date(day))).toBe(expected);
  });
});

describe('working days', () => {
  test.each([
    ['2026-04-02', 1, '2026-04-07'], // over Easter
    ['2026-12-23', 1, '2026-12-28'], // over Christmas, which ends on a Saturday
    ['2026-12-30', 2, '2027-01-05'], // over New Year and a weekend
    ['2026-06-18', 1, '2026-06-22'], // over Midsummer
    ['2026-04-07', -1, '2026-04-02'],
    ['2027-01-04', -3, '2026-12-28'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-28', -1, '2026-11-27'],
  ])('%s and %i working days is %s', (from, count, expected) => {
    expect(addWorkingDays(date(from), count).toString()).toBe(expected);
  });

  test('the nearest one in a direction is the day itself when it is one', () => {
    expect(workingDayFrom(date('2026-04-04'), 'onOrAfter').toString()).toBe('2026-04-07');
    expect(workingDayFrom(date('2026-04-04'), 'onOrBefore').toString()).toBe('2026-04-02');
    expect(workingDayFrom(date('2026-04-02'), 'onOrAfter').toString()).toBe('2026-04-02');
  });
});

describe('the office’s hours', () => {
  test.each([
    ['2026-11-25T07:59:59', '2026-11-25T08:00:00'],
    ['2026-11-25T08:00:00', '2026-11-25T08:00:00'],
    ['2026-11-25T16:59:59.5', '2026-11-25T16:59:59.5'],
    ['2026-11-25T17:00:00', '2026-11-26T08:00:00'],
    ['2026-11-27T17:00:00', '2026-11-30T08:00:00'],
    ['2026-04-03T10:00:00', '2026-04-07T08:00:00'],
  ])('what comes at %s is taken up at %s', (at, expected) => {
    const moment = Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Stockholm').toInstant();
    expect(local(toWorkingTime(moment))).toBe(expected);
  });

  test.each([
    ['2027-03-26', '2027-03-30', '+01:00', '+02:00'], // summer time begins on Easter Sunday, 28 March
    ['2026-10-23', '2026-10-26', '+02:00', '+01:00'], // and ends on 25 October
  ])('between %s and %s the clock changes, and the office still opens at eight', (before, after, was, becomes) => {
    const hoursBefore = stockholmInstant(date(before), OFFICE_HOURS.start);
    const hoursAfter = stockholmInstant(date(after), OFFICE_HOURS.start);
    expect(hoursBefore.equals(instant(`${before}T08:00${was}`))).toBe(true);
    expect(hoursAfter.equals(instant(`${after}T08:00${becomes}`))).toBe(true);
  });

  test.each([
    ['2026-10-23T16:00:00+02:00', 120, '2026-10-26T09:00:00+01:00'],
    ['2026-10-26T09:00:00+01:00', -120, '2026-10-23T16:00:00+02:00'],
    ['2027-03-25T16:00:00+01:00', 120, '2027-03-30T09:00:00+02:00'],
    ['2027-03-30T09:00:00+02:00', -120, '2027-03-25T16:00:00+01:00'],
    // A part of a minute is carried along: moments of the real clock have one.
    ['2026-11-25T16:30:12.345678+01:00', 60, '2026-11-26T08:30:12.345678+01:00'],
    ['2026-11-26T08:30:12.345678+01:00', -60, '2026-11-25T16:30:12.345678+01:00'],
    ['2026-11-25T08:00:00+01:00', 540, '2026-11-26T08:00:00+01:00'],
    ['2026-11-25T17:00:00+01:00', -540, '2026-11-25T08:00:00+01:00'],
  ])('%s and %i working minutes is %s', (from, minutes, expected) => {
    expect(addWorkingMinutes(instant(from), minutes).toString()).toBe(instant(expected).toString());
  });

  test.each([
    ['2026-11-25T10:15:00+01:00', 2, '2026-11-27T10:15:00+01:00'],
    ['2026-11-25T19:00:00+01:00', 2, '2026-11-30T08:00:00+01:00'],
    ['2026-10-23T15:00:00+02:00', 1, '2026-10-26T15:00:00+01:00'],
    ['2027-03-25T15:00:00+01:00', 1, '2027-03-30T15:00:00+02:00'],
    ['2026-12-23T11:00:00+01:00', 2, '2026-12-29T11:00:00+01:00'],
    ['2026-11-28T11:00:00+01:00', 1, '2026-12-01T08:00:00+01:00'],
  ])('asked at %s with %i working days to answer, due at %s', (now, days, expected) => {
    expect(dueAfterWorkingDays(instant(now), days).toString()).toBe(instant(expected).toString());
  });
});

describe('for any moment', () => {
  /** With parts of a second, as the real clock has them; both clock changes of several years lie in between. */
  const moments = fc
    .bigInt({ min: 1_700_000_000_000_000n, max: 1_900_000_000_000_000n })
    .map((microseconds) => Temporal.Instant.fromEpochNanoseconds(microseconds * 1000n));
  const workingMoments = moments.map((moment) => toWorkingTime(moment));
  const minutes = fc.integer({ min: 0, max: 30 * 540 });
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 22 * 60 }), fc.integer({ min: 240, max: 600 }))
    .map(([start, length]) => ({ start: minuteOfDay(start), end: minuteOfDay(Math.min(start + length, 24 * 60 - 1)) }));

  function minuteOfDay(minute: number) {
    return Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  }

  function isOpen(moment: Temporal.Instant, { start, end } = OFFICE_HOURS): boolean {
    const at = moment.toZonedDateTimeISO('Europe/Stockholm');
    const time = at.toPlainTime();
    return (
      isWorkingDay(at.toPlainDate()) && Temporal.PlainTime.compare(time, start) >= 0 && Temporal.PlainTime.compare(time, end) < 0
    );
  }

  test('working time is never earlier, is open, and is left alone once reached', () => {
    fc.assert(
      fc.property(moments, hours, (moment, open) => {
        const reached = toWorkingTime(moment, open);
        expect(Temporal.Instant.compare(reached, moment)).toBeGreaterThanOrEqual(0);
        expect(isOpen(reached, open)).toBe(true);
        expect(toWorkingTime(reached, open).equals(reached)).toBe(true);
      }),
    );
  });

  test('adding or taking away working minutes always ends while the office is open', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -30 * 540, max: 30 * 540 }), hours, (moment, count, open) => {
        expect(isOpen(addWorkingMinutes(moment, count, open), open)).toBe(true);
      }),
    );
  });

  test('what was added can be taken away', () => {
    fc.assert(
      fc.property(workingMoments, minutes, (moment, count) => {
        expect(addWorkingMinutes(addWorkingMinutes(moment, count), -count).equals(moment)).toBe(true);
      }),
    );
  });

  test('the minutes between two moments are those that lead from one to the other', () => {
    fc.assert(
      fc.property(workingMoments, minutes, (moment, count) => {
        expect(workingMinutesBetween(moment, addWorkingMinutes(moment, count))).toBe(count);
      }),
    );
  });

  test('the minutes between add up, turn their sign with the direction, and never count closed hours', () => {
    fc.assert(
      fc.property(moments, moments, moments, hours, (a, b, c, open) => {
        const between = workingMinutesBetween(a, b, open) + workingMinutesBetween(b, c, open);
        expect(between).toBeCloseTo(workingMinutesBetween(a, c, open), 6);
        expect(workingMinutesBetween(a, b, open)).toBeCloseTo(-workingMinutesBetween(b, a, open), 6);
        expect(workingMinutesBetween(a, toWorkingTime(a, open), open)).toBeCloseTo(0, 6);
      }),
    );
  });

  test('two additions are one of their sum', () => {
    fc.assert(
      fc.property(moments, minutes, minutes, (moment, a, b) => {
        const twice = addWorkingMinutes(addWorkingMinutes(moment, a), b);
        expect(twice.equals(addWorkingMinutes(moment, a + b))).toBe(true);
      }),
    );
  });

  test('more minutes never end earlier, and a later moment never ends before an earlier one', () => {
    const any = fc.integer({ min: -10 * 540, max: 10 * 540 });
    fc.assert(
      fc.property(moments, moments, any, any, (m1, m2, c1, c2) => {
        const [early, late] = [m1, m2].sort(Temporal.Instant.compare) as [Temporal.Instant, Temporal.Instant];
        const [few, many] = [Math.min(c1, c2), Math.max(c1, c2)];
        expect(Temporal.Instant.compare(addWorkingMinutes(early, few), addWorkingMinutes(early, many))).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(addWorkingMinutes(early, few), addWorkingMinutes(late, few))).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('within one day, working minutes are minutes', () => {
    fc.assert(
      fc.property(workingMoments, fc.integer({ min: 0, max: 540 }), (moment, count) => {
        const simply = moment.add({ minutes: count });
        fc.pre(isOpen(simply) && sameDay(simply, moment));
        expect(addWorkingMinutes(moment, count).equals(simply)).toBe(true);
      }),
    );
  });

  test('the time to answer ends while the office is open, that many working days later', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 30 }), (moment, days) => {
        const due = dueAfterWorkingDays(moment, days);
        expect(isOpen(due)).toBe(true);
        let passed = 0;
        const last = due.toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
        let day = toWorkingTime(moment).toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
        for (; Temporal.PlainDate.compare(day, last) < 0; day = day.add({ days: 1 })) if (isWorkingDay(day)) passed += 1;
        expect(passed).toBe(days);
      }),
    );
  });

  function sameDay(a: Temporal.Instant, b: Temporal.Instant): boolean {
    const day = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
    return day(a).equals(day(b));
  }
});
