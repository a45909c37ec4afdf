import type { Article, ArticleText, Passage } from '../domain/knowledge.ts';
import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { card, openUrl, press, text, type AdaptiveCard, type CardElement } from './elements.ts';
import { VERBS } from './verbs.ts';
import { words } from './words.ts';

/** What the articles say to a question; see duties/knowledge.ts. */
interface Answer {
  readonly known: boolean;
  readonly found: readonly { readonly article: Article; readonly text: ArticleText; readonly passage: Passage }[];
}

/** A passage is a few sentences; one that grew beyond this is read at its source. */
const PASSAGE = 1200;

/** Longer titles of buttons are cut by some clients. */
const BUTTON = 30;

/** The best passage with its source, or an honest word that there is none and whom to ask. */
export function knowledgeCard({ known, found }: Answer, language: Language): AdaptiveCard {
  const t = translate(language);
  const [best, ...others] = found;
  if (!known || !best) {
    const title = t('knowledge.unknown');
    return card(language, `${title}. ${t('knowledge.ask')}`, [
      text(title, { style: 'heading', size: 'medium', weight: 'bolder' }),
      text(t('knowledge.ask')),
      ...titles(t('knowledge.nearest'), found),
    ]);
  }
  const responsible = best.article.responsible === 'Admissions' ? t('knowledge.responsible.admissions') : t('knowledge.responsible.office');
  return card(
    language,
    `${best.text.title}. ${best.passage.text}`,
    [
      words(best.text.title, { style: 'heading', size: 'medium', weight: 'bolder' }),
      words(best.passage.heading, { weight: 'bolder' }),
      words(best.passage.text, {}, PASSAGE),
      text(t('knowledge.answers', { who: responsible }), { isSubtle: true, spacing: 'small' }),
      ...titles(t('knowledge.alsoRead'), others),
    ],
    { actions: [openUrl(t('knowledge.source'), best.article.sourceUrl)] },
  );
}

/** Articles to read instead of this one; the title is a question that finds its article. */
function titles(introduction: string, found: Answer['found']): CardElement[] {
  if (found.length === 0) return [];
  const buttons = found.map(({ text: { title } }) => ({
    ...press(`${VERBS.choice}.knowledge`, cut(title, BUTTON), { about: title }),
    tooltip: title,
  }));
  return [text(introduction, { isSubtle: true }), { type: 'ActionSet', actions: buttons, spacing: 'small' }];
}
