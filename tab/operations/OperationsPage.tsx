import { makeStyles, tokens } from '@fluentui/react-components';
import { useOperations } from '../api/queries.ts';
import type { Operations } from '../api/types.ts';
import { OutcomeCounts } from '../broadcasts/OutcomeCounts.tsx';
import { FactList } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { exactMoment } from '../time/stockholm.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalL },
});

/** How the sending fares: what is wrong first, then the figures. */
export function OperationsPage() {
  const { t } = useTexts();
  const query = useOperations();
  useDocumentTitle(t('tab.operations'));
  return (
    <>
      <PageTitle>{t('tab.operations')}</PageTitle>
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
        {isFine(operations) && <Notice intent="success">{t('operations.fine')}</Notice>}
      </div>
      <FactList title={t('operations.now')} facts={facts} />
      <OutcomeCounts title={t('operations.outcomes')} outcomes={operations.outcomes} />
    </div>
  );
}

function isFine({ alerts, pausedUntil, oldestOverdueReminder }: Operations): boolean {
  return alerts.length === 0 && pausedUntil === null && oldestOverdueReminder === null;
}
