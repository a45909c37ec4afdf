import { z } from 'zod';
import { articleEdit } from '../../domain/articleEdit.ts';
import { ARTICLE_SUBJECTS, RESPONSIBLE } from '../../domain/knowledge.ts';
import type { Route } from '../contract.ts';

/**
 * What the bot answers from. Everybody in the directory reads; the International Office and
 * administrators see earlier versions and edit.
 */

const passage = z.object({ heading: z.string(), text: z.string() });

const summary = z.object({
  slug: z.string(),
  title: z.string(),
  subject: z.enum(ARTICLE_SUBJECTS),
  responsibleText: z.string(),
  /** In Stockholm. */
  reviewOn: z.iso.date(),
  reviewText: z.string(),
  /** The day of review has come. */
  reviewIsDue: z.boolean(),
  /** Written by the International Office; otherwise as it came with the product. */
  edited: z.boolean(),
});

const content = z.object({ title: z.string(), keywords: z.array(z.string()), passages: z.array(passage) });

const version = z.object({
  version: z.number().int(),
  isShown: z.boolean(),
  /** Whose doing it was and how, in words. */
  originText: z.string(),
  whenText: z.string(),
  title: z.string(),
  passages: z.array(passage),
});

const article = summary.extend({
  version: z.number().int(),
  sourceUrl: z.string(),
  responsible: z.enum(RESPONSIBLE),
  /** When somebody last delivered, edited or confirmed it. */
  sinceText: z.string(),
  sv: content,
  en: content,
  /** The latest first; null for whoever may not edit. */
  history: z.array(version).nullable(),
  /** The version of a newer delivered text that was kept beside what the office wrote. */
  newerDelivered: z.number().int().nullable(),
});

export const knowledgeContract = {
  articles: { method: 'GET', path: '/api/knowledge', response: z.object({ articles: z.array(summary) }) },
  /** Best first. Where `known` is false they are only the nearest ones, and no answer. The question is not kept. */
  searchKnowledge: {
    method: 'GET',
    path: '/api/knowledge-search',
    query: z.object({ q: z.string().max(300, 'tooLong') }),
    response: z.object({
      known: z.boolean(),
      found: z.array(z.object({ slug: z.string(), title: z.string(), passage, sourceUrl: z.string(), responsibleText: z.string() })),
    }),
  },
  article: { method: 'GET', path: '/api/knowledge/:slug', response: article },
  /** 409 when another version is shown than the one that the editor saw, 422 with `errors` when a field is refused. */
  editArticle: { method: 'POST', path: '/api/knowledge/:slug', body: articleEdit, response: article },
  /** Shows an earlier version again, or a delivered one that was kept beside, as a new version. 409 as above. */
  restoreArticle: {
    method: 'POST',
    path: '/api/knowledge/:slug/restored',
    /** `seen`: the version that is shown to whoever asks. */
    body: z.object({ seen: z.int(), version: z.int() }),
    response: article,
  },
} as const satisfies Record<string, Route>;
