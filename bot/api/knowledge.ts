import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { dayOf } from '../domain/calm.ts';
import { ARTICLE_SUBJECTS, type Responsible } from '../domain/knowledge.ts';
import type { Language, Person } from '../domain/person.ts';
import type { Actor, House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { answerQuestion, editArticle, restoreArticle, type EditResult } from '../duties/knowledge.ts';
import { findArticle, listArticles, listVersions, type ArticleVersion, type KeptArticle } from '../store/articles.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { knowledgeContract } from './contracts/knowledge.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { isOffice, requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

type Contract = typeof knowledgeContract;
type Summary = z.input<Contract['articles']['response']>['articles'][number];
type Detail = z.input<Contract['article']['response']>;
type Version = NonNullable<Detail['history']>[number];

/** The knowledge articles: read by everybody in the directory, kept by the International Office and administrators. */
export function createKnowledgeHandlers(house: House): Handlers<Contract> {
  return {
    async articles({ person: { language } }) {
      const today = dayOf(house.clock.now());
      const articles = (await listArticles(house.db)).map((kept) => summaryOf(kept, language, today));
      const place = ({ subject }: Summary) => ARTICLE_SUBJECTS.indexOf(subject);
      return { articles: articles.sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, language)) };
    },

    async searchKnowledge({ person: { language }, query }) {
      const { known, found } = await answerQuestion(house.db, query.q, language);
      return {
        known,
        found: found.map(({ article, text, passage }) => ({
          slug: article.slug,
          title: text.title,
          passage,
          sourceUrl: article.sourceUrl,
          responsibleText: responsibleText(article.responsible, language),
        })),
      };
    },

    article: ({ person, params }) => detailOf(house, person, params['slug']),

    async editArticle({ person, params, body, correlationId }) {
      requireOffice(person);
      return done(house, { person, correlationId }, params['slug'], (actor, slug) => editArticle(house, actor, slug, body));
    },

    async restoreArticle({ person, params, body, correlationId }) {
      requireOffice(person);
      return done(house, { person, correlationId }, params['slug'], (actor, slug) => restoreArticle(house, actor, slug, body.seen, body.version));
    },
  };
}

async function done(
  house: House,
  actor: Actor,
  slug: string | undefined,
  change: (actor: Actor, slug: string) => Promise<EditResult>,
): Promise<Detail> {
  const result = await change(actor, slug ?? '');
  switch (result.kind) {
    case 'edited':
      return detailOf(house, actor.person, slug);
    case 'notFound':
      throw new RequestProblem('notFound');
    case 'conflict':
      throw overtaken(await whoChanged(house, 'article', [slug ?? ''], actor.person));
    case 'dayHasPassed':
      throw new RequestProblem('invalid', {
        errors: [{ field: 'reviewOn', message: translate(actor.person.language)('invalid.reviewAhead') }],
      });
  }
}

function summaryOf({ article, origin }: KeptArticle, language: Language, today: Temporal.PlainDate): Summary {
  const { slug, subject, responsible, reviewOn } = article;
  const review = Temporal.PlainDate.from(reviewOn);
  return {
    slug,
    title: article[language].title,
    subject,
    responsibleText: responsibleText(responsible, language),
    reviewOn,
    reviewText: dayText(review, language),
    reviewIsDue: Temporal.PlainDate.compare(review, today) <= 0,
    edited: origin === 'office',
  };
}

async function detailOf(house: House, person: Person, slug: string | undefined): Promise<Detail> {
  const { language } = person;
  const kept = slug ? await findArticle(house.db, slug) : null;
  if (!kept) throw new RequestProblem('notFound');
  const now = house.clock.now();
  const { article, version, origin, at } = kept;
  const versions = isOffice(person) ? await listVersions(house.db, article.slug) : null;
  const delivered = versions?.find((one) => one.origin === 'delivered')?.version ?? 0;
  return {
    ...summaryOf(kept, language, dayOf(now)),
    version,
    sourceUrl: article.sourceUrl,
    responsible: article.responsible,
    sinceText: translate(language)(`knowledge.since.${origin}`, { day: dayText(dayOf(at), language) }),
    sv: copyOf(article.sv),
    en: copyOf(article.en),
    history: versions && versions.map((one) => versionOf(one, version, language, now)),
    newerDelivered: delivered > version ? delivered : null,
  };
}

function copyOf({ title, keywords, passages }: KeptArticle['article']['sv']): Detail['sv'] {
  return { title, keywords: [...keywords], passages: [...passages] };
}

function versionOf({ article, version, origin, at, by }: ArticleVersion, shown: number, language: Language, now: Temporal.Instant): Version {
  const t = translate(language);
  const { title, passages } = article[language];
  return {
    version,
    isShown: version === shown,
    originText: by === null ? t(`knowledge.origin.${origin}`) : t('knowledge.origin.by', { what: t(`knowledge.origin.${origin}`), who: by }),
    whenText: momentText(at, language, now),
    title,
    passages: [...passages],
  };
}

function responsibleText(responsible: Responsible, language: Language): string {
  return translate(language)(responsible === 'Admissions' ? 'knowledge.responsible.admissions' : 'knowledge.responsible.office');
}
