import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { STOCKHOLM } from '../../bot/domain/clock.ts';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { changesCloseOn, signatureDay, signatureDeadline, type VersionToSign } from '../../bot/domain/signatureDeadline.ts';
import type { Term } from '../../bot/domain/term.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

const settings = settingsSchema.parse({});
const now = Temporal.Instant.from('2026-11-25T10:00:00+01:00');
const FIRST_DAY = Temporal.PlainDate.from('2025-01-01');

const all = { student: signedOn('2026-06-01'), sendingInstitution: signedOn('2026-06-02'), receivingInstitution: signedOn('2026-06-03') };

function first(mobilityStart: LearningAgreement['mobilityStart']): VersionToSign {
  const agreement = learningAgreementOf({ mobilityStart });
  return { agreement, version: version(), receivedAt: now };
}

function change(requestedOn: string | null, mobilityStart: LearningAgreement['mobilityStart'] = { kind: 'day', date: '2026-08-31' }): VersionToSign {
  const proposal = version({
    role: 'changesProposal',
    proposalId: 'p-1',
    signatures: { student: requestedOn === null ? null : signedOn(requestedOn), sendingInstitution: null, receivingInstitution: null },
  });
  return { agreement: learningAgreementOf({ mobilityStart, versions: [version({ signatures: all }), proposal] }), version: proposal, receivedAt: now };
}

const days = fc.integer({ min: 0, max: 1500 }).map((count) => FIRST_DAY.add({ days: count }));

describe('the time to sign a first version', () => {
  test.each<[string, LearningAgreement['mobilityStart'], string]>([
    ['ends ten working days before the start, at closing time', { kind: 'day', date: '2027-03-01' }, '2027-02-15T17:00:00+01:00'],
    ['keeps to the wall over the change of clocks', { kind: 'day', date: '2027-04-06' }, '2027-03-19T17:00:00+01:00'],
    ['counts a month from its first day', { kind: 'month', yearMonth: '2027-03' }, '2027-02-15T17:00:00+01:00'],
    ['is two working days from now when that has passed', { kind: 'day', date: '2026-12-01' }, '2026-11-27T10:00:00+01:00'],
    ['is two working days from now for who has left already', { kind: 'day', date: '2026-08-31' }, '2026-11-27T10:00:00+01:00'],
  ])('%s', (_name, start, expected) => {
    expect(signatureDeadline(first(start), now, settings).equals(Temporal.Instant.from(expected))).toBe(true);
  });

  test('is the university’s to set, and falls on a working day', () => {
    const sooner = settingsSchema.parse({ signatureWorkingDaysBeforeStart: 0, workingHours: { start: '08:00', end: '16:00' } });
    // A Sunday: the Friday before it.
    const deadline = signatureDeadline(first({ kind: 'day', date: '2027-02-28' }), now, sooner);
    expect(deadline.equals(Temporal.Instant.from('2027-02-26T16:00:00+01:00'))).toBe(true);
  });
});

describe('the time to agree on a change', () => {
  test('ends two weeks after the student asked for it, on the working day before where that is free', () => {
    expect(signatureDay(change('2026-11-20'), settings).toString()).toBe('2026-12-04');
    // Two weeks later is Epiphany, a Wednesday.
    expect(signatureDay(change('2026-12-23'), settings).toString()).toBe('2027-01-05');
  });

  test('counts from when we received it, where nobody tells when it was asked for', () => {
    expect(signatureDay(change(null), settings).toString()).toBe('2026-12-09');
  });

  test('never goes beyond the weeks, never ends on a free day, and loses no working day in between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 10 }), (day, weeks) => {
        const due = signatureDay(change(day.toString()), settingsSchema.parse({ weeksToAgreeChanges: weeks }));
        const limit = day.add({ weeks });
        expect(isWorkingDay(due)).toBe(true);
        for (let between = due.add({ days: 1 }); Temporal.PlainDate.compare(between, limit) <= 0; between = between.add({ days: 1 })) {
          expect(isWorkingDay(between)).toBe(false);
        }
        expect(Temporal.PlainDate.compare(due, limit)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test('a deadline always lies ahead, within working days, whatever has passed', () => {
  fc.assert(
    fc.property(days, days, fc.boolean(), (day, today, isChange) => {
      const at = today.toZonedDateTime({ timeZone: STOCKHOLM, plainTime: '11:30' }).toInstant();
      const asked = isChange ? change(day.toString()) : first({ kind: 'day', date: day.toString() });
      const deadline = signatureDeadline(asked, at, settings);
      expect(Temporal.Instant.compare(deadline, at)).toBe(1);
      expect(isWorkingDay(deadline.toZonedDateTimeISO(STOCKHOLM).toPlainDate())).toBe(true);
    }),
  );
});

describe('the window for changes', () => {
  const term = (code: string, startsOn: string, endsOn: string): Term => ({
    code,
    academicYear: parseAcademicYear('2026/2027'),
    startsOn: Temporal.PlainDate.from(startsOn),
    endsOn: Temporal.PlainDate.from(endsOn),
    nominationDeadline: Temporal.PlainDate.from('2026-04-01'),
    dates: {},
  });
  const terms = [term('VT2027', '2027-01-18', '2027-06-06'), term('HT2026', '2026-08-31', '2027-01-17')];
  const closes = (asked: VersionToSign) => changesCloseOn(asked, terms, settings)?.toString() ?? null;

  test('closes five weeks after the start of the term in which the change was asked for', () => {
    expect(closes(change('2026-09-14'))).toBe('2026-10-05');
    expect(closes(change('2027-01-17'))).toBe('2026-10-05');
    expect(closes(change('2027-01-18'))).toBe('2027-02-22');
  });

  test('is that of the term in which the mobility begins, when it has not begun', () => {
    expect(closes(change('2026-11-20', { kind: 'month', yearMonth: '2027-02' }))).toBe('2027-02-22');
    // In the summer, the term that comes.
    expect(closes(change('2026-07-01', { kind: 'day', date: '2026-08-15' }))).toBe('2026-10-05');
  });

  test('is unknown beyond the calendar, and there is none for a first version', () => {
    expect(closes(change('2027-09-14'))).toBeNull();
    expect(closes(first({ kind: 'day', date: '2027-02-01' }))).toBeNull();
  });
});
