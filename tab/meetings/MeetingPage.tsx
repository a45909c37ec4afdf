import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { isGone } from '../api/failures.ts';
import { useMeeting } from '../api/meetingsQueries.ts';
import type { MeetingDetail } from '../api/meetingsQueries.ts';
import { FactList } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { NoSuchItem } from '../shell/NoSuchItem.tsx';
import { ItemTitle, PageTitle } from '../shell/PageTitle.tsx';
import { meetingLinkId, meetingPath, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFocusOnTitle } from '../shell/useFocusOnTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { OfficePart } from './OfficePart.tsx';
import { OwnAnswer } from './OwnAnswer.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, marginTop: tokens.spacingVerticalM },
  links: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
});

/** One meeting: when and where, the own answer, and for the office who comes. */
export function MeetingPage({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTexts();
  const query = useMeeting(meetingId);
  const gone = isGone(query.error);
  useDocumentTitle(gone ? t('meetings.notFound.title') : (query.data?.title ?? t('tab.meetings')));
  return (
    <>
      <BackLink to={PATHS.meetings} label={t('tab.meetings')} focus={meetingLinkId(meetingId)} share={query.data && !gone ? meetingPath(meetingId) : null} />
      {gone ? (
        <NoSuchItem title={t('meetings.notFound.title')} text={t('meetings.notFound.text')} to={PATHS.meetings} label={t('meetings.notFound.all')} />
      ) : query.data ? (
        <>
          <StaleNotice query={query} />
          <Shown meeting={query.data} fetchedAt={query.dataUpdatedAt} />
        </>
      ) : (
        <>
          <PageTitle>{t('tab.meetings')}</PageTitle>
          {query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />}
        </>
      )}
    </>
  );
}

function Shown({ meeting, fetchedAt }: { readonly meeting: MeetingDetail; readonly fetchedAt: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  // The buttons that change a meeting may be gone when it is done, by oneself or by a colleague.
  const titleRef = useRef<HTMLHeadingElement>(null);
  const keepsFocus = useFocusOnTitle(titleRef, fetchedAt);
  const isAhead = meeting.phase === 'open' || meeting.phase === 'begun';
  const links = [
    ...(isAhead && meeting.onlineLink ? [{ title: t('meetings.link'), url: meeting.onlineLink }] : []),
    ...(isAhead && meeting.eduadminLink ? [{ title: t('meetings.signUp'), url: meeting.eduadminLink }] : []),
    ...(isAhead ? [{ title: t('meetings.calendar'), url: meeting.calendarUrl }] : []),
    ...(meeting.minutesLink ? [{ title: t('meetings.minutes'), url: meeting.minutesLink }] : []),
  ];
  return (
    <article {...keepsFocus}>
      <ItemTitle titleRef={titleRef}>{meeting.title}</ItemTitle>
      <div className={styles.stack}>
        {meeting.phase === 'cancelled' && <Notice intent="warning">{t('meetings.phase.cancelled')}</Notice>}
        <FactList
          title={t(`meetings.phase.${meeting.phase}`)}
          facts={[
            { label: t('meetings.when'), value: meeting.whenText },
            ...(meeting.room ? [{ label: t('meetings.where'), value: meeting.room }] : []),
            { label: t('meetings.agenda'), value: meeting.agenda },
            ...(meeting.phase === 'cancelled' ? [] : [{ label: t('meetings.answers'), value: t('meetings.counts', { ...meeting.counts }) }]),
          ]}
        />
        {links.length > 0 && (
          <ul className={styles.links}>
            {links.map(({ title, url }) => (
              <li key={title}>
                <Link href={url} target="_blank" rel="noreferrer">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {/* Whoever calls meetings need not be told that they have not called themselves. */}
        {meeting.phase === 'open' && (meeting.own || !meeting.participants) && <OwnAnswer meeting={meeting} />}
        {meeting.participants && <OfficePart meeting={meeting} participants={meeting.participants} titleRef={titleRef} />}
      </div>
    </article>
  );
}
