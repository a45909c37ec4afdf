import type { ArticleEdit } from '../../bot/domain/articleEdit.ts';
import type { Article } from '../../bot/domain/knowledge.ts';

/** The article as the form of its editor sends it. */
export function editOf({ sv, en, sourceUrl, responsible, reviewOn }: Article, version: number): ArticleEdit {
  const passages = sv.passages.map(({ heading, text }, at) => {
    const other = en.passages[at];
    return { headingSv: heading, textSv: text, headingEn: other?.heading ?? '', textEn: other?.text ?? '' };
  });
  return { version, titleSv: sv.title, titleEn: en.title, keywordsSv: [...sv.keywords], keywordsEn: [...en.keywords], passages, sourceUrl, responsible, reviewOn };
}
