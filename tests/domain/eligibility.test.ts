import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  LEAST_MINUTES_TO_ANSWER,
  minutesWithDepartment,
  proposedDepartment,
  resumedDueAt,
  standsStillSince,
  type DialogueLine,
} from '../../bot/domain/eligibility.ts';
import { addWorkingMinutes, OFFICE_HOURS, workingMinutesBetween } from '../../bot/domain/workingTime.ts';

const at = (text: string) => Temporal.Instant.from(`${text}:00+01:00`);
const line = (kind: DialogueLine['kind'], moment: string, more: Partial<DialogueLine> = {}): DialogueLine => ({
  kind,
  text: null,
  by: 'Karin Åström',
  at: at(moment),
  ...more,
});
const chemistry = { id: 'kem', nameSv: 'Kemiska institutionen', nameEn: 'Department of Chemistry' };

describe('the time to answer', () => {
  test('stands still from when the department needs something until the one who asked has replied', () => {
    const asked = [line('needMoreInformation', '2026-11-25T11:00')];
    expect(standsStillSince([])).toBeNull();
    expect(standsStillSince(asked)?.equals(at('2026-11-25T11:00'))).toBe(true);
    expect(standsStillSince([...asked, line('information', '2026-11-26T09:00')])).toBeNull();
    expect(standsStillSince([line('lackAccess', '2026-11-25T11:00'), line('dueChanged', '2026-11-25T12:00')])).toBeNull();
  });

  test.each([
    ['half a day is left', '2026-11-26T14:00', '2026-11-27T10:00', '2026-12-01T11:00', '2026-12-01T16:00'],
    ['it stopped overnight', '2026-11-26T20:00', '2026-11-27T12:00', '2026-12-01T08:00', '2026-12-01T12:00'],
    ['hardly any is left: the floor', '2026-11-27T09:59', '2026-11-27T10:00', '2026-12-01T11:00', '2026-12-01T14:00'],
    ['it was late already: the floor', '2026-11-30T09:00', '2026-11-27T10:00', '2026-12-01T16:00', '2026-12-02T10:00'],
  ])('goes on where it stopped: %s', (_name, stopped, due, now, expected) => {
    expect(resumedDueAt(at(stopped), at(due), at(now), OFFICE_HOURS).equals(at(expected))).toBe(true);
  });

  test('never comes back shorter than the floor, nor longer than it was', () => {
    const moment = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => at('2026-01-01T00:00').add({ minutes }));
    fc.assert(
      fc.property(moment, fc.integer({ min: -3000, max: 3000 }), moment, (stopped, left, now) => {
        const due = addWorkingMinutes(stopped, left);
        const given = workingMinutesBetween(now, resumedDueAt(stopped, due, now, OFFICE_HOURS));
        expect(given).toBeCloseTo(Math.max(workingMinutesBetween(stopped, due), LEAST_MINUTES_TO_ANSWER), 6);
      }),
    );
  });
});

test('the time with a department leaves out where it stood still, and what it was with others', () => {
  const createdAt = at('2026-11-25T10:00');
  const dialogue = [
    line('needMoreInformation', '2026-11-25T11:00'),
    line('information', '2026-11-25T15:00'),
    line('notMyCourse', '2026-11-25T16:00'),
    line('redirected', '2026-11-26T09:00'),
    line('needMoreInformation', '2026-11-26T10:00'),
  ];
  const minutes = (lines: number, until: string) => minutesWithDepartment({ createdAt, dialogue: dialogue.slice(0, lines) }, at(until), OFFICE_HOURS);
  expect(minutes(0, '2026-11-25T16:00')).toBe(360);
  expect(minutes(1, '2026-11-27T16:00')).toBe(60);
  expect(minutes(2, '2026-11-25T16:00')).toBe(120);
  expect(minutes(4, '2026-11-26T12:00')).toBe(180);
  expect(minutes(5, '2026-12-01T12:00')).toBe(60);
});

test('a proposal holds while the question waits to be sent on, and is that of the latest word', () => {
  const proposing = line('notMyCourse', '2026-11-25T11:00', { proposal: chemistry });
  expect(proposedDepartment([])).toBeNull();
  expect(proposedDepartment([proposing])).toEqual(chemistry);
  expect(proposedDepartment([proposing, line('redirected', '2026-11-25T12:00')])).toBeNull();
  expect(proposedDepartment([proposing, line('redirected', '2026-11-25T12:00'), line('notMyCourse', '2026-11-25T13:00')])).toBeNull();
});
