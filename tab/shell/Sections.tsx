import { Button, createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Me } from '../api/types.ts';
import { isFor } from './audience.ts';
import type { Audience } from './audience.ts';
import { NARROW } from './narrow.ts';
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
    // Fluent's own hover colour is black in the contrast theme, for a ground that is not here.
    ':hover': { color: tokens.colorNeutralForeground1 },
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
  folded: { [`@media ${NARROW}`]: { display: 'none' } },
  more: { display: 'none', [`@media ${NARROW}`]: { display: 'block' } },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { backgroundColor: tokens.colorCompoundBrandStroke },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStrokeHover },
  },
});

/** In the order in which they stand, each with those who find it there. */
const SECTIONS = {
  tasks: 'everybody',
  agreements: 'everybody',
  loans: 'contact',
  contacts: 'everybody',
  meetings: 'everybody',
  knowledge: 'everybody',
  queue: 'admissions',
  newRequest: 'admissions',
  figures: 'admissionsAndOffice',
  departments: 'office',
  publications: 'office',
  calendar: 'office',
  broadcasts: 'office',
  operations: 'office',
  forecast: 'everybody',
  settings: 'everybody',
} as const satisfies Partial<Record<keyof typeof PATHS, Audience>>;

type Section = keyof typeof SECTIONS;

/** On a phone the rest is folded up behind a button, so that the page itself is in sight. */
const FIRST_ON_A_PHONE: ReadonlySet<Section> = new Set(['tasks', 'agreements', 'meetings', 'queue', 'newRequest']);

/** The tab's sections; that of the page shown is marked. */
export function Sections({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [location] = useLocation();
  const here = sectionOf(location);
  const [unfolded, setUnfolded] = useState(false);
  const sections = (Object.keys(SECTIONS) as Section[]).filter((section) => isFor(me, SECTIONS[section]));
  return (
    <nav aria-label={t('app.navigation')}>
      <ul className={styles.list}>
        {sections.map((section) => (
          <li key={section} className={mergeClasses(!unfolded && section !== here && !FIRST_ON_A_PHONE.has(section) && styles.folded)}>
            <Link
              href={PATHS[section]}
              className={mergeClasses(styles.link, section === here && styles.here)}
              {...(section === here ? { 'aria-current': 'page' } : {})}
            >
              {t(`tab.${section}`)}
            </Link>
          </li>
        ))}
        <li className={styles.more}>
          <Button appearance="subtle" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(unfolded ? 'app.fewerPages' : 'app.morePages')}
          </Button>
        </li>
      </ul>
    </nav>
  );
}

function sectionOf(location: string): Section | null {
  if (location === PATHS.tasks || location.startsWith('/tasks/')) return 'tasks';
  if (location === PATHS.newBroadcast) return 'broadcasts';
  if (location === PATHS.newMeeting) return 'meetings';
  if (location === PATHS.newPublication) return 'publications';
  if (location === PATHS.departmentSettings) return 'calendar';
  const sections = Object.keys(SECTIONS) as Section[];
  return sections.find((section) => section !== 'tasks' && location.startsWith(PATHS[section])) ?? null;
}
