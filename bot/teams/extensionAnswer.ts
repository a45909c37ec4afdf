import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';

/** A sentence in place of results or in a dialog; an empty body for what shows none. */
export function extensionSentence(name: string, text: string, language: Language): object {
  switch (name) {
    case 'composeExtension/query':
      return { composeExtension: { type: 'message', text } };
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return dialog(translate(language)('talk.request.title'), sentenceCard(language, text));
    default:
      return {};
  }
}

/** Opens a dialog, or shows another card in it. A bare message in its place is not taken by every client. */
export function dialog(title: string, card: AdaptiveCard): object {
  const value = { title, width: 'medium', height: 'medium', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card } };
  return { task: { type: 'continue', value } };
}
