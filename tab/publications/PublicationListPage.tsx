import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { usePublications } from '../api/publicationsQueries.ts';
import type { Publication } from '../api/publicationTypes.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { NewLink } from '../shell/NewLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { BETWEEN } from '../texts/between.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Announcements } from './Announcements.tsx';
import { NEW_PUBLICATION_LINK, publicationLinkId, publicationPath } from './links.ts';
import { useProgressText } from './useProgressText.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalL} 0 0`, padding: 0, listStyleType: 'none' },
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  link: { color: tokens.colorBrandForegroundLink },
  about: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  progress: { margin: 0 },
});

/** What the International Office has published to departments, the latest first, and how their announcing goes. */
export function PublicationListPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = usePublications();
  useDocumentTitle(t('tab.publications'));
  return (
    <>
      <PageTitle>{t('tab.publications')}</PageTitle>
      <p className={styles.intro}>{t('publications.intro')}</p>
      <NewLink id={NEW_PUBLICATION_LINK} to={PATHS.newPublication}>
        {t('publications.new')}
      </NewLink>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found publications={query.data.publications} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
      <Announcements />
    </>
  );
}

function Found({ publications }: { readonly publications: readonly Publication[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const progressText = useProgressText();
  useFocusFromTrail(true);
  if (publications.length === 0) return <p className={styles.intro}>{t('publications.none')}</p>;
  return (
    <ul className={styles.list} aria-label={t('tab.publications')}>
      {publications.map((publication) => {
        const { id, title, kindText, dueText, createdText, withdrawnText } = publication;
        const { departments, partners } = progressText(publication);
        return (
          <li key={id} className={styles.card}>
            <h2 className={styles.title}>
              <Link id={publicationLinkId(id)} href={publicationPath(id)} className={styles.link}>
                {title}
              </Link>
            </h2>
            <p className={styles.about}>
              {[
                kindText,
                withdrawnText === null ? t('publications.lastDay', { day: dueText }) : t('publications.withdrawn', { when: withdrawnText }),
                t('publications.published', { when: createdText }),
              ].join(BETWEEN)}
            </p>
            <p className={styles.progress}>{t('publications.departments', { counts: departments })}</p>
            {partners && <p className={styles.progress}>{t('publications.partnerCounts', { counts: partners })}</p>}
          </li>
        );
      })}
    </ul>
  );
}
