import type { Condition, PlacesOfYear } from '../api/types.ts';

export interface PlaceYear {
  readonly year: string;
  readonly isPast: boolean;
  readonly rows: readonly { readonly places: PlacesOfYear; readonly condition: Condition }[];
}

/** The places of each academic year with their conditions, in the order given. A year is named as its condition names it: '2027/2028', or '2027/2027' for a partner in the south. */
export function yearsOf(places: readonly PlacesOfYear[], conditions: readonly Condition[]): PlaceYear[] {
  const byId = new Map(conditions.map((one) => [one.id, one]));
  return [...new Set(places.map(({ academicYear }) => academicYear))].map((year) => {
    const own = places.filter(({ academicYear }) => academicYear === year);
    return {
      year,
      isPast: own.every(({ isPast }) => isPast),
      rows: own.flatMap((one) => {
        const condition = byId.get(one.conditionId);
        return condition ? [{ places: one, condition }] : [];
      }),
    };
  });
}
