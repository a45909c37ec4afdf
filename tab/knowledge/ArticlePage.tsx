import { Button, Link as ExternalLink, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Link } from 'wouter';
import { isGone } from '../api/failures.ts';
import { useArticle, useRestoreArticle, type Article } from '../api/knowledgeQueries.ts';
import { FactList } from '../feedback/FactList.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { NoSuchItem } from '../shell/NoSuchItem.tsx';
import { ItemTitle, PageTitle } from '../shell/PageTitle.tsx';
import { articleLinkId, articlePath, EDIT_ARTICLE_LINK, editArticlePath, PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ArticleHistory } from './ArticleHistory.tsx';
import { Passages } from './Passages.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, marginTop: tokens.spacingVerticalM },
  links: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`, margin: 0, padding: 0, listStyleType: 'none' },
  link: { color: tokens.colorBrandForegroundLink },
});

/** One article: what it says, where that stands and who answers for it; for the office its versions as well. */
export function ArticlePage({ slug }: { readonly slug: string }) {
  const { t } = useTexts();
  const query = useArticle(slug);
  const gone = isGone(query.error);
  useDocumentTitle(gone ? t('knowledge.notFound.title') : (query.data?.title ?? t('tab.knowledge')));
  return (
    <>
      <BackLink to={PATHS.knowledge} label={t('tab.knowledge')} focus={articleLinkId(slug)} share={query.data && !gone ? articlePath(slug) : null} />
      {gone ? (
        <NoSuchItem title={t('knowledge.notFound.title')} text={t('knowledge.notFound.text')} to={PATHS.knowledge} label={t('knowledge.notFound.all')} />
      ) : query.data ? (
        <>
          <StaleNotice query={query} />
          <Shown article={query.data} />
        </>
      ) : (
        <>
          <PageTitle>{t('tab.knowledge')}</PageTitle>
          {query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />}
        </>
      )}
    </>
  );
}

function Shown({ article }: { readonly article: Article }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [inOther, setInOther] = useState(false);
  const shownIn = inOther === (language === 'sv') ? 'en' : 'sv';
  const content = article[shownIn];
  const titleRef = useRef<HTMLHeadingElement>(null);
  return (
    <article>
      <ItemTitle titleRef={titleRef}>{content.title}</ItemTitle>
      <div className={styles.stack}>
        {article.history && <Kept article={article} titleRef={titleRef} />}
        <Passages passages={content.passages} language={shownIn} level={2} />
        <ul className={styles.links}>
          <li>
            <ExternalLink href={article.sourceUrl} target="_blank" rel="noreferrer">
              {t('knowledge.source')}
            </ExternalLink>
          </li>
          <li>
            <Button size="small" onClick={() => setInOther(!inOther)}>
              {t(inOther ? 'knowledge.inOwn' : 'knowledge.inOther')}
            </Button>
          </li>
        </ul>
        <FactList
          title={t('knowledge.about.title')}
          facts={[
            { label: t('knowledge.about.responsible'), value: article.responsibleText },
            { label: t('knowledge.about.since'), value: article.sinceText },
            { label: t('knowledge.about.review'), value: article.reviewText },
          ]}
        />
        {article.history && <History article={article} history={article.history} titleRef={titleRef} />}
      </div>
    </article>
  );
}

interface OfficeProps {
  readonly article: Article;
  /** Takes the focus when what was pressed is gone. */
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
}

/** The way to edit, and a newer text that came with the product. */
function Kept({ article, titleRef }: OfficeProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { restore, error } = useRestoring(article, titleRef);
  const [asks, setAsks] = useState(false);
  const { newerDelivered } = article;
  useFocusFromTrail(true);
  return (
    <>
      <div>
        <Link id={EDIT_ARTICLE_LINK} href={editArticlePath(article.slug)} className={styles.link}>
          {t('knowledge.edit')}
        </Link>
      </div>
      {error && <FailureNotice failure={error} />}
      {newerDelivered !== null && (
        <Notice
          intent="info"
          title={t('knowledge.newer.title')}
          actions={
            <Button size="small" onClick={() => setAsks(true)}>
              {t('knowledge.newer.take')}
            </Button>
          }
        >
          {t('knowledge.newer.text')}
        </Notice>
      )}
      <ConfirmDialog
        open={asks}
        title={`${t('knowledge.newer.take')}?`}
        text={t('knowledge.newer.confirm')}
        action={t('knowledge.newer.take')}
        confirm={() => void restore(newerDelivered ?? 0)}
        close={() => setAsks(false)}
      />
    </>
  );
}

function History({ article, history, titleRef }: OfficeProps & { readonly history: NonNullable<Article['history']> }) {
  const { restore, error } = useRestoring(article, titleRef);
  return (
    <>
      {error && <FailureNotice failure={error} />}
      <ArticleHistory history={history} restore={(version) => void restore(version)} />
    </>
  );
}

/** Shows another version; when somebody was faster, the page shows what is the case now and says so. */
function useRestoring(article: Article, titleRef: OfficeProps['titleRef']) {
  const { t } = useTexts();
  const messages = useMessages();
  const mutation = useRestoreArticle(article.slug);

  async function restore(version: number): Promise<void> {
    try {
      await mutation.mutateAsync({ seen: article.version, version });
      messages.success(t('knowledge.history.restored'));
    } catch {
      // Shown from the mutation.
    }
    titleRef.current?.focus();
  }
  return { restore, error: mutation.error };
}
