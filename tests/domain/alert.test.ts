import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findingsOf, PLANNING_MISSED_SECONDS, type Signs } from '../../bot/domain/alert.ts';
import { FAILED, OUTCOMES } from '../../bot/domain/outcome.ts';

const calm: Signs = { planningAgeSeconds: 15, pausedBecause: null, outcomes: { sent: 40 } };
const kinds = (differing: Partial<Signs>) => findingsOf({ ...calm, ...differing }).map(({ kind }) => kind);

test('nothing is wrong when reminders are planned and messages arrive, nor before the first of either', () => {
  expect(findingsOf(calm)).toEqual([]);
  expect(findingsOf({ planningAgeSeconds: null, pausedBecause: null, outcomes: {} })).toEqual([]);
});

describe('planning', () => {
  test('is missed after five minutes without a run, and the minutes are told (integrations/microsoft-teams #404)', () => {
    expect(kinds({ planningAgeSeconds: PLANNING_MISSED_SECONDS })).toEqual([]);
    expect(findingsOf({ ...calm, planningAgeSeconds: 3_661 })).toEqual([{ kind: 'planningMissed', detail: { minutes: 61 } }]);
  });
});

describe('a pause', () => {
  test.each([
    ['throttled', []],
    ['misconfigured', ['credentialsRefused']],
    ['disabled', ['appDisabled']],
  ] as const)('of kind %s is told as %j', (pausedBecause, expected) => {
    expect(kinds({ pausedBecause })).toEqual(expected);
  });
});

describe('messages that do not arrive', () => {
  test('say nothing while they are few: some people are always away', () => {
    expect(kinds({ outcomes: { blocked: 4 } })).toEqual([]);
    expect(kinds({ outcomes: { sent: 14, notInstalled: 5 } })).toEqual([]);
  });

  test('all of them: nothing arrives', () => {
    expect(findingsOf({ ...calm, outcomes: { gone: 3, uncertain: 2 } })).toEqual([{ kind: 'nothingArrives', detail: { unreached: 5 } }]);
  });

  test('more than a fifth of them: many are unreached, with the numbers', () => {
    expect(kinds({ outcomes: { sent: 16, blocked: 4 } })).toEqual([]);
    expect(findingsOf({ ...calm, outcomes: { sent: 15, blocked: 3, tooBig: 2 } })).toEqual([
      { kind: 'manyUnreached', detail: { unreached: 5, tried: 20 } },
    ]);
  });

  test('never for what was cancelled or superseded: that was not sent on purpose', () => {
    expect(kinds({ outcomes: { cancelled: 1_000, superseded: 1_000 } })).toEqual([]);
  });

  test('are told as one thing at most, whatever the numbers', () => {
    const counts = fc.record(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, fc.nat(60)])), { requiredKeys: [] });
    fc.assert(
      fc.property(counts, (outcomes) => {
        const found = findingsOf({ ...calm, outcomes });
        expect(found.length).toBeLessThanOrEqual(1);
        const unreached = FAILED.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
        if (unreached === 0) expect(found).toEqual([]);
      }),
    );
  });
});

test('several faults at once are all told', () => {
  expect(kinds({ planningAgeSeconds: 4_000, pausedBecause: 'disabled', outcomes: { gone: 9 } })).toEqual(['planningMissed', 'appDisabled', 'nothingArrives']);
});
