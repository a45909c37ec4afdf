import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { card, openUrl, text, type AdaptiveCard } from './elements.ts';
import { fitting } from './size.ts';
import { paragraphs, words } from './words.ts';

export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly tabUrl: string;
}

const HEADING = { style: 'heading', size: 'medium', weight: 'bolder' } as const;

/** A heading, a few sentences, and the way to the tab. */
export function noticeCard(language: Language, { title, text: body, tabUrl }: Notice): AdaptiveCard {
  return card(language, title, [words(title, HEADING), words(body)], {
    actions: [openUrl(translate(language)('card.openInTab'), tabUrl)],
  });
}

export interface BroadcastNotice extends Notice {
  readonly link: string | null;
}

/** What the International Office says to many. */
export function broadcastCard(language: Language, { title, text: body, link, tabUrl }: BroadcastNotice): AdaptiveCard {
  const t = translate(language);
  return fitting((room) =>
    card(
      language,
      title,
      [
        text(t('card.fromOffice'), { isSubtle: true, size: 'small' }),
        words(title, { ...HEADING, spacing: 'none' }, room.line),
        ...paragraphs(body, room, t('card.continues')),
      ],
      { actions: [...(link === null ? [] : [openUrl(t('card.readMore'), link)]), openUrl(t('card.openInTab'), tabUrl)] },
    ),
  );
}
