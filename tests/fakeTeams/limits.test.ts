import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rateLimit, READING_MEMBERS, SENDING, WHOLE_APP, type Window } from './limits.ts';

/** The numbers of Microsoft Learn, "Rate limiting in Teams bots". */
test.each<[string, readonly Window[], string]>([
  ['sending', SENDING, '7/1 8/2 60/30 1800/3600'],
  ['reading members', READING_MEMBERS, '14/1 16/2 120/30 3600/3600'],
  ['the whole app', WHOLE_APP, '50/1'],
])('the windows of %s', (_name, windows, numbers) => {
  expect(windows.map(({ requests, seconds }) => `${requests}/${seconds}`).join(' ')).toBe(numbers);
});

describe('all windows hold at once', () => {
  test('seven in a second, the eighth in the next, the ninth after two', () => {
    let now = 0;
    const limit = rateLimit(SENDING, () => now);
    for (let n = 0; n < 7; n++) expect(limit('a')).toBe(0);
    expect(limit('a')).toBe(1000);
    now = 1000;
    expect(limit('a')).toBe(0);
    expect(limit('a')).toBe(1000);
    now = 1999;
    expect(limit('a')).toBe(1);
    now = 2000;
    expect(limit('a')).toBe(0);
  });

  test('each conversation has its own', () => {
    const limit = rateLimit(SENDING, () => 0);
    for (let n = 0; n < 8; n++) limit('a');
    expect(limit('b')).toBe(0);
  });

  test('whatever comes when: never more than a window allows passes, and after the wait that was told one does', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(steps, (pauses) => {
        let now = 0;
        const limit = rateLimit(SENDING, () => now);
        const passed: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const wait = limit('a');
          if (wait > 0) {
            now += wait;
            expect(limit('a')).toBe(0);
          }
          passed.push(now);
        }
        for (const { requests, seconds } of SENDING) {
          for (const [index, time] of passed.entries()) {
            expect(passed.slice(0, index + 1).filter((other) => other > time - seconds * 1000).length).toBeLessThanOrEqual(requests);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
