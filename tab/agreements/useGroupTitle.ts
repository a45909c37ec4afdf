import { useTexts } from '../texts/LanguageProvider.tsx';
import { KINDS } from './overview.ts';
import type { AgreementGroup, Grouping } from './overview.ts';
import { useCountryNames } from './useCountryName.ts';

/** What stands over a group of agreements, with how many they are. */
export function useGroupTitle(grouping: Grouping): (group: AgreementGroup) => string {
  const { t } = useTexts();
  const countryOf = useCountryNames();
  return ({ key, overviews }) => {
    const kinds = KINDS.filter((kind) => key.split(' ').includes(kind)).map((kind) => t(`agreements.kinds.${kind}`));
    const name = grouping === 'kind' ? kinds.join(' + ') : grouping === 'country' ? key && countryOf(key) : key;
    return t('agreements.group', { name: name || t('agreements.ungrouped'), count: overviews.length });
  };
}
