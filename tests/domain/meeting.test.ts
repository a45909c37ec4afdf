import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { meetingPlan, meetingReminders, momentsOf, planProblem, proposeNext } from '../../bot/domain/meeting.ts';
import { isWorkingDay, workingDayFrom } from '../../bot/domain/workingTime.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const inStockholm = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Stockholm');

test('who has not answered is asked twice, who comes is reminded twice', () => {
  const reminders = meetingReminders({ startsAt: at('2026-12-09T12:15:00Z'), answerBy: day('2026-12-02'), state: 'planned' });
  expect(reminders.map(({ step, to, at: when }) => `${step} ${to} ${inStockholm(when).toPlainDateTime().toString()}`)).toEqual([
    'answerSoon unanswered 2026-11-27T08:00:00',
    'answerToday unanswered 2026-12-02T08:00:00',
    'dayBefore coming 2026-12-08T13:00:00',
    'morning coming 2026-12-09T08:00:00',
  ]);
});

test('on a Monday the day before is Friday; an early meeting is reminded of two hours ahead', () => {
  const reminders = meetingReminders({ startsAt: at('2026-12-14T07:30:00Z'), answerBy: day('2026-12-06'), state: 'planned' });
  expect(reminders.map(({ at: when }) => `${inStockholm(when).toPlainDateTime().toString()}`)).toEqual([
    '2026-12-01T08:00:00',
    '2026-12-04T08:00:00',
    '2026-12-11T13:00:00',
    '2026-12-14T06:30:00',
  ]);
});

test('nobody is reminded of one that is cancelled', () => {
  expect(meetingReminders({ startsAt: at('2026-12-09T12:15:00Z'), answerBy: day('2026-12-02'), state: 'cancelled' })).toEqual([]);
});

test('whatever the day, reminders come before the meeting, and all but its own morning on working days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 7 * 4, max: 18 * 4 }), fc.integer({ min: 1, max: 40 }), (days, quarters, ahead) => {
      const on = day('2026-01-01').add({ days });
      const startsAt = on.toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: { hour: Math.floor(quarters / 4), minute: (quarters % 4) * 15 } }).toInstant();
      for (const { step, at: when } of meetingReminders({ startsAt, answerBy: on.subtract({ days: ahead }), state: 'planned' })) {
        expect(Temporal.Instant.compare(when, startsAt)).toBeLessThan(0);
        if (step !== 'morning') expect(isWorkingDay(inStockholm(when).toPlainDate())).toBe(true);
      }
    }),
  );
});

test('the next one is proposed half a term on, on the same day of the week', () => {
  expect(proposeNext(day('2026-09-23'), day('2026-10-01'))).toEqual({ day: day('2026-12-02'), answerBy: day('2026-11-25') });
});

test('whatever was last, the next lies ahead, on a working day of the same weekday, and can be answered until a working day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: -400, max: 400 }), (days, later) => {
      const last = workingDayFrom(day('2026-01-01').add({ days }), 'onOrAfter');
      const today = last.add({ days: later });
      const next = proposeNext(last, today);
      expect(today.until(next.day).days).toBeGreaterThanOrEqual(21);
      expect(isWorkingDay(next.day) && isWorkingDay(next.answerBy)).toBe(true);
      expect(next.day.dayOfWeek).toBe(last.dayOfWeek);
      expect(Temporal.PlainDate.compare(next.answerBy, next.day)).toBeLessThan(0);
    }),
  );
});

describe('the clocks change', () => {
  const now = Temporal.Instant.from('2026-11-25T09:00:00Z');
  const plan = (over: object) =>
    meetingPlan.parse({ title: 'Träff', agenda: 'Avtal', room: 'Rotundan', day: '2027-03-28', answerBy: '2027-03-20', startsAt: '13:15', endsAt: '15:00', audience: { kind: 'everybody' }, ...over });

  test('forward: a meeting within the hour that is left out has no length', () => {
    expect(planProblem(plan({ startsAt: '02:30', endsAt: '03:00' }), now, null)).toEqual({ field: 'endsAt', problem: 'endTooEarly' });
    expect(planProblem(plan({ startsAt: '02:30', endsAt: '03:00', zone: 'Asia/Tokyo' }), now, null)).toBeNull();
  });

  test.each([
    ['2027-03-28', 'Europe/Stockholm', '2027-03-28T11:15:00Z'],
    ['2027-10-31', 'Europe/Stockholm', '2027-10-31T12:15:00Z'],
    ['2027-03-28', 'America/New_York', '2027-03-28T17:15:00Z'],
    ['2027-11-07', 'America/New_York', '2027-11-07T18:15:00Z'],
  ])('on %s in %s 13:15 is %s', (day, zone, at) => {
    expect(momentsOf(plan({ day, zone })).startsAt.equals(Temporal.Instant.from(at))).toBe(true);
  });
});
