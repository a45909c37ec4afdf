import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { useBroadcasts } from '../api/queries.ts';
import type { Broadcast } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { NewLink } from '../shell/NewLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { broadcastLinkId, broadcastPath, NEW_BROADCAST_LINK, PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';
import { BroadcastProgress } from './BroadcastProgress.tsx';
import { unreachedOf } from './counts.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalL} 0 0`, padding: 0, listStyleType: 'none' },
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  link: { color: tokens.colorBrandForegroundLink },
  facts: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
});

/** What the International Office has sent to many, the latest first. */
export function BroadcastListPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useBroadcasts();
  useDocumentTitle(t('tab.broadcasts'));
  return (
    <>
      <PageTitle>{t('tab.broadcasts')}</PageTitle>
      <p className={styles.intro}>{t('broadcasts.intro')}</p>
      <NewLink id={NEW_BROADCAST_LINK} to={PATHS.newBroadcast}>
        {t('broadcasts.new')}
      </NewLink>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found broadcasts={query.data.broadcasts} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ broadcasts }: { readonly broadcasts: readonly Broadcast[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  useFocusFromTrail(true);
  if (broadcasts.length === 0) return <p className={styles.intro}>{t('broadcasts.none')}</p>;
  return (
    <ul className={styles.list}>
      {broadcasts.map((broadcast) => (
        <li key={broadcast.id} className={styles.card}>
          <h2 className={styles.title}>
            <Link id={broadcastLinkId(broadcast.id)} href={broadcastPath(broadcast.id)} className={styles.link}>
              {broadcast.title}
            </Link>
          </h2>
          <p className={styles.facts}>
            {broadcast.stateText}{BETWEEN}{broadcast.audienceText}{BETWEEN}{broadcast.createdText}
          </p>
          <BroadcastProgress broadcast={broadcast} />
          {unreachedOf(broadcast) > 0 && <p className={styles.facts}>{t('broadcasts.unreached.count', { count: unreachedOf(broadcast) })}</p>}
        </li>
      ))}
    </ul>
  );
}
