import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Article, IndexedPassage, QuestionStems } from '../domain/knowledge.ts';
import type { Language } from '../domain/person.ts';
import type { Database, Executor, Transaction } from './connect.ts';
import { article, articleVersion, auditLog, person, type ArticleOrigin } from './schema.ts';

/** One version of an article, shown or not. */
export interface ArticleVersion extends KeptArticle {
  /** Whose doing it was; null for what was delivered, and when the log no longer tells. */
  readonly by: string | null;
}

export interface KeptArticle {
  readonly article: Article;
  readonly version: number;
  readonly origin: ArticleOrigin;
  /** Since when it stands like this. */
  readonly at: Temporal.Instant;
}

const kept = { article: articleVersion.content, version: articleVersion.version, origin: articleVersion.origin, at: articleVersion.at };

/** The article as it is shown now, locked against other editing; null when there is none of that name. */
export async function lockArticle(tx: Transaction, slug: string): Promise<KeptArticle | null> {
  const [locked] = await tx.select().from(article).where(eq(article.slug, slug)).for('update');
  return locked ? findArticle(tx, slug) : null;
}

export async function findArticle(db: Executor, slug: string): Promise<KeptArticle | null> {
  const [row] = await db
    .select(kept)
    .from(article)
    .innerJoin(articleVersion, and(eq(articleVersion.slug, article.slug), eq(articleVersion.version, article.version)))
    .where(eq(article.slug, slug));
  return row ?? null;
}

/** Every article as it is shown now, by name. */
export async function listArticles(db: Executor): Promise<KeptArticle[]> {
  return db
    .select(kept)
    .from(article)
    .innerJoin(articleVersion, and(eq(articleVersion.slug, article.slug), eq(articleVersion.version, article.version)))
    .orderBy(asc(article.slug));
}

/** Every version of an article, the latest first, with who made it: the log has the same moment. */
export async function listVersions(db: Executor, slug: string): Promise<ArticleVersion[]> {
  return db
    .select({ ...kept, by: person.name })
    .from(articleVersion)
    .leftJoin(
      auditLog,
      and(
        eq(auditLog.at, articleVersion.at),
        sql`${auditLog.detail} ->> 'slug' = ${articleVersion.slug}`,
        sql`${auditLog.detail} ->> 'version' = ${articleVersion.version}::text`,
      ),
    )
    .leftJoin(person, eq(sql`${person.id}::text`, auditLog.actor))
    .where(eq(articleVersion.slug, slug))
    .orderBy(desc(articleVersion.version));
}

/** Keeps a further version, and shows it when `show` says so; gives its number. Earlier ones stay. */
export async function addVersion(
  tx: Transaction,
  content: Article,
  origin: KeptArticle['origin'],
  at: Temporal.Instant,
  show: boolean,
): Promise<number> {
  const { slug } = content;
  const [last] = await tx
    .select({ version: sql<number>`coalesce(max(${articleVersion.version}), 0)::int` })
    .from(articleVersion)
    .where(eq(articleVersion.slug, slug));
  const version = (last?.version ?? 0) + 1;
  if (version === 1) await tx.insert(article).values({ slug, version });
  await tx.insert(articleVersion).values({ slug, version, content, origin, at });
  if (show) await tx.update(article).set({ version }).where(eq(article.slug, slug));
  return version;
}

/** Whether this very text is the last one that was delivered. */
export async function isLastDelivered(tx: Executor, content: Article): Promise<boolean> {
  const { rows } = await tx.execute<{ same: boolean }>(sql`
    select content = ${JSON.stringify(content)}::jsonb as same from article_version
    where slug = ${content.slug} and origin = 'delivered' order by version desc limit 1`);
  return rows[0]?.same ?? false;
}

/** One process at a time delivers. */
export async function lockDelivery(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('article delivery'))`);
}

/** How much a stem counts by where it stands: in title or keywords, in a heading, in the text. */
const WEIGHTS: Readonly<Record<string, number>> = { A: 1, B: 0.6, D: 0.4 };

/** Every passage as PostgreSQL's Swedish and English dictionaries cut it. A hundred-odd short passages: read anew for each question. */
export async function readIndex(db: Database): Promise<IndexedPassage[]> {
  const { rows } = await db.execute<{ slug: string; language: Language; passage: number; stems: Record<string, string> }>(sql`
    with shown as (
      select v.slug, language, v.content -> language as content,
        case language when 'sv' then 'swedish' else 'english' end::regconfig as config
      from article a join article_version v using (slug, version), unnest(array['sv', 'en']) as language
    ), passages as (
      select slug, language, (number - 1)::int as passage,
        setweight(to_tsvector(config, content ->> 'title'), 'A')
          || setweight(to_tsvector(config, (select string_agg(word, ' . ') from jsonb_array_elements_text(content -> 'keywords') as word)), 'A')
          || setweight(to_tsvector(config, one ->> 'heading'), 'B')
          || setweight(to_tsvector(config, one ->> 'text'), 'D') as vector
      from shown, jsonb_array_elements(content -> 'passages') with ordinality as part(one, number)
    )
    select slug, language, passage, jsonb_object_agg(lexeme, (select min(weight) from unnest(weights) as weight)) as stems
    from passages, unnest(vector) as stem(lexeme, positions, weights)
    group by slug, language, passage order by slug, language, passage`);
  return rows.map(({ slug, language, passage, stems }) => ({
    slug,
    language,
    passage,
    stems: new Map(Object.entries(stems).map(([stem, weight]) => [stem, WEIGHTS[weight] ?? 0])),
  }));
}

/** The question's words as each dictionary cuts them, without those that mean nothing. */
export async function stemsOf(db: Database, question: string): Promise<QuestionStems> {
  const { rows } = await db.execute<{ sv: string[]; en: string[] }>(sql`
    select tsvector_to_array(to_tsvector('swedish', ${question})) as sv, tsvector_to_array(to_tsvector('english', ${question})) as en`);
  return rows[0] ?? { sv: [], en: [] };
}
