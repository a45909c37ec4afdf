import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { useMeetings } from '../api/meetingsQueries.ts';
import type { Meeting } from '../api/meetingsQueries.ts';
import { useMe } from '../api/queries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { isFor } from '../shell/audience.ts';
import { NewLink } from '../shell/NewLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { meetingLinkId, meetingPath, NEW_MEETING_LINK, PATHS } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';
import { CalendarFeed } from './CalendarFeed.tsx';
import { ownAnswerText } from './ownAnswerText.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  heading: { margin: `${tokens.spacingVerticalXL} 0 0`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, listStyleType: 'none' },
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  link: { color: tokens.colorBrandForegroundLink },
  facts: { margin: `${tokens.spacingVerticalXXS} 0 0`, color: tokens.colorNeutralForeground2 },
});

/** The network meetings, those to come first, and the way to have them in one's own calendar. */
export function MeetingListPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useMeetings();
  const me = useMe();
  useDocumentTitle(t('tab.meetings'));
  return (
    <>
      <PageTitle>{t('tab.meetings')}</PageTitle>
      <p className={styles.intro}>{t('meetings.intro')}</p>
      {me.data && isFor(me.data, 'office') && (
        <NewLink id={NEW_MEETING_LINK} to={PATHS.newMeeting}>
          {t('meetings.new')}
        </NewLink>
      )}
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found meetings={query.data.meetings} />
          <CalendarFeed />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ meetings }: { readonly meetings: readonly Meeting[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  useFocusFromTrail(true);
  const isAhead = ({ phase }: Meeting) => phase === 'open' || phase === 'begun';
  const ahead = meetings.filter(isAhead);
  const past = meetings.filter((one) => !isAhead(one));
  return (
    <>
      <h2 className={styles.heading}>{t('meetings.ahead')}</h2>
      {ahead.length === 0 ? <p className={styles.intro}>{t('meetings.none')}</p> : <List meetings={ahead} />}
      {past.length > 0 && (
        <>
          <h2 className={styles.heading}>{t('meetings.past')}</h2>
          <List meetings={past} />
        </>
      )}
    </>
  );
}

function List({ meetings }: { readonly meetings: readonly Meeting[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list}>
      {meetings.map((meeting) => (
        <li key={meeting.id} className={styles.card}>
          <h3 className={styles.title}>
            <Link id={meetingLinkId(meeting.id)} href={meetingPath(meeting.id)} className={styles.link}>
              {meeting.title}
            </Link>
          </h3>
          <p className={styles.facts}>
            {[meeting.whenText, meeting.room, t(`meetings.phase.${meeting.phase}`)].filter((part) => part !== null).join(BETWEEN)}
          </p>
          {meeting.own && meeting.phase === 'open' && (
            <p className={styles.facts}>{ownAnswerText(meeting, t)}</p>
          )}
          {meeting.phase !== 'cancelled' && <p className={styles.facts}>{t('meetings.counts', { ...meeting.counts })}</p>}
        </li>
      ))}
    </ul>
  );
}
