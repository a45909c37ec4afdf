import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldErasmusCode } from '../../bot/domain/institution.ts';

test('the two spellings of the Commission’s lists are one code', () => {
  expect(foldErasmusCode('S\u00a0 UMEA01')).toBe(foldErasmusCode('S  UMEA01'));
  expect(foldErasmusCode(' S UMEA01\u00a0')).toBe('S UMEA01');
});

test('zeros stay, and different codes stay different', () => {
  expect(foldErasmusCode('D  BERLIN01')).toBe('D BERLIN01');
  expect(foldErasmusCode('S  OREBRO01')).not.toBe(foldErasmusCode('S  OREBRO1'));
  expect(foldErasmusCode('UK LONDON01')).not.toBe(foldErasmusCode('UKLONDON01'));
});

test('whatever stands between country and place, and however often it is folded', () => {
  const spaces = fc.string({ unit: fc.constantFrom(' ', '\u00a0', '\u202f', '\t'), minLength: 1, maxLength: 6 });
  const edge = fc.string({ unit: fc.constantFrom(' ', '\u00a0'), maxLength: 3 });
  fc.assert(
    fc.property(spaces, edge, edge, (between, before, after) => {
      const folded = foldErasmusCode(`${before}S${between}UMEA01${after}`);
      expect(folded).toBe('S UMEA01');
      expect(foldErasmusCode(folded)).toBe(folded);
    }),
  );
});
