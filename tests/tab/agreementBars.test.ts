import { describe, expect, test } from '@jest/globals';
import { expiryBars, placeBars } from '../../tab/charts/agreementBars.ts';

describe('when agreements end', () => {
  test('is counted by the last term of their last year, the first term first', () => {
    const bars = expiryBars([{ lastYear: '2027/2028' }, { lastYear: '2026/2027' }, { lastYear: '2027/2028' }, { lastYear: '' }]);
    expect(bars.map(({ label, value }) => [label, value])).toEqual([['VT2027', 1], ['VT2028', 2]]);
  });

  test('for a partner whose year is a calendar year is the autumn', () => {
    expect(expiryBars([{ lastYear: '2027/2027' }])).toEqual([{ label: 'HT2027', value: 1, text: '1' }]);
  });
});

describe('the places of partners', () => {
  const words = (outgoing: number, incoming: number) => `${outgoing}/${incoming}`;
  const offer = (partnerName: string, outgoing: number | 'unknown', incoming: number | 'none') => ({ agreement: { partnerName }, outgoing, incoming });

  test('are those of all agreements with them, most first; what is not settled counts as nothing', () => {
    const bars = placeBars([offer('Oslo', 2, 'none'), offer('Wien', 'unknown', 'none'), offer('München', 2, 3), offer('Oslo', 1, 0)], words);
    expect(bars).toEqual([
      { label: 'München', value: 5, text: '2/3' },
      { label: 'Oslo', value: 3, text: '3/0' },
    ]);
  });
});
