import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decorrelatedJitter, TEAMS_LIMITS } from '../../bot/domain/pacing.ts';

const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('the pause that we choose ourselves', () => {
  test('lies between a second and a minute, whatever came before and whatever is drawn', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), random, (lastMs, drawn) => {
        const pauseMs = decorrelatedJitter(lastMs, drawn);
        expect(Number.isInteger(pauseMs)).toBe(true);
        expect(pauseMs).toBeGreaterThanOrEqual(1_000);
        expect(pauseMs).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  test('is at most three times the last one, and begins with at most three seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 60_000 }), random, (lastMs, drawn) => {
        expect(decorrelatedJitter(lastMs, drawn)).toBeLessThanOrEqual(lastMs * 3);
      }),
    );
    expect(decorrelatedJitter(0, 0)).toBe(1_000);
    expect(decorrelatedJitter(0, 1)).toBe(3_000);
  });

  test('grows with what is drawn and with the last one, so that two apps come apart and both calm down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 60_000 }), random, random, (a, b, x, y) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        expect(decorrelatedJitter(short, high)).toBeLessThanOrEqual(decorrelatedJitter(long, high));
        expect(decorrelatedJitter(long, low)).toBeLessThanOrEqual(decorrelatedJitter(long, high));
      }),
    );
  });

  test('reaches a minute after a few refusals in a row, and a middling draw doubles it on the way', () => {
    const pauses = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1].reduce<number[]>((all, drawn) => [...all, decorrelatedJitter(all.at(-1) ?? 0, drawn)], []);
    expect(pauses).toEqual([2_000, 3_500, 5_750, 9_125, 14_188, 21_782, 33_173, 60_000]);
  });
});

test('what Teams lets through is what Microsoft has published', () => {
  const windows = (kind: 'send' | 'members') => TEAMS_LIMITS.perConversation[kind].map(({ requests, seconds }) => `${requests} in ${seconds} s`);
  expect(windows('send')).toEqual(['7 in 1 s', '8 in 2 s', '60 in 30 s', '1800 in 3600 s']);
  expect(windows('members')).toEqual(['14 in 1 s', '16 in 2 s', '120 in 30 s', '3600 in 3600 s']);
  expect(TEAMS_LIMITS.wholeApp).toEqual({ requests: 50, seconds: 1 });
});
