import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  BROADCAST_VERBS,
  broadcastStateAfter,
  isEnded,
  newBroadcast,
  type BroadcastState,
  type BroadcastVerb,
} from '../../bot/domain/broadcast.ts';

describe('the state of a broadcast', () => {
  test.each<[BroadcastState, BroadcastVerb, BroadcastState | null]>([
    ['running', 'pause', 'paused'],
    ['running', 'resume', null],
    ['running', 'cancel', 'cancelled'],
    ['paused', 'pause', null],
    ['paused', 'resume', 'running'],
    ['paused', 'cancel', 'cancelled'],
    ['done', 'pause', null],
    ['done', 'resume', null],
    ['done', 'cancel', null],
    ['cancelled', 'pause', null],
    ['cancelled', 'resume', null],
    ['cancelled', 'cancel', null],
  ])('%s, %s: %s', (state, verb, expected) => {
    expect(broadcastStateAfter(state, verb)).toBe(expected);
  });

  test('cancel wins: whatever was asked before or is asked after, it is cancelled and stays so (Company Communicator #849)', () => {
    const verbs = fc.array(fc.constantFrom(...BROADCAST_VERBS), { maxLength: 20 });
    fc.assert(
      fc.property(verbs, verbs, (before, after) => {
        const end = [...before, 'cancel' as const, ...after].reduce<BroadcastState>((state, verb) => broadcastStateAfter(state, verb) ?? state, 'running');
        expect(end).toBe('cancelled');
        expect(isEnded(end)).toBe(true);
      }),
    );
  });
});

describe('what the International Office writes', () => {
  const written = { titleSv: 'Inbjudan', titleEn: 'Invitation', textSv: 'Välkommen.', textEn: 'Welcome.', audience: 'forum' };
  const problems = (differing: object) => newBroadcast.safeParse({ ...written, ...differing }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

  test('needs both languages, as each person reads their own', () => {
    expect(newBroadcast.safeParse(written).success).toBe(true);
    for (const key of ['titleSv', 'titleEn', 'textSv', 'textEn']) {
      expect(problems({ [key]: '  ' })).toEqual([`${key} required`]);
      expect(problems({ [key]: undefined })).toEqual([`${key} required`]);
    }
  });

  test('holds no personal number, and links with https only', () => {
    expect(problems({ textSv: 'Det gäller 19811218-9876.' })).toEqual(['textSv personalNumber']);
    expect(problems({ link: 'http://umu.se' })).toEqual(['link link']);
    expect(problems({ link: 'javascript:alert(1)' })).toEqual(['link link']);
    expect(problems({ link: 'https://www.umu.se/' })).toBeUndefined();
  });

  test('goes to an audience that there is', () => {
    expect(problems({ audience: 'students' })).toHaveLength(1);
  });
});
