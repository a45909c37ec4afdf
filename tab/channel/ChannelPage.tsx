import { makeStyles, tokens } from '@fluentui/react-components';
import { useChannelOverview, type ChannelOverview } from '../api/channelQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ComingMeetings } from './ComingMeetings.tsx';
import { ExpiringAgreements } from './ExpiringAgreements.tsx';
import { HeatMap } from './HeatMap.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  heading: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
});

/** What stands in the forum's channel: the same for everybody, nothing about anybody. */
export function ChannelPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useChannelOverview();
  useDocumentTitle(t('channel.title'));
  return (
    <>
      <PageTitle>{t('channel.title')}</PageTitle>
      <p className={styles.intro}>{t('channel.intro')}</p>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found overview={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ overview }: { readonly overview: ChannelOverview }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <h2 className={styles.heading}>{t('channel.meetings.heading')}</h2>
      <ComingMeetings meetings={overview.meetings} />
      <h2 className={styles.heading}>{t('channel.open.heading')}</h2>
      <HeatMap departments={overview.departments} />
      <h2 className={styles.heading}>{t('channel.expiring.heading')}</h2>
      <ExpiringAgreements expiring={overview.expiring} />
    </>
  );
}
