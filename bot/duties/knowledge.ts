import { Temporal } from 'temporal-polyfill';
import { editedArticle, type ArticleEdit } from '../domain/articleEdit.ts';
import type { PartAct } from '../domain/auditAct.ts';
import { dayOf } from '../domain/calm.ts';
import { askedWords, rankArticles, type Article, type ArticleText, type Passage } from '../domain/knowledge.ts';
import type { Clock } from '../domain/clock.ts';
import type { Language } from '../domain/person.ts';
import {
  addVersion,
  findArticle,
  isLastDelivered,
  listVersions,
  lockArticle,
  lockDelivery,
  readIndex,
  stemsOf,
  type KeptArticle,
} from '../store/articles.ts';
import { writeAudit } from '../store/audit.ts';
import type { Database, Transaction } from '../store/connect.ts';
import { endReviewsOf } from './articleReview.ts';
import type { Actor, House } from './duty.ts';

/** An answer out of the articles, in the language of who asked. */
export interface KnowledgeAnswer {
  /** False: `article` is only the nearest one, and no answer. */
  readonly known: boolean;
  /** Best first; none when nothing in the question is known. */
  readonly found: readonly Found[];
}

export interface Found {
  readonly article: Article;
  readonly text: ArticleText;
  readonly passage: Passage;
}

/** A long message is no question; what comes after this is not looked at. */
const QUESTION = 300;

/** Looks a question up. Nothing of it is kept: it may name somebody. */
export async function answerQuestion(db: Database, question: string, language: Language): Promise<KnowledgeAnswer> {
  const { known, slugs } = await rankQuestion(db, question);
  const found: Found[] = [];
  for (const { slug, passage: number } of slugs.slice(0, 3)) {
    const kept = await findArticle(db, slug);
    const text = kept?.article[language];
    // The passages of both languages stand in the same order; one that a language lacks gives way to its first.
    const passage = text?.passages[number] ?? text?.passages[0];
    if (kept && text && passage) found.push({ article: kept.article, text, passage });
  }
  return { known, found };
}

/** The articles for a question, best first, and whether the first is sure enough to be an answer. */
export async function rankQuestion(db: Database, question: string) {
  const stems = await stemsOf(db, askedWords(question.slice(0, QUESTION)));
  const { hits, known } = rankArticles(await readIndex(db), stems);
  return { known, slugs: hits };
}

/**
 * Puts the articles as delivered into the store. One that the International Office has edited stays as
 * it is; a newer delivered text is then kept beside it among its versions.
 */
export async function deliverArticles(db: Database, clock: Clock, articles: readonly Article[]): Promise<void> {
  const now = clock.now();
  await db.transaction(async (tx) => {
    await lockDelivery(tx);
    const delivered: string[] = [];
    for (const article of articles) {
      if (await isLastDelivered(tx, article)) continue;
      const kept = await lockArticle(tx, article.slug);
      await addVersion(tx, article, 'delivered', now, kept?.origin !== 'office');
      delivered.push(article.slug);
    }
    if (delivered.length === 0) return;
    await writeAudit(tx, { at: now, actor: 'delivery', action: 'articles.delivered', taskId: null, correlationId: null, detail: { slugs: delivered } });
  });
}

export type EditResult =
  | { readonly kind: 'edited'; readonly version: number }
  | { readonly kind: 'notFound' | 'conflict' | 'dayHasPassed' };

/** Shows a new text in place of the version that the editor saw. The caller has seen to it that the actor may. */
export async function editArticle(house: House, actor: Actor, slug: string, edit: ArticleEdit): Promise<EditResult> {
  if (Temporal.PlainDate.compare(edit.reviewOn, dayOf(house.clock.now())) <= 0) return { kind: 'dayHasPassed' };
  return replace(house, actor, slug, edit.version, 'article.edited', async (_tx, { article }) => ({
    content: editedArticle(article, edit),
    origin: 'office',
  }));
}

/**
 * Shows an earlier version once more, or a delivered one that was kept beside, as a new version. Who
 * chooses it has read it: where its day of review has passed, the next one is a year on.
 */
export async function restoreArticle(house: House, actor: Actor, slug: string, seenVersion: number, version: number): Promise<EditResult> {
  return replace(house, actor, slug, seenVersion, 'article.restored', async (tx, { article: shown }) => {
    const wanted = (await listVersions(tx, slug)).find((one) => one.version === version);
    if (!wanted) return null;
    const today = dayOf(house.clock.now());
    const later = [wanted.article.reviewOn, shown.reviewOn].sort().at(-1) ?? '';
    const reviewOn = Temporal.PlainDate.compare(later, today) > 0 ? later : today.add({ years: 1 }).toString();
    // The text that was delivered last gives way to a newer one; any other was chosen instead of it.
    const isDelivered = wanted.origin === 'delivered' && (await isLastDelivered(tx, wanted.article));
    return { content: { ...wanted.article, reviewOn }, origin: isDelivered ? 'reviewed' : 'office' };
  });
}

interface NewText {
  readonly content: Article;
  readonly origin: 'reviewed' | 'office';
}

async function replace(
  house: House,
  actor: Actor,
  slug: string,
  seenVersion: number,
  action: PartAct<'article'>,
  newText: (tx: Transaction, kept: KeptArticle) => Promise<NewText | null>,
): Promise<EditResult> {
  return house.db.transaction(async (tx) => {
    const kept = await lockArticle(tx, slug);
    if (!kept) return { kind: 'notFound' };
    if (kept.version !== seenVersion) return { kind: 'conflict' };
    const made = await newText(tx, kept);
    if (!made) return { kind: 'notFound' };
    const at = house.clock.now();
    const by = actor.person.id;
    const { correlationId } = actor;
    const version = await addVersion(tx, made.content, made.origin, at, true);
    await writeAudit(tx, { at, actor: by, action, taskId: null, correlationId, detail: { slug, version, replaced: seenVersion } });
    await endReviewsOf({ house, tx, now: at, by, correlationId }, slug);
    return { kind: 'edited', version };
  });
}
