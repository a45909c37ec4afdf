import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../../bot/domain/calm.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { isSnoozed, lastDay, snoozeDays, snoozeUntil } from '../../bot/domain/snooze.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';

const settings = settingsSchema.parse({});
const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const now = at('2026-11-25T10:00:00+01:00');
const task = { state: 'open', urgent: false, dueAt: at('2026-12-11T17:00:00+01:00') } as const;
const anyMoment = fc
  .integer({ min: at('2026-01-01T00:00:00Z').epochMilliseconds, max: at('2027-12-31T00:00:00Z').epochMilliseconds })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

describe('being reminded later', () => {
  test('is on the morning of a working day to come, and never past the moment when the task is due', () => {
    fc.assert(
      fc.property(anyMoment, anyMoment, fc.integer({ min: -5, max: 60 }), fc.boolean(), (from, dueAt, days, urgent) => {
        const wish = snoozeUntil({ state: 'open', urgent, dueAt }, dayOf(from).add({ days }), from, settings);
        if (!wish.ok) return;
        expect(Temporal.Instant.compare(wish.until, from)).toBe(1);
        expect(Temporal.Instant.compare(wish.until, dueAt)).toBeLessThanOrEqual(0);
        expect(isWorkingDay(dayOf(wish.until))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the last day that is offered can be chosen, and none after it', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 60 * 24 }), (from, hours) => {
        const one = { ...task, dueAt: from.add({ hours }) };
        const last = lastDay(one, settings);
        const later = Array.from({ length: 10 }, (_, index) => snoozeUntil(one, last.add({ days: index + 1 }), from, settings).ok);
        expect(later).not.toContain(true);
        if (Temporal.PlainDate.compare(last, dayOf(from)) > 0) expect(snoozeUntil(one, last, from, settings).ok).toBe(true);
      }),
    );
  });

  test.each([
    ['tomorrow', '2026-11-26', { ok: true, until: at('2026-11-26T08:00:00+01:00') }],
    ['a Saturday, so the Monday', '2026-11-28', { ok: true, until: at('2026-11-30T08:00:00+01:00') }],
    ['the last day', '2026-12-11', { ok: true, until: at('2026-12-11T08:00:00+01:00') }],
    ['after the last day', '2026-12-12', { ok: false, refusal: 'afterDue' }],
    ['today', '2026-11-25', { ok: false, refusal: 'passed' }],
  ])('%s', (_name, chosen, expected) => {
    expect(snoozeUntil(task, day(chosen), now, settings)).toEqual(expected);
  });

  test('is not for what is urgent and due within a working day, nor for what is late or closed', () => {
    const tomorrow = day('2026-11-26');
    const refused = { ok: false, refusal: 'notNow' };
    expect(snoozeUntil({ ...task, urgent: true, dueAt: at('2026-11-26T10:00:00+01:00') }, tomorrow, now, settings)).toEqual(refused);
    expect(snoozeUntil({ ...task, urgent: true, dueAt: at('2026-11-26T10:01:00+01:00') }, tomorrow, now, settings).ok).toBe(true);
    expect(snoozeUntil({ ...task, dueAt: now }, tomorrow, now, settings)).toEqual(refused);
    expect(snoozeUntil({ ...task, state: 'awaitingRequester' }, tomorrow, now, settings)).toEqual(refused);
  });

  test('offers the next working day, the coming Monday and the last day', () => {
    expect(snoozeDays(task, now, settings).map(String)).toEqual(['2026-11-26', '2026-11-30', '2026-12-11']);
    expect(snoozeDays(task, at('2026-11-27T10:00:00+01:00'), settings).map(String)).toEqual(['2026-11-30', '2026-12-11']);
    expect(snoozeDays({ ...task, dueAt: at('2026-11-25T17:00:00+01:00') }, now, settings)).toEqual([]);
  });

  test('ends when the task has become due sooner', () => {
    const until = at('2026-11-30T08:00:00+01:00');
    expect(isSnoozed(until, task.dueAt, now)).toBe(true);
    expect(isSnoozed(until, now, now)).toBe(false);
    expect(isSnoozed(now, task.dueAt, now)).toBe(false);
  });
});
