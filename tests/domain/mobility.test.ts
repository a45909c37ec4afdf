import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { MobilityDate } from '../../bot/domain/learningAgreement.ts';
import { extensionDays, isUnsignedAlarm, missingSignatures } from '../../bot/domain/mobility.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';
import { signedOn, version } from '../support/learningAgreements.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const day = (text: string): MobilityDate => ({ kind: 'day', date: text });
const month = (text: string): MobilityDate => ({ kind: 'month', yearMonth: text });
const days = fc.integer({ min: 0, max: 800 }).map((count) => date('2026-01-01').add({ days: count }));

describe('which signatures are missing', () => {
  const [student, sendingInstitution, receivingInstitution] = ['2026-11-01', '2026-11-02', '2026-11-03'].map(signedOn);
  const none = { student: null, sendingInstitution: null, receivingInstitution: null };
  const all = { student: student ?? null, sendingInstitution: sendingInstitution ?? null, receivingInstitution: receivingInstitution ?? null };

  test('on the version that lacks fewest', () => {
    const proposal = version({ role: 'changesProposal', proposalId: 'p-1', signatures: none });
    expect(missingSignatures({ versions: [version({ signatures: { ...all, receivingInstitution: null } }), proposal] }, [])).toEqual(['receivingInstitution']);
    expect(missingSignatures({ versions: [version({ signatures: all }), proposal] }, [])).toEqual([]);
    expect(missingSignatures({ versions: [] }, [])).toEqual(['student', 'sendingInstitution', 'receivingInstitution']);
  });

  test('counts what was signed here, on the very version', () => {
    const versions = [version({ role: 'changesProposal', proposalId: 'p-2', signatures: { ...all, sendingInstitution: null } })];
    const given = { role: 'changesProposal', party: 'sendingInstitution' } as const;
    expect(missingSignatures({ versions }, [{ ...given, proposalId: 'p-2' }])).toEqual([]);
    expect(missingSignatures({ versions }, [{ ...given, proposalId: 'p-1' }])).toEqual(['sendingInstitution']);
  });
});

describe('a mobility without signatures is a reason for alarm', () => {
  const mobility = { mobilityStart: month('2027-02'), mobilityEnd: day('2027-06-30') };
  const alarm = (today: string, knownOn = '2027-01-15') => isUnsignedAlarm(mobility, date(knownOn), date(today));

  test('from its first day, which of a month is the first', () => {
    expect(alarm('2027-01-31')).toBe(false);
    expect(alarm('2027-02-01')).toBe(true);
  });

  test('to a month after its end', () => {
    expect(alarm('2027-07-30')).toBe(true);
    expect(alarm('2027-07-31')).toBe(false);
  });

  test('however late we hear of it, as long as it is not over', () => {
    expect(alarm('2027-06-30', '2027-06-30')).toBe(true);
    expect(alarm('2027-07-01', '2027-07-01')).toBe(false);
  });

  test('never outside these days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 300 }), days, days, (start, length, knownOn, today) => {
        const end = start.add({ days: length });
        const stands = isUnsignedAlarm({ mobilityStart: day(start.toString()), mobilityEnd: day(end.toString()) }, knownOn, today);
        if (!stands) return;
        expect(Temporal.PlainDate.compare(start, today)).toBeLessThanOrEqual(0);
        expect(today.until(end.add({ months: 1 })).sign).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(knownOn, end)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('when an extension is asked about', () => {
  const settings = settingsSchema.parse({});
  const stay = { mobilityStart: day('2027-02-01'), mobilityEnd: month('2027-06'), mobilityType: 'long' } as const;
  const daysOf = (differing: Partial<Parameters<typeof extensionDays>[0]> = {}, months = 1) => {
    const found = extensionDays({ ...stay, ...differing }, { ...settings, extensionMonthsBeforeEnd: months });
    return found && [found.askFrom, found.dueOn, found.limit].map(String);
  };

  test('ten working days before the limit, a month before the end; a month ends on its last day', () => {
    expect(daysOf()).toEqual(['2027-04-30', '2027-05-17', '2027-05-30']);
    expect(daysOf({}, 2)?.[2]).toBe('2027-04-30');
  });

  test('never for kinds that cannot be changed, or for less than a term', () => {
    expect(daysOf({ mobilityType: 'blended' })).toBeNull();
    expect(daysOf({ mobilityType: 'doctoral' })).toBeNull();
    expect(daysOf({ mobilityEnd: day('2027-04-29') })).toBeNull();
    expect(daysOf({ mobilityEnd: day('2027-04-30') })).not.toBeNull();
  });

  test('is asked and due on working days, in order', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 6 }), (end, extensionMonthsBeforeEnd) => {
        const start = end.subtract({ months: 5 }).toString();
        const found = extensionDays({ mobilityType: 'long', mobilityStart: day(start), mobilityEnd: day(end.toString()) }, { ...settings, extensionMonthsBeforeEnd });
        expect(found && isWorkingDay(found.dueOn) && isWorkingDay(found.askFrom)).toBe(true);
        expect(found && Temporal.PlainDate.compare(found.askFrom, found.dueOn)).toBe(-1);
        expect(found && Temporal.PlainDate.compare(found.dueOn, found.limit)).toBe(-1);
      }),
    );
  });
});
