import type { Publication } from '../api/publicationTypes.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const STATES = ['overdue', 'open', 'done', 'notRelevant', 'withdrawn'] as const;
const PARTNERS = ['notSent', 'bounced', 'sent', 'confirmed'] as const;

/** How far the departments have come, and the partners with them; what nobody is in is left out. */
export function useProgressText() {
  const { t } = useTexts();
  return ({ progress, partners }: Publication) => ({
    departments:
      STATES.filter((state) => progress[state] > 0)
        .map((state) => t(`publications.progress.${state}`, { count: progress[state] }))
        .join(', ') || t('publications.progress.none'),
    partners:
      partners &&
      PARTNERS.filter((state) => partners[state] > 0)
        .map((state) => t(`publications.partners.${state}`, { count: partners[state] }))
        .join(', '),
  });
}
