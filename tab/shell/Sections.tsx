import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { PATHS } from './paths.ts';

/**
 * Looks like Fluent's TabList, but is links: they lead to pages, can be opened in a window of their
 * own, and save the 22 kB of script that TabList brings for its arrow keys.
 */
const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, listStyleType: 'none' },
  link: {
    position: 'relative',
    display: 'block',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground2Hover },
    ':hover::after': { backgroundColor: tokens.colorNeutralStroke1Hover },
    '::after': {
      content: '""',
      position: 'absolute',
      right: tokens.spacingHorizontalMNudge,
      bottom: 0,
      left: tokens.spacingHorizontalMNudge,
      height: tokens.strokeWidthThicker,
      borderRadius: tokens.borderRadiusCircular,
    },
    ...createFocusOutlineStyle(),
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { backgroundColor: tokens.colorCompoundBrandStroke },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStrokeHover },
  },
});

type Section = 'tasks' | 'agreements' | 'newRequest' | 'broadcasts' | 'operations';

/** The tab's sections; that of the page shown is marked. */
export function Sections({ withNewRequest, withOffice }: { readonly withNewRequest: boolean; readonly withOffice: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [location] = useLocation();
  const here = sectionOf(location);
  const sections: Section[] = [
    'tasks',
    'agreements',
    ...(withNewRequest ? (['newRequest'] as const) : []),
    ...(withOffice ? (['broadcasts', 'operations'] as const) : []),
  ];
  return (
    <nav aria-label={t('app.navigation')}>
      <ul className={styles.list}>
        {sections.map((section) => (
          <li key={section}>
            <Link
              href={PATHS[section]}
              className={mergeClasses(styles.link, section === here && styles.here)}
              {...(section === here ? { 'aria-current': 'page' } : {})}
            >
              {t(`tab.${section}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function sectionOf(location: string): Section | null {
  if (location === PATHS.tasks || location.startsWith('/tasks/')) return 'tasks';
  if (location.startsWith(PATHS.agreements)) return 'agreements';
  if (location.startsWith(PATHS.broadcasts) || location === PATHS.newBroadcast) return 'broadcasts';
  if (location === PATHS.operations) return 'operations';
  return location === PATHS.newRequest ? 'newRequest' : null;
}
