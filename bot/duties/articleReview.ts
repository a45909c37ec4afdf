import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayOf } from '../domain/calm.ts';
import { RESPONSIBLE } from '../domain/knowledge.ts';
import type { Language } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { storedDay } from '../domain/stored.ts';
import { isClosed } from '../domain/task.ts';
import { addWorkingDays, stockholmInstant } from '../domain/workingTime.ts';
import { addVersion, listArticles, lockArticle } from '../store/articles.ts';
import { writeAudit } from '../store/audit.ts';
import { officeUnit } from '../store/officeUnit.ts';
import { listTasksOfKind, saveDetails } from '../store/taskSubjects.ts';
import { dayText, translate } from '../texts/translate.ts';
import type { Fact, Look, Work } from './duty.ts';
import { keptDuty } from './kept.ts';
import { titleIn } from './publishedText.ts';
import { endTask, startTask } from './start.ts';

/**
 * Duty 11: an article that the bot answers with is still right. Starts on the article's day of review,
 * for the International Office. Ends when somebody says that it is still right, or edits it.
 */

const details = z.object({
  slug: z.string(),
  titleSv: z.string(),
  titleEn: z.string(),
  sourceUrl: z.string(),
  responsible: z.enum(RESPONSIBLE),
  /** The day of review that came. */
  reviewOn: storedDay,
  outcome: z.discriminatedUnion('kind', [z.object({ kind: z.literal('stillRight'), next: storedDay }), z.object({ kind: z.literal('edited') })]).nullable(),
});

export type ArticleReview = z.output<typeof details>;

/** Working days to read an article through. */
const WORKING_DAYS = 10;

export const articleReviewDuty = keptDuty<ArticleReview>({
  kind: 'articleReview',
  urgent: false,
  details,
  title: (review, t) => t('duty.articleReview.title', { title: titleIn(review, t) }),
  facts({ responsible, reviewOn, outcome }, language) {
    const t = translate(language);
    const facts: Fact[] = [
      ...(outcome ? [{ label: t('duty.articleReview.facts.outcome'), value: outcomeText(outcome, language), result: 'positive' as const }] : []),
      { label: t('duty.articleReview.facts.responsible'), value: t(responsible === 'Admissions' ? 'knowledge.responsible.admissions' : 'knowledge.responsible.office') },
      { label: t('duty.articleReview.facts.since'), value: dayText(reviewOn, language) },
    ];
    if (!outcome) facts.unshift({ label: t('duty.articleReview.facts.why'), value: t('duty.articleReview.why') });
    return facts;
  },
  dialogue: () => [],
  links: ({ sourceUrl }, language) => [{ title: translate(language)('duty.articleReview.link'), url: sourceUrl }],
  actions: [
    {
      verb: 'stillRight',
      by: 'assignee',
      states: ['open'],
      style: 'positive',
      label: (t) => t('duty.articleReview.action.stillRight'),
      fields: [],
      async apply(context, _file, review) {
        const next = dayOf(context.now).add({ years: 1 });
        await confirm(context, review.slug, next);
        return { state: 'done', details: { ...review, outcome: { kind: 'stillRight', next } } };
      },
    },
  ],
  comesUp: reviewWhatIsDue,
});

/** The text stays as it is and whose it is; its day of review is a year on. */
async function confirm({ tx, now, by, correlationId }: Work, slug: string, next: Temporal.PlainDate): Promise<void> {
  const kept = await lockArticle(tx, slug);
  if (!kept) return;
  const origin = kept.origin === 'office' ? 'office' : 'reviewed';
  const version = await addVersion(tx, { ...kept.article, reviewOn: next.toString() }, origin, now, true);
  await writeAudit(tx, { at: now, actor: by, action: 'article.reviewed', taskId: null, correlationId, detail: { slug, version, replaced: kept.version } });
}

/** Ends what is asked of an article since it has been edited, in the edit's own transaction. */
export async function endReviewsOf(work: Work, slug: string): Promise<void> {
  for (const { taskId, state, details: kept } of await listTasksOfKind(work.tx, 'articleReview')) {
    const review = z.decode(details, kept as z.input<typeof details>);
    if (review.slug !== slug || isClosed(state)) continue;
    await saveDetails(work.tx, taskId, z.encode(details, { ...review, outcome: { kind: 'edited' } }));
    await endTask(work, taskId, 'done', 'edited');
  }
}

async function reviewWhatIsDue(look: Look): Promise<void> {
  const articles = await listArticles(look.tx);
  const due = articles.filter(({ article }) => Temporal.PlainDate.compare(article.reviewOn, look.today) <= 0);
  const dueSlugs = new Set(due.map(({ article }) => article.slug));
  for (const { taskId, state, details: kept } of await listTasksOfKind(look.tx, 'articleReview')) {
    const { slug } = z.decode(details, kept as z.input<typeof details>);
    if (!isClosed(state) && !dueSlugs.has(slug)) await endTask(look, taskId, 'cancelled', 'newerText');
  }
  if (due.length === 0) return;
  const departmentId = await officeUnit(look.tx);
  const dueAt = stockholmInstant(addWorkingDays(look.today, WORKING_DAYS), workingHours(look.settings).end);
  for (const { article } of due) {
    await startTask(look, articleReviewDuty, {
      departmentId,
      occasion: `${article.slug} ${article.reviewOn}`,
      details: {
        slug: article.slug,
        titleSv: article.sv.title,
        titleEn: article.en.title,
        sourceUrl: article.sourceUrl,
        responsible: article.responsible,
        reviewOn: Temporal.PlainDate.from(article.reviewOn),
        outcome: null,
      },
      dueAt,
      publicReference: article.sv.title,
    });
  }
}

function outcomeText(outcome: NonNullable<ArticleReview['outcome']>, language: Language): string {
  const t = translate(language);
  return outcome.kind === 'edited' ? t('duty.articleReview.edited') : t('duty.articleReview.stillRight', { day: dayText(outcome.next, language) });
}
