import { makeStyles, tokens } from '@fluentui/react-components';
import { useRetention } from '../api/operationsQueries.ts';
import type { RetentionGroup, RetentionRule } from '../api/operationsQueries.ts';
import { Facts } from '../feedback/FactList.tsx';
import { Fetched } from '../feedback/Fetched.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS, RETENTION_LINK } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Moment } from '../time/Moment.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  group: { margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  rules: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 440px), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  rule: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
  },
  what: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
});

/** What is deleted by itself and when, as the nightly run has it, and what that run did. */
export function RetentionPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useRetention();
  useDocumentTitle(t('operations.retention.title'));
  return (
    <>
      <BackLink to={PATHS.operations} label={t('tab.operations')} focus={RETENTION_LINK} />
      <PageTitle>{t('operations.retention.title')}</PageTitle>
      <p className={styles.intro}>{t('operations.retention.intro')}</p>
      <Fetched query={query}>{({ groups }) => groups.map((group) => <Group key={group.name} group={group} />)}</Fetched>
    </>
  );
}

function Group({ group: { name, title, rules } }: { readonly group: RetentionGroup }) {
  const styles = useStyles();
  return (
    <section aria-labelledby={name}>
      <h2 id={name} className={styles.group}>
        {title}
      </h2>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <li key={rule.name} className={styles.rule}>
            <h3 className={styles.what}>{rule.what}</h3>
            <RuleFacts rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RuleFacts({ rule: { keptFor, why, along, lastRun, lastDeletion, due } }: { readonly rule: RetentionRule }) {
  const { t } = useTexts();
  const run = ({ at, text, deleted }: NonNullable<RetentionRule['lastRun']>) => (
    <>
      <Moment at={at} text={text} />: {deleted === 0 ? t('operations.retention.nothing') : t('operations.retention.rows', { count: deleted })}
    </>
  );
  return (
    <Facts
      facts={[
        { label: t('operations.retention.kept'), value: keptFor },
        { label: t('operations.retention.why'), value: why },
        ...(along === null ? [] : [{ label: t('operations.retention.along'), value: along }]),
        { label: t('operations.retention.lastRun'), value: lastRun ? run(lastRun) : t('operations.retention.never') },
        // Said once where the last run was the one that deleted.
        ...(lastDeletion && lastDeletion.at !== lastRun?.at ? [{ label: t('operations.retention.lastDeletion'), value: run(lastDeletion) }] : []),
        { label: t('operations.retention.due'), value: due === 0 ? t('operations.retention.none') : t('operations.retention.dueRows', { count: due }) },
      ]}
    />
  );
}
