import { expect, test } from '@jest/globals';
import { draftOf, minutesOf, stepsOf } from '../../tab/calendar/stepDrafts.ts';
import { fieldOfError, readNumbers, UNIVERSITY_FIELDS, writtenNumber } from '../../tab/calendar/universityFields.ts';

/** What is typed into the forms of the settings, and what is sent of it. */

const step = (workingMinutes: number) => ({ workingMinutes, audience: ['head', 'responsible'], inChannel: true });

test.each([-540, -90, -1, 0, 270, 1620])('a reminder at %i minutes is written in hours and read again', (workingMinutes) => {
  const draft = draftOf(step(workingMinutes));
  expect(minutesOf(draft)).toBe(workingMinutes);
  expect(stepsOf([draft])).toEqual([{ workingMinutes, audience: ['responsible', 'head'], inChannel: true }]);
});

test.each([['4,5', 270], ['4.5', 270], [' 2 ', 120], ['0', 0], ['270', 16200], ['270,1', null], ['', null], ['en', null], ['-3', null], ['1e3', null]])(
  '"%s" hours after are %s minutes',
  (hours, minutes) => {
    expect(minutesOf({ ...draftOf(step(60)), hours })).toBe(minutes);
  },
);

test('reminders whose time cannot be read are left out of the preview, and the others stand in order', () => {
  const drafts = [step(60), step(-60), step(0)].map(draftOf);
  expect(stepsOf([...drafts, { ...draftOf(step(5)), hours: 'x' }]).map(({ workingMinutes }) => workingMinutes)).toEqual([-60, 0, 60]);
});

const VALUES = {
  serviceLevelWorkingDays: 2,
  workingHours: { start: '08:00', end: '17:00' },
  messagesPerDay: 5,
  signatureWorkingDaysBeforeStart: 10,
  changeWeeksAfterTermStart: 5,
  weeksToAgreeChanges: 2,
  extensionMonthsBeforeEnd: 1,
  agreementWarningMonths: [12, 6, 3],
  announcementWorkingDaysBeforeNomination: 15,
  withdrawalUnreadWorkingDays: 2,
  retentionYears: 7,
};

test('the university’s numbers are the same after they have stood in their fields', () => {
  const typed = Object.fromEntries(UNIVERSITY_FIELDS.map((field) => [field, writtenNumber(VALUES, field)]));
  expect(readNumbers((field) => typed[field] ?? '')).toEqual(VALUES);
});

test('what is no number is sent as none, never as zero, and its error comes back to its field', () => {
  const sent = readNumbers((field) => (field === 'agreementWarningMonths' ? '12; sex' : ''));
  expect(sent.retentionYears).toBeNaN();
  expect(sent.agreementWarningMonths).toEqual([12, NaN]);
  expect(fieldOfError('agreementWarningMonths.1')).toBe('agreementWarningMonths');
});
