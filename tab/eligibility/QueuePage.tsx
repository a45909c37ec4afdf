import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ChatHelpRegular } from '@fluentui/react-icons/svg/chat-help';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { useEligibilityQueue, type Queue, type QueueState } from '../api/admissionsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { NewLink } from '../shell/NewLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { QueueRow } from './QueueRow.tsx';
import { useWorkingTime } from './useWorkingTime.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  filter: { maxWidth: '280px', marginTop: tokens.spacingVerticalM },
  list: {
    margin: `${tokens.spacingVerticalL} 0 0`,
    padding: 0,
    listStyleType: 'none',
    ...surface,
    overflow: 'hidden',
  },
  item: { '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  found: { marginTop: tokens.spacingVerticalL },
});

const STATES = ['open', 'awaitingRequester', 'done', 'cancelled'] as const satisfies readonly QueueState[];

/** What Admissions has asked departments, the oldest first; the state that is shown stands in the address. */
export function QueuePage() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<'state'>();
  const state = STATES.find((one) => one === filter.get('state')) ?? null;
  const query = useEligibilityQueue(state);
  useDocumentTitle(t('tab.queue'));
  return (
    <>
      <PageTitle>{t('tab.queue')}</PageTitle>
      <p className={styles.intro}>{t('admissions.queue.intro')}</p>
      <NewLink to={PATHS.newRequest}>
        {t('tab.newRequest')}
      </NewLink>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found queue={query.data} state={state} show={(shown) => filter.set({ state: shown })} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

interface FoundProps {
  readonly queue: Queue;
  readonly state: QueueState | null;
  /** Empty shows all. */
  readonly show: (state: QueueState | '') => void;
}

function Found({ queue, state, show }: FoundProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const workingTime = useWorkingTime(queue.workingDayMinutes);
  const total = STATES.reduce((sum, one) => sum + queue.counts[one], 0);
  if (total === 0) {
    return (
      <div className={styles.found}>
        <Panel icon={<ChatHelpRegular />} level={2} title={t('admissions.queue.none.title')} text={t('admissions.queue.none.text')} />
      </div>
    );
  }
  return (
    <>
      <Field label={t('admissions.queue.show')} className={styles.filter}>
        <Select value={state ?? ''} onChange={(_, { value }) => show(value as QueueState | '')}>
          <option value="">{t('admissions.queue.all', { count: total })}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {t(`admissions.queue.state.${one}`, { count: queue.counts[one] })}
            </option>
          ))}
        </Select>
      </Field>
      {queue.requests.length > 0 ? (
        <ul className={styles.list} aria-label={t('tab.queue')}>
          {queue.requests.map((request) => (
            <li key={request.taskId} className={styles.item}>
              <QueueRow request={request} workingTime={workingTime} />
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.found}>
          <Panel
            icon={<FilterDismissRegular />}
            level={2}
            title={t('admissions.queue.noMatch.title')}
            text={t('admissions.queue.noMatch.text')}
            actions={<Button onClick={() => show('')}>{t('admissions.queue.noMatch.clear')}</Button>}
          />
        </div>
      )}
      {queue.more && <p className={styles.intro}>{t('admissions.queue.more')}</p>}
    </>
  );
}
