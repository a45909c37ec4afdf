import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

/** The knowledge articles, and what they answer. */

export type ArticleSummary = Answer<'articles'>['articles'][number];
export type Article = Answer<'article'>;
export type ArticleVersion = NonNullable<Article['history']>[number];
export type ArticleEdit = Ask<'editArticle'>['body'];
export type Found = Answer<'searchKnowledge'>['found'][number];

const ARTICLES = ['knowledge'] as const;

function articleKey(slug: string) {
  return [...ARTICLES, 'article', slug] as const;
}

export function useArticles() {
  const client = useClient();
  return useQuery({ queryKey: [...ARTICLES, 'list'], queryFn: ({ signal }) => client.call('articles', {}, { signal }) });
}

/** Asks nothing for an empty question; while the next answer is on its way, the one before stays. */
export function useKnowledgeSearch(question: string) {
  const client = useClient();
  return useQuery({
    queryKey: [...ARTICLES, 'search', question],
    queryFn: ({ signal }) => client.call('searchKnowledge', { query: { q: question } }, { signal }),
    enabled: question !== '',
    placeholderData: keepPreviousData,
  });
}

export function useArticle(slug: string) {
  const client = useClient();
  return useQuery({ queryKey: articleKey(slug), queryFn: ({ signal }) => client.call('article', { params: { slug } }, { signal }) });
}

export function useEditArticle(slug: string) {
  const client = useClient();
  return useMutation({
    mutationFn: (body: ArticleEdit) => client.call('editArticle', { params: { slug }, body }),
    ...useChanged(slug),
  });
}

export function useRestoreArticle(slug: string) {
  const client = useClient();
  return useMutation({
    mutationFn: (body: Ask<'restoreArticle'>['body']) => client.call('restoreArticle', { params: { slug }, body }),
    ...useChanged(slug),
  });
}

function useChanged(slug: string) {
  const cache = useQueryClient();
  return {
    onSuccess: async (article: Article) => {
      await cache.invalidateQueries({ queryKey: ARTICLES, refetchType: 'none' });
      cache.setQueryData(articleKey(slug), article);
    },
    // Somebody else may have been first: what it is now is there before the page says so.
    onError: () => cache.invalidateQueries({ queryKey: articleKey(slug) }),
  };
}
