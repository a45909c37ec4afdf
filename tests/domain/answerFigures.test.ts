import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerFigures, LEAST_ANSWERED, type CountedQuestion } from '../../bot/domain/answerFigures.ts';

const question = (answerMinutes: number | null): CountedQuestion => ({ departmentId: 'd', term: 'HT2027', answerMinutes, serviceMinutes: 1080 });

describe('the figures of answers', () => {
  test('are told from five answers on, and never for fewer', () => {
    const few = [60, 120, 180, 240, null, null].map(question);
    expect(answerFigures(few)).toEqual({ asked: 6, answered: 4, times: null });
    expect(answerFigures([])).toEqual({ asked: 0, answered: 0, times: null });
    const { asked, answered, times } = answerFigures([...few, question(1081)]);
    expect([asked, answered, times?.median, times?.withinService]).toEqual([7, 5, 180, 0.8]);
    // Six tenths of the way from 240 to 1081.
    expect(times?.ninetieth).toBeCloseTo(744.6);
  });

  test('lie within what was answered, in order, whatever the order of the questions', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: LEAST_ANSWERED });
    fc.assert(
      fc.property(minutes, (all) => {
        const { times } = answerFigures(all.map(question));
        const { times: turned } = answerFigures([...all].reverse().map(question));
        expect(turned).toEqual(times);
        expect(times && times.median).toBeGreaterThanOrEqual(Math.min(...all));
        expect(times && times.ninetieth).toBeLessThanOrEqual(Math.max(...all));
        expect(times && times.ninetieth - times.median).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
