import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { useUnreachedPeople } from '../api/operationsQueries.ts';
import type { UnreachedNow } from '../api/operationsQueries.ts';
import { Fetched } from '../feedback/Fetched.tsx';
import { PATHS } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Moment } from '../time/Moment.tsx';

const useStyles = makeStyles({
  section: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    ...surface,
  },
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  reason: { margin: `${tokens.spacingVerticalL} 0 0`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, padding: 0, listStyleType: 'none' },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  // As high as a finger needs.
  link: { minHeight: '24px', fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink },
  since: { color: tokens.colorNeutralForeground2 },
});

/** Who cannot be written to as things are, by the reason and what to do about it. */
export function UnreachedPeople() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useUnreachedPeople();
  return (
    <section aria-labelledby="unreached" className={styles.section}>
      <h2 id="unreached" className={styles.heading}>
        {t('operations.unreached.title')}
      </h2>
      <Fetched query={query}>
        {({ reasons }) => (
          <>
            <p className={styles.text}>
              {reasons.length === 0 ? t('operations.unreached.none') : t('operations.unreached.intro', { count: reasons.reduce((sum, { people }) => sum + people.length, 0) })}
            </p>
            {reasons.map((one) => (
              <Reason key={one.reason} unreached={one} />
            ))}
          </>
        )}
      </Fetched>
    </section>
  );
}

function Reason({ unreached: { reasonText, whatToDo, people } }: { readonly unreached: UnreachedNow }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <h3 className={styles.reason}>{reasonText}</h3>
      <p className={styles.text}>{whatToDo}</p>
      <ul className={styles.list}>
        {people.map(({ name, email, since, isContact }) => (
          <li key={email} className={styles.person}>
            {isContact ? (
              <Link href={`${PATHS.contacts}?q=${encodeURIComponent(email)}`} className={styles.link} aria-label={t('operations.unreached.toContacts', { name })}>
                {name}
              </Link>
            ) : (
              <span className={styles.name}>{name}</span>
            )}
            <span>{email}</span>
            <span className={styles.since}>
              {t('operations.unreached.since')} <Moment at={since.at} text={since.text} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
