import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { CountryCount } from './overview.ts';
import { useCountryNames } from './useCountryName.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
    listStyleType: 'none',
  },
});

interface CountryListProps {
  readonly counts: readonly CountryCount[];
  /** The one that the list is kept to, or ''. */
  readonly chosen: string;
  readonly choose: (country: string) => void;
}

/** Where the partners are, with how many agreements each country has. Choosing the chosen one again shows all. */
export function CountryList({ counts, chosen, choose }: CountryListProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const nameOf = useCountryNames();
  if (counts.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('agreements.countries')}>
      {counts.map(({ country, count }) => (
        <li key={country}>
          <ToggleButton
            size="small"
            shape="circular"
            checked={country === chosen}
            onClick={() => choose(country === chosen ? '' : country)}
          >
            {t('agreements.country', { country: nameOf(country), count })}
          </ToggleButton>
        </li>
      ))}
    </ul>
  );
}
