import type { Condition, PlacesOfYear } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';

/** How places and what they are for are said. */
export function usePlaceTexts() {
  const { t, language } = useTexts();

  function span(from: number, to: number): string {
    return from === to ? String(from) : t('places.span', { from: String(from), to: String(to) });
  }

  return {
    /** "Studenter, studier, ut från oss" */
    name: ({ kind, direction }: Condition) =>
      t('places.kindAndDirection', { kind: t(`agreement.kind.${kind}`), direction: t(`agreement.direction.${direction}`).toLocaleLowerCase(language) }),
    /** What tells it from another condition of the same kind and direction. */
    about: ({ eqfLevels, subjectAreas, departmentText }: Condition) =>
      [
        departmentText,
        ...(eqfLevels.length > 0 ? [t('places.level', { levels: eqfLevels.join(', ') })] : []),
        ...(subjectAreas.length > 0 ? [t('places.subject', { subjects: subjectAreas.map(({ iscedCode }) => iscedCode).join(', ') })] : []),
      ].join(BETWEEN),
    amount({ places, stays, lent, borrowed, free }: PlacesOfYear, column: 'places' | 'lent' | 'borrowed' | 'stays' | 'free'): string {
      if (column === 'places') return places === null ? t('places.notSettled') : String(places);
      if (column === 'free') return free ? span(free.fewest, free.most) : t('places.unknown');
      const tally = { lent, borrowed, stays }[column];
      return tally ? span(tally.certain, tally.certain + tally.possible) : t('places.unknown');
    },
  };
}
