import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { shiftToComingTerm } from '../../bot/demo/shiftYears.ts';
import { firstDay } from '../../bot/domain/learningAgreement.ts';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { readLearningAgreements } from '../../bot/importers/ewpLearningAgreements.ts';
import { demoFile } from '../importers/files.ts';

const TODAY = Temporal.PlainDate.from('2026-11-25');

function example(file: string): LearningAgreement {
  const item = readLearningAgreements(demoFile(file), ['uw.edu.pl', 'example_b.edu']).rows[0]?.item;
  if (!item) throw new Error(`${file} was not understood.`);
  return item;
}

const WARSAW = example('ewp/omobility-las-get-response-example.xml');

describe('an example moved to the coming term', () => {
  test('keeps its season, and all else as it was', () => {
    expect(shiftToComingTerm(WARSAW, TODAY)).toEqual({
      ...WARSAW,
      mobilityStart: { kind: 'month', yearMonth: '2027-02' },
      mobilityEnd: { kind: 'month', yearMonth: '2027-06' },
      receivingAcademicYear: '2026/2027',
    });
    expect(shiftToComingTerm(example('ewp/Ex7.xml'), TODAY)).toMatchObject({
      mobilityStart: { yearMonth: '2027-02' },
      mobilityEnd: { yearMonth: '2027-07' },
      receivingAcademicYear: '2026/2027',
    });
  });

  test('days move with their year, a leap day to the day before', () => {
    const leap: LearningAgreement = {
      ...WARSAW,
      mobilityStart: { kind: 'day', date: '2020-02-29' },
      mobilityEnd: { kind: 'day', date: '2020-06-30' },
    };
    expect(shiftToComingTerm(leap, TODAY)).toMatchObject({ mobilityStart: { date: '2027-02-28' }, mobilityEnd: { date: '2027-06-30' } });
  });

  test('starts after today and within a year of it, whatever today is', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((count) => Temporal.PlainDate.from('2019-03-01').add({ days: count }));
    fc.assert(
      fc.property(days, (today) => {
        const start = firstDay(shiftToComingTerm(WARSAW, today).mobilityStart);
        expect(Temporal.PlainDate.compare(start, today)).toBe(1);
        expect(Temporal.PlainDate.compare(start, today.add({ years: 1 }))).toBeLessThanOrEqual(0);
        expect([start.month, start.day]).toEqual([2, 1]);
      }),
    );
  });

  test('one that lies ahead already is left alone', () => {
    expect(shiftToComingTerm(WARSAW, Temporal.PlainDate.from('2018-12-01'))).toEqual(WARSAW);
  });
});
