import { z } from 'zod';
import { RESPONSIBLE, type Article } from './knowledge.ts';
import { writtenLink, writtenText } from './written.ts';

const keywords = z.array(writtenText(60)).max(40, 'tooLong');

/**
 * What the International Office makes of an article, complete in both languages: each passage is
 * written in both, so that one found in the one can be shown in the other. `reviewOn` is a day in
 * Stockholm. The messages are keys of the texts under `invalid`.
 */
export const articleEdit = z.object({
  /** The version that the editor saw. */
  version: z.int(),
  titleSv: writtenText(150),
  titleEn: writtenText(150),
  keywordsSv: keywords,
  keywordsEn: keywords,
  passages: z
    .array(z.object({ headingSv: writtenText(150), headingEn: writtenText(150), textSv: writtenText(3000), textEn: writtenText(3000) }))
    .min(1, 'required')
    .max(20, 'tooLong'),
  sourceUrl: writtenLink,
  responsible: z.enum(RESPONSIBLE),
  reviewOn: z.iso.date('date'),
});

export type ArticleEdit = z.infer<typeof articleEdit>;

/** The article as the editor wants it; what it is called and what it is about stay. */
export function editedArticle({ slug, subject }: Pick<Article, 'slug' | 'subject'>, edit: ArticleEdit): Article {
  return {
    slug,
    subject,
    sourceUrl: edit.sourceUrl,
    responsible: edit.responsible,
    reviewOn: edit.reviewOn,
    sv: {
      title: edit.titleSv,
      keywords: edit.keywordsSv,
      passages: edit.passages.map(({ headingSv: heading, textSv: one }) => ({ heading, text: one })),
    },
    en: {
      title: edit.titleEn,
      keywords: edit.keywordsEn,
      passages: edit.passages.map(({ headingEn: heading, textEn: one }) => ({ heading, text: one })),
    },
  };
}
