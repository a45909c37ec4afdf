import type { AgreementOverview, Places } from '../agreements/overview.ts';
import type { Bar } from './bars.ts';

type Ending = Pick<AgreementOverview, 'lastYear'>;
type Offering = Pick<AgreementOverview, 'outgoing' | 'incoming'> & { readonly agreement: { readonly partnerName: string } };

/** How many agreements end with each term, the first term first; those without any condition are in none. */
export function expiryBars(overviews: readonly Ending[]): Bar[] {
  const years = grouped(overviews.filter(({ lastYear }) => lastYear !== ''), ({ lastYear }) => lastYear);
  return [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, ending]) => ({ label: lastTerm(year), value: ending.length, text: String(ending.length) }));
}

/**
 * The term with which an academic year ends: the spring of '2027/2028' is VT2028; a calendar year of
 * a partner in the south ('2027/2027') ends with its autumn.
 */
function lastTerm(year: string): string {
  const [first = '', second = ''] = year.split('/');
  return first === second ? `HT${first}` : `VT${second}`;
}

/** The places a year of all agreements with a partner, most first; partners whose places are not settled are left out. */
export function placeBars(overviews: readonly Offering[], words: (outgoing: number, incoming: number) => string): Bar[] {
  const partners = grouped(overviews, ({ agreement }) => agreement.partnerName);
  return [...partners]
    .map(([label, own]) => {
      const outgoing = sum(own.map((one) => one.outgoing));
      const incoming = sum(own.map((one) => one.incoming));
      return { label, value: outgoing + incoming, text: words(outgoing, incoming) };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
}

function sum(places: readonly Places[]): number {
  return places.reduce<number>((all, one) => all + (typeof one === 'number' ? one : 0), 0);
}

/** As Map.groupBy, which phones of some years lack. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
