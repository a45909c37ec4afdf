import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf, mostPerDay } from '../../bot/domain/calm.ts';
import { STOCKHOLM } from '../../bot/domain/clock.ts';
import { messagesAhead, remindersAhead, type Expected, type ForecastTask } from '../../bot/domain/forecast.ts';
import { isWithin, minuteOf, NO_PREFERENCE, openSpans, type Preference } from '../../bot/domain/preference.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';
import { reasonText } from '../../bot/texts/forecast.ts';

const settings = settingsSchema.parse({});
const at = (text: string) => Temporal.Instant.from(text);
const from = at('2026-11-25T10:00:00+01:00');
const horizon = { from, until: from.add({ hours: 24 * 90 }) };
const task: ForecastTask = {
  id: 'task',
  kind: 'information',
  state: 'open',
  urgent: false,
  version: 2,
  dueAt: at('2026-12-18T17:00:00+01:00'),
  phaseBeganAt: at('2026-11-20T10:00:00+01:00'),
  departmentId: 'physics',
  requesterId: 'officer',
  assignees: [{ personId: 'karin', capacity: 'responsible' }],
};
const ladder = [
  { personId: 'olof', capacity: 'deputy' },
  { personId: 'ingrid', capacity: 'head' },
  { personId: 'hanna', capacity: 'internationalOffice' },
] as const;
const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(STOCKHOLM).toPlainDateTime().toString({ smallestUnit: 'minute' });
const said = (expected: readonly Expected[]) => expected.map(({ plannedAt, personId, why }) => `${local(plannedAt)} ${personId} ${why.kind === 'step' ? why.key : why.kind}`);

describe('the reminders ahead of a task', () => {
  test('are those of its ladder, to whoever is asked by then', () => {
    expect(said(remindersAhead(task, ladder, new Map(), settings, horizon))).toEqual([
      '2026-12-07T08:00 karin twoWeeksBefore',
      '2026-12-16T08:00 karin threeDaysBefore',
      '2026-12-21T08:00 karin due',
      '2026-12-21T08:00 olof due',
      '2026-12-28T08:00 karin threeDaysLate',
      '2026-12-28T08:00 olof threeDaysLate',
      '2026-12-28T08:00 ingrid threeDaysLate',
      '2026-12-30T08:00 karin weekLate',
      '2026-12-30T08:00 olof weekLate',
      '2026-12-30T08:00 ingrid weekLate',
      '2026-12-30T08:00 hanna weekLate',
    ]);
  });

  test('leave out what has been, and what lies beyond', () => {
    const short = { from: at('2026-12-10T10:00:00+01:00'), until: at('2026-12-17T10:00:00+01:00') };
    expect(said(remindersAhead(task, ladder, new Map(), settings, short))).toEqual([expect.stringContaining('karin threeDaysBefore')]);
  });

  test('are none while a person wants none, and none of a closed task', () => {
    const until = new Map([['karin', at('2026-12-17T08:00:00+01:00')]]);
    expect(said(remindersAhead(task, ladder, until, settings, horizon)).filter((line) => line.includes('karin'))[0]).toContain('karin due');
    expect(remindersAhead({ ...task, state: 'done' }, ladder, new Map(), settings, horizon)).toEqual([]);
  });

  test('go to the one who asked while the task waits for them', () => {
    const waiting = { ...task, state: 'awaitingRequester', phaseBeganAt: from } as const;
    expect(said(remindersAhead(waiting, ladder, new Map(), settings, horizon))).toEqual([
      expect.stringContaining('officer dayAfter'),
      expect.stringContaining('officer threeDaysAfter'),
    ]);
  });
});

const anyTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }));
const anyPreference: fc.Arbitrary<Preference> = fc.record({
  digestAt: fc.option(anyTime),
  quiet: fc.option(fc.record({ from: anyTime, until: anyTime })),
  messagesPerDay: fc.option(fc.integer({ min: 1, max: 3 })),
  onlyUrgent: fc.constant(false),
});
const anyExpected: fc.Arbitrary<Expected> = fc.record({
  taskId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  personId: fc.constantFrom('karin', 'olof'),
  plannedAt: fc.integer({ min: 0, max: 20 * 86_400 }).map((seconds) => from.add({ seconds })),
  urgent: fc.boolean(),
  why: fc.constant({ kind: 'newTask' }),
});

describe('the messages ahead', () => {
  test('keep each person’s calm, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(anyExpected, { maxLength: 40 }), anyPreference, (expected, preference) => {
        const messages = messagesAhead(expected, new Map([['karin', preference]]), settings, { ...horizon, until: from.add({ hours: 24 * 60 }) });
        const perDay = new Map<string, number>();
        for (const { at: moment, personId, urgent } of messages) {
          if (urgent) continue;
          const own = personId === 'karin' ? preference : NO_PREFERENCE;
          expect(isWorkingDay(dayOf(moment))).toBe(true);
          expect(isWithin(minuteOf(moment.toZonedDateTimeISO(STOCKHOLM).toPlainTime()), openSpans(own, settings))).toBe(true);
          const key = `${personId} ${dayOf(moment).toString()}`;
          perDay.set(key, (perDay.get(key) ?? 0) + 1);
          expect(perDay.get(key)).toBeLessThanOrEqual(mostPerDay(own, settings));
        }
        for (const { taskId, personId, plannedAt, urgent } of expected) {
          const found = messages.some(
            (message) =>
              message.personId === personId &&
              message.urgent === urgent &&
              Temporal.Instant.compare(message.at, plannedAt) >= 0 &&
              message.about.some((one) => one.taskId === taskId),
          );
          expect(found).toBe(true);
        }
      }),
    );
  });

  test('gather what comes at one time, each task once, with its latest reason', () => {
    const one = { taskId: 'a', personId: 'karin', urgent: false } as const;
    const digest = { ...NO_PREFERENCE, digestAt: Temporal.PlainTime.from('15:00') };
    const messages = messagesAhead(
      [
        { ...one, plannedAt: from, why: { kind: 'newTask' } },
        { ...one, taskId: 'b', plannedAt: from.add({ minutes: 10 }), why: { kind: 'newTask' } },
        { ...one, plannedAt: from.add({ minutes: 20 }), why: { kind: 'asWished' } },
      ],
      new Map([['karin', digest]]),
      settings,
      horizon,
    );
    expect(messages).toEqual([
      {
        at: at('2026-11-25T15:00:00+01:00'),
        personId: 'karin',
        urgent: false,
        about: [
          { taskId: 'b', why: { kind: 'newTask' } },
          { taskId: 'a', why: { kind: 'asWished' } },
        ],
      },
    ]);
  });
});

test.each([
  ['threeDaysBefore', -3 * 540, 'Tre arbetsdagar kvar'],
  ['ours', -4 * 540, '4 arbetsdagar kvar'],
  ['ours', -540, 'En arbetsdag kvar'],
  ['ours', 0, 'Tiden är ute'],
  ['ours', 120, '2 timmar försenad'],
  ['ours', 10, 'En timme försenad'],
  ['toString', -60, 'En timme kvar'],
])('the step %s of %d minutes is called %s', (key, workingMinutes, expected) => {
  expect(reasonText({ kind: 'step', key, workingMinutes }, 'sv')).toBe(expected);
});
