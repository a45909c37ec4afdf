import { Link as ExternalLink, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import { Link } from 'wouter';
import { useArticles, useKnowledgeSearch, type ArticleSummary, type Found } from '../api/knowledgeQueries.ts';
import { useMe } from '../api/queries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { SearchInput } from '../forms/SearchInput.tsx';
import { isFor } from '../shell/audience.ts';
import { NARROW } from '../shell/narrow.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { articleLinkId, articlePath } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  search: { width: '100%', maxWidth: '640px' },
  heading: { margin: `${tokens.spacingVerticalXL} 0 0`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  notice: { marginTop: tokens.spacingVerticalL, maxWidth: '640px' },
  results: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, listStyleType: 'none' },
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  passage: { margin: `${tokens.spacingVerticalS} 0 0`, maxWidth: '72ch', whiteSpace: 'pre-line' },
  facts: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`, margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink },
  subject: { margin: `${tokens.spacingVerticalL} 0 0`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  articles: {
    columnCount: 2,
    columnGap: tokens.spacingHorizontalXXL,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    [`@media ${NARROW}`]: { columnCount: 1 },
  },
  article: { breakInside: 'avoid', paddingBottom: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  review: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Longer questions are refused; nobody types one by mistake. */
const QUESTION = 300;

/** Answers out of the articles, and all of them by subject. */
export function KnowledgePage() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<'q'>();
  const question = useDeferredValue(filter.get('q').trim());
  const articles = useArticles();
  useDocumentTitle(t('tab.knowledge'));
  return (
    <>
      <PageTitle>{t('tab.knowledge')}</PageTitle>
      <p className={styles.intro}>{t('knowledge.intro')}</p>
      <div role="search">
        <SearchInput className={styles.search} label={t('knowledge.search')} value={filter.get('q')} onChange={(q) => filter.set({ q: q.slice(0, QUESTION) })} />
      </div>
      {question !== '' && <Answers question={question} filter={filter.address} />}
      <h2 className={styles.heading}>{t('knowledge.all')}</h2>
      {articles.data ? (
        <>
          <StaleNotice query={articles} />
          <BySubject articles={articles.data.articles} filter={filter.address} />
        </>
      ) : articles.error ? (
        <FailurePanel error={articles.error} retry={() => void articles.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

interface AnswersProps {
  readonly question: string;
  /** For the way back from an article. */
  readonly filter: string;
}

function Answers({ question, filter }: AnswersProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useKnowledgeSearch(question);
  if (!query.data) return query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />;
  const { known, found } = query.data;
  return (
    <section>
      <StaleNotice query={query} />
      {!known && (
        <div role="status" className={styles.notice}>
          <Notice intent="info" title={`${t('knowledge.unknown')}.`}>
            {t('knowledge.ask')}
          </Notice>
        </div>
      )}
      {known && <Results title={t('knowledge.answer')} found={found.slice(0, 1)} filter={filter} />}
      <Results title={known ? t('knowledge.alsoRead') : t('knowledge.nearest')} found={known ? found.slice(1) : found} filter={filter} />
      <ShownCount text={t('knowledge.found', { count: found.length })} />
    </section>
  );
}

interface ResultsProps {
  readonly title: string;
  readonly found: readonly Found[];
  readonly filter: string;
}

function Results({ title, found, filter }: ResultsProps) {
  const styles = useStyles();
  if (found.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.results}>
        {found.map((one) => (
          <Result key={one.slug} found={one} filter={filter} />
        ))}
      </ul>
    </>
  );
}

function Result({ found: { slug, title, passage, sourceUrl, responsibleText }, filter }: { readonly found: Found; readonly filter: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <li className={styles.card}>
      <h3 className={styles.title}>
        <Link href={articlePath(slug)} state={{ filter }} className={styles.link}>
          {title}
        </Link>
      </h3>
      <p className={styles.passage}>
        <strong>{passage.heading}</strong>
        {'\n'}
        {passage.text}
      </p>
      <p className={styles.facts}>
        <span>{t('knowledge.responsible', { who: responsibleText })}</span>
        <ExternalLink href={sourceUrl} target="_blank" rel="noreferrer">
          {t('knowledge.source')}
        </ExternalLink>
      </p>
    </li>
  );
}

function BySubject({ articles, filter }: { readonly articles: readonly ArticleSummary[]; readonly filter: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const me = useMe();
  useFocusFromTrail(true);
  const keeps = me.data !== undefined && isFor(me.data, 'office');
  if (articles.length === 0) return <p className={styles.intro}>{t('knowledge.none')}</p>;
  return (
    <>
      {[...new Set(articles.map(({ subject }) => subject))].map((subject) => (
        <section key={subject}>
          <h3 className={styles.subject}>{t(`knowledge.subject.${subject}`)}</h3>
          <ul className={styles.articles}>
            {articles.filter((article) => article.subject === subject).map((article) => (
              <li key={article.slug} className={styles.article}>
                <Link id={articleLinkId(article.slug)} href={articlePath(article.slug)} state={{ filter }} className={styles.link}>
                  {article.title}
                </Link>
                {keeps && <span className={styles.review}>{reviewOf(article)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );

  function reviewOf({ reviewText: day, reviewIsDue, edited }: ArticleSummary): string {
    const review = reviewIsDue ? t('knowledge.reviewDue', { day }) : t('knowledge.review', { day });
    return edited ? `${review}${BETWEEN}${t('knowledge.edited')}` : review;
  }
}
