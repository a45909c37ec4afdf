import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Places } from './overview.ts';

export function usePlacesText(): (places: Places) => string {
  const { t } = useTexts();
  return (places) => {
    if (places === 'none') return t('agreements.noPlaces');
    return places === 'unknown' ? t('agreements.placesUnknown') : String(places);
  };
}
