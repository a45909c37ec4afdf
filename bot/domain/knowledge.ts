import type { Language } from './person.ts';

/** Who answers for what an article says, and whom to ask when it says nothing. */
export const RESPONSIBLE = ['International Office', 'Admissions'] as const;
export type Responsible = (typeof RESPONSIBLE)[number];

/** What an article is about, in the order in which people read of it. */
export const ARTICLE_SUBJECTS = ['role', 'programmes', 'solemove', 'incoming', 'outgoing'] as const;
export type ArticleSubject = (typeof ARTICLE_SUBJECTS)[number];

/** A few sentences under a heading of their own, so that they can be shown alone. */
export interface Passage {
  readonly heading: string;
  readonly text: string;
}

/** An article in one language. */
export interface ArticleText {
  readonly title: string;
  /** Words that people use for the subject and that the text may lack. */
  readonly keywords: readonly string[];
  readonly passages: readonly Passage[];
}

export interface Article {
  readonly slug: string;
  readonly subject: ArticleSubject;
  readonly sourceUrl: string;
  readonly responsible: Responsible;
  /** The day on which somebody has to read it again, as ISO date in Stockholm. */
  readonly reviewOn: string;
  readonly sv: ArticleText;
  readonly en: ArticleText;
}

/** What search knows of one passage: the stems in it, each with its place's weight (1 title or keyword, below it heading and text). */
export interface IndexedPassage {
  readonly slug: string;
  readonly language: Language;
  /** Its number within the article, from 0. */
  readonly passage: number;
  readonly stems: ReadonlyMap<string, number>;
}

/** A question's stems as each language cuts them. */
export type QuestionStems = Readonly<Record<Language, readonly string[]>>;

export interface Hit {
  readonly slug: string;
  readonly passage: number;
  readonly score: number;
  /** False when some of the question is in no article, and the rest of it in so many that it has no subject. */
  readonly hasSubject: boolean;
}

export interface Ranking {
  /** Articles, best first; each with its best passage. */
  readonly hits: readonly Hit[];
  /** Whether the first of them answers the question well enough to be given as an answer. */
  readonly known: boolean;
}

/** Below this share of the question's weight the first article is a guess. See the evaluation in tests/knowledge. */
const KNOWN_SHARE = 0.3;

/** A stem that more of the articles have, such as that of "write", says alone nothing of what is asked. */
const COMMON_SHARE = 0.2;

/** Stems that are less alike are other words. In a short one a single slip costs most of its groups of letters. */
const alike = (stem: string) => (stem.length <= 5 ? 0.37 : 0.45);

/**
 * Ranks articles by the question's stems: rare stems weigh more, stems in titles and keywords more than
 * those in the text. A stem that no article has counts as the one most like it, so that slips of the
 * keyboard and compound words are found. The question may be in either language; the better one counts.
 */
export function rankArticles(index: readonly IndexedPassage[], question: QuestionStems): Ranking {
  const byLanguage = (['sv', 'en'] as const).map((language) => rankIn(index.filter((one) => one.language === language), question[language]));
  const best = new Map<string, Hit>();
  for (const { hits } of byLanguage) {
    for (const hit of hits) if (hit.score > (best.get(hit.slug)?.score ?? 0)) best.set(hit.slug, hit);
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score || a.slug.localeCompare(b.slug));
  return { hits, known: hits[0] !== undefined && hits[0].hasSubject && hits[0].score >= KNOWN_SHARE };
}

function rankIn(passages: readonly IndexedPassage[], question: readonly string[]): { hits: Hit[] } {
  const articlesWith = new Map<string, Set<string>>();
  for (const { slug, stems } of passages) {
    for (const stem of stems.keys()) articlesWith.set(stem, (articlesWith.get(stem) ?? new Set()).add(slug));
  }
  const articles = new Set(passages.map(({ slug }) => slug)).size;
  const rarity = (stem: string) => Math.log(1 + articles / (articlesWith.get(stem)?.size ?? 1));
  const asked = [...new Set(question)].map((stem) => meant(stem, articlesWith));
  // A word that no article has makes the answer less sure, though not as much as a rare one would.
  const whole = asked.reduce((sum, one) => sum + (one ? rarity(one.stem) : Math.log(1 + articles) / 2), 0);
  const isWhole = asked.every((one) => one !== null);
  const isRare = (stem: string) => (articlesWith.get(stem)?.size ?? 0) <= articles * COMMON_SHARE;
  const hits = new Map<string, { slug: string; passage: number; own: number }>();
  const articleScores = new Map<string, Map<string, number>>();
  for (const { slug, passage, stems } of passages) {
    let own = 0;
    for (const one of asked) {
      if (!one) continue;
      const score = (stems.get(one.stem) ?? 0) * one.likeness * rarity(one.stem);
      own += score;
      const scores = articleScores.get(slug) ?? new Map<string, number>();
      articleScores.set(slug, scores.set(one.stem, Math.max(scores.get(one.stem) ?? 0, score)));
    }
    if (own > (hits.get(slug)?.own ?? 0)) hits.set(slug, { slug, passage, own });
  }
  return {
    hits: [...hits.values()].map(({ slug, passage }) => {
      const scores = [...(articleScores.get(slug) ?? [])].filter(([, score]) => score > 0);
      return {
        slug,
        passage,
        score: whole === 0 ? 0 : scores.reduce((sum, [, score]) => sum + score, 0) / whole,
        hasSubject: isWhole || scores.some(([stem]) => isRare(stem)),
      };
    }),
  };
}

function meant(stem: string, known: ReadonlyMap<string, unknown>): { stem: string; likeness: number } | null {
  if (known.has(stem)) return { stem, likeness: 1 };
  let best: { stem: string; likeness: number } | null = null;
  for (const other of known.keys()) {
    const likeness = wordLikeness(stem, other);
    if (likeness >= alike(stem) && likeness > (best?.likeness ?? 0)) best = { stem: other, likeness };
  }
  return best;
}

/** How alike two words are, from 0 to 1: the share of groups of three letters that both have, of all that either has. */
export function wordLikeness(one: string, other: string): number {
  const a = trigrams(one);
  const b = trigrams(other);
  const shared = [...a].filter((group) => b.has(group)).length;
  return shared / (a.size + b.size - shared);
}

function trigrams(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** Words of questions that say nothing about their subject, beyond those that PostgreSQL leaves out. */
const EMPTY = new Set('hej tack dag idag blir vem tar gör göra ska skall får få måste vill undrar vet behöver finns går gå please hi hello need want get must should tell know'.split(' '));

/**
 * The question as it is looked up: small letters, without empty words, and with the insurances' names
 * as one word each, since "ut" and "in" mean nothing to a dictionary.
 */
export function askedWords(question: string): string {
  return question
    .toLowerCase()
    .replace(/student (ut|out)\b/gu, 'studentut')
    .replace(/student in(?=\W*$| försäkr| insur| gäller| cover| mean| betyder)/gu, 'studentin')
    .split(/\s+/u)
    .filter((word) => !EMPTY.has(word.replace(/[^\p{L}]+$/u, '')))
    .join(' ');
}
