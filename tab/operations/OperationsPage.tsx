import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { useOperations } from '../api/operationsQueries.ts';
import type { Operations } from '../api/operationsQueries.ts';
import { OutcomeCounts } from '../broadcasts/OutcomeCounts.tsx';
import { FactList } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS, RETENTION_LINK } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Moment } from '../time/Moment.tsx';
import { exactMoment } from '../time/stockholm.ts';
import { Queues } from './Queues.tsx';
import { UnreachedPeople } from './UnreachedPeople.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalL },
  more: { margin: `${tokens.spacingVerticalXS} 0 0` },
  link: { color: tokens.colorBrandForegroundLink },
});

/** How the product fares: what is wrong first, then the figures, who is not reached, and what work waits. */
export function OperationsPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useOperations();
  useFocusFromTrail(true);
  useDocumentTitle(t('tab.operations'));
  return (
    <>
      <PageTitle>{t('tab.operations')}</PageTitle>
      <p className={styles.more}>
        <Link id={RETENTION_LINK} href={PATHS.retention} className={styles.link}>
          {t('operations.retention.link')}
        </Link>
      </p>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Shown operations={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Shown({ operations }: { readonly operations: Operations }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const number = new Intl.NumberFormat(language);
  const moment = (instant: string | null, none: string) => (instant === null ? none : exactMoment(Date.parse(instant), language));
  const facts = [
    { label: t('operations.lastPlanning'), value: moment(operations.lastPlanning, t('operations.notYet')) },
    { label: t('operations.nextPlanning'), value: moment(operations.nextPlanning, t('operations.notYet')) },
    { label: t('operations.overdue'), value: moment(operations.oldestOverdueReminder, t('operations.noneOverdue')) },
    { label: t('operations.waiting'), value: number.format(operations.waiting) },
    { label: t('operations.underWay'), value: number.format(operations.underWay) },
    { label: t('operations.roster'), value: operations.roster ? <Roster roster={operations.roster} /> : t('operations.notYet') },
    { label: t('operations.version'), value: t('operations.versionOf', { version: operations.version, schema: operations.schemaVersion }) },
  ];
  return (
    <div className={styles.stack}>
      <div role="status" className={styles.stack}>
        {operations.alerts.map(({ kind, title, text, raisedText }) => (
          <Notice key={kind} intent="error" title={title}>
            {text} {t('operations.since', { when: raisedText })}
          </Notice>
        ))}
        {operations.pausedUntil !== null && (
          <Notice intent="warning" title={t('operations.paused', { until: exactMoment(Date.parse(operations.pausedUntil), language) })}>
            {operations.pausedBecause}
          </Notice>
        )}
        {operations.oldestOverdueReminder !== null && (
          <Notice intent="warning">{t('operations.late', { when: exactMoment(Date.parse(operations.oldestOverdueReminder), language) })}</Notice>
        )}
        {operations.queues.some(({ failed }) => failed > 0) && <Notice intent="warning">{t('operations.givenUp')}</Notice>}
        {isFine(operations) && <Notice intent="success">{t('operations.fine')}</Notice>}
      </div>
      <FactList title={t('operations.now')} facts={facts} />
      <OutcomeCounts title={t('operations.outcomes')} outcomes={operations.outcomes} />
      <Queues queues={operations.queues} />
      <UnreachedPeople />
    </div>
  );
}

function Roster({ roster: { at, text, members } }: { readonly roster: NonNullable<Operations['roster']> }) {
  const { t } = useTexts();
  return (
    <>
      <Moment at={at} text={text} />: {t('operations.members', { count: members })}
    </>
  );
}

function isFine({ alerts, pausedUntil, oldestOverdueReminder, queues }: Operations): boolean {
  return alerts.length === 0 && pausedUntil === null && oldestOverdueReminder === null && queues.every(({ failed }) => failed === 0);
}
