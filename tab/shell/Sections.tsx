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
  nav: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalL },
  group: { display: 'flex', flexWrap: 'wrap', alignItems: 'center' },
  // What is said once, quietly, before its links; above them where they are many rows.
  caption: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    [`@media ${NARROW}`]: { width: '100%' },
  },
  list: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, listStyleType: 'none' },
  link: {
    position: 'relative',
    display: 'block',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    [`@media ${NARROW}`]: { padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalS}` },
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    // Fluent's own hover colour is black in the contrast theme, for a ground that is not here.
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':hover::after': { backgroundColor: tokens.colorNeutralStroke1Hover },
    '::after': {
      content: '""',
      position: 'absolute',
      right: tokens.spacingHorizontalS,
      bottom: 0,
      left: tokens.spacingHorizontalS,
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

/** Groups in the order in which they stand, each with its sections and those who find them there. */
const GROUPS = {
  own: {
    tasks: 'everybody',
    agreements: 'everybody',
    learningAgreements: 'contact',
    students: 'contact',
    loans: 'contact',
    contacts: 'everybody',
    meetings: 'everybody',
    knowledge: 'everybody',
    forecast: 'everybody',
    settings: 'everybody',
  },
  eligibility: { queue: 'admissions', newRequest: 'admissions', figures: 'admissionsAndOffice' },
  office: { departments: 'office', publications: 'office', calendar: 'office', broadcasts: 'office' },
  upkeep: { imports: 'office', operations: 'office', audit: 'admin' },
} as const satisfies Record<string, Partial<Record<keyof typeof PATHS, Audience>>>;

type Group = keyof typeof GROUPS;
type Section = { [G in Group]: keyof (typeof GROUPS)[G] }[Group];

const AUDIENCES: Record<Section, Audience> = { ...GROUPS.own, ...GROUPS.eligibility, ...GROUPS.office, ...GROUPS.upkeep };

/** On a phone the rest is folded up behind a button, so that the page itself is in sight. */
const FIRST_ON_A_PHONE: ReadonlySet<Section> = new Set(['tasks', 'agreements', 'meetings', 'queue', 'newRequest']);

/** The tab's sections; that of the page shown is marked. */
export function Sections({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [location] = useLocation();
  const here = sectionOf(location);
  const [unfolded, setUnfolded] = useState(false);
  const isFolded = (section: Section) => !unfolded && section !== here && !FIRST_ON_A_PHONE.has(section);
  return (
    <nav aria-label={t('app.navigation')} className={styles.nav}>
      {(Object.keys(GROUPS) as Group[]).map((group) => {
        const sections = (Object.keys(GROUPS[group]) as Section[]).filter((section) => isFor(me, AUDIENCES[section]));
        if (sections.length === 0) return null;
        return (
          <div key={group} className={mergeClasses(styles.group, sections.every(isFolded) && styles.folded)}>
            {group !== 'own' && (
              <span id={`sections-${group}`} className={mergeClasses(styles.caption, !unfolded && styles.folded)}>
                {t(`tab.group.${group}`)}
              </span>
            )}
            <ul className={styles.list} {...(group === 'own' ? {} : { 'aria-labelledby': `sections-${group}` })}>
              {sections.map((section) => (
                <li key={section} className={mergeClasses(isFolded(section) && styles.folded)}>
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
          </div>
        );
      })}
      <Button className={styles.more} appearance="subtle" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        {t(unfolded ? 'app.fewerPages' : 'app.morePages')}
      </Button>
    </nav>
  );
}

function sectionOf(location: string): Section | null {
  if (location === PATHS.tasks || location.startsWith('/tasks/')) return 'tasks';
  if (location === PATHS.newBroadcast) return 'broadcasts';
  if (location === PATHS.newLearningAgreement) return 'learningAgreements';
  if (location === PATHS.newMeeting) return 'meetings';
  if (location === PATHS.newPublication) return 'publications';
  if (location === PATHS.departmentSettings) return 'calendar';
  if (location === PATHS.retention) return 'operations';
  const sections = Object.keys(AUDIENCES) as Section[];
  return sections.find((section) => section !== 'tasks' && location.startsWith(PATHS[section])) ?? null;
}
