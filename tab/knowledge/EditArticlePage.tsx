import { useState } from 'react';
import { useLocation } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { useArticle, useEditArticle, type Article, type ArticleEdit } from '../api/knowledgeQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { articlePath, EDIT_ARTICLE_LINK } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ArticleForm } from './ArticleForm.tsx';
import { Overtaken } from './Overtaken.tsx';

/** Another text, source, responsible or day of review of an article. */
export function EditArticlePage({ slug }: { readonly slug: string }) {
  const { t } = useTexts();
  const query = useArticle(slug);
  useDocumentTitle(t('knowledge.form.title'));
  return (
    <>
      <BackLink to={articlePath(slug)} label={query.data?.title ?? t('tab.knowledge')} focus={EDIT_ARTICLE_LINK} />
      <PageTitle>{t('knowledge.form.title')}</PageTitle>
      {query.data ? (
        <Editing article={query.data} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Editing({ article }: { readonly article: Article }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const edit = useEditArticle(article.slug);
  /** As it was when the form was opened, or when somebody else was last seen to have been faster. */
  const [seen, setSeen] = useState(article.version);
  const isOvertaken = edit.error instanceof ProblemError && edit.error.problem.status === 409;

  async function submit(text: Omit<ArticleEdit, 'version'>): Promise<void> {
    try {
      await edit.mutateAsync({ ...text, version: isOvertaken ? article.version : seen });
    } catch (error) {
      if (isOvertaken) setSeen(article.version);
      throw error;
    }
    messages.success(t('knowledge.form.saved'));
    navigate(articlePath(article.slug));
  }

  return (
    <ArticleForm initial={article} pending={edit.isPending} submit={submit}>
      {isOvertaken ? <Overtaken article={article} failure={edit.error} /> : edit.error && <FailureNotice failure={edit.error} />}
    </ArticleForm>
  );
}
