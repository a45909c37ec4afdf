import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { FORWARDING_STATES, forwardingCounts, isForwarded, markOne, markRestSent, type PartnerLine } from '../../bot/domain/forwarding.ts';

const on = Temporal.PlainDate.from('2026-11-25');
const lines = fc
  .array(fc.constantFrom(...FORWARDING_STATES), { maxLength: 12 })
  .map((states) => states.map((state, index): PartnerLine => ({ heiId: `${index}.example`, name: `${index}`, email: null, state, on: null, by: null })));

describe('the lines of an instruction', () => {
  test('are each counted once', () => {
    fc.assert(fc.property(lines, (all) => expect(Object.values(forwardingCounts(all)).reduce((sum, one) => sum + one, 0)).toBe(all.length)));
  });

  test('are forwarded when each has gone out and none has come back', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { notSent, bounced } = forwardingCounts(all);
        expect(isForwarded(all)).toBe(all.length > 0 && notSent === 0 && bounced === 0);
      }),
    );
  });

  test('change one at a time', () => {
    fc.assert(
      fc.property(lines, fc.nat(11), fc.constantFrom(...FORWARDING_STATES), (all, index, state) => {
        const after = markOne(all, `${index}.example`, { state, on, by: 'Karin' });
        expect(after.filter((_, at) => at !== index)).toEqual(all.filter((_, at) => at !== index));
        if (index < all.length) expect(after[index]).toMatchObject({ state, on: state === 'notSent' ? null : on });
      }),
    );
  });

  test('sent in one go are those that were not: what bounced or was confirmed stays', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const after = markRestSent(all, { on, by: 'Karin' });
        expect(after.map(({ state }) => state)).toEqual(all.map(({ state }) => (state === 'notSent' ? 'sent' : state)));
      }),
    );
  });
});
