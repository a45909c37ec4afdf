import { wayCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { knowledgeCard } from '../cards/knowledgeCard.ts';
import { QUESTION_LENGTH, unclearCard } from '../cards/questionCards.ts';
import type { Language } from '../domain/person.ts';
import { withoutPersonalNumbers } from '../domain/privacy.ts';
import { answerQuestion } from '../duties/knowledge.ts';
import { translate } from '../texts/translate.ts';
import { asksHow, asksWho, isQuestion } from './asking.ts';
import type { Chat } from './chat.ts';
import type { Command } from './commands.ts';
import { findContacts } from './lookup.ts';
import { fold, plain } from './understanding.ts';
import { CHANGES } from './vocabulary.ts';

/**
 * What answers better than the list that a word of the message names: the article for whoever asks
 * how something is done, and for whoever asks about nothing that the directory knows. Null when the
 * command's own answer is the best one.
 */
export async function insteadOf(chat: Chat, language: Language, command: Command, message: string): Promise<AdaptiveCard | null> {
  const written = plain(message);
  if (HAS_ARTICLES.has(command.kind) && asksHow(written)) {
    const answer = await answerQuestion(chat.db, written, language);
    if (answer.known) return knowledgeCard(answer, language);
  }
  if (command.kind === 'office' && written.split(' ').length > ADDRESS_WORDS) return officeCard(language, written);
  if (command.kind === 'agreements' && wantsChange(command.about)) {
    const answer = await answerQuestion(chat.db, written, language);
    if (answer.known) return knowledgeCard(answer, language);
    return wayCard(language, translate(language)('talk.agreementsChange'), { title: translate(language)('card.openInTab'), url: chat.links.agreements() });
  }
  if (command.kind !== 'contact' || command.about === '') return null;
  const t = translate(language);
  const ask = (title: string) => unclearCard({ language, choices: [], question: withoutNumbers(written, language), title });
  if (wantsChange(command.about) && !asksWho(written)) return ask(t('talk.contacts.change'));
  if ((await findContacts(chat, command.about, { language, isPersonal: false })).length > 0) return null;
  // Whom to ask about nominations: what is asked about is the subject, not the asking.
  const answer = isQuestion(written) ? await answerQuestion(chat.db, command.about, language) : null;
  return answer?.known ? knowledgeCard(answer, language) : ask(t('talk.contacts.none', { about: withoutNumbers(command.about, language) }));
}

function wantsChange(about: string): boolean {
  return fold(about).split(' ').some((word) => CHANGES.has(word));
}

/** Lists that are also the subject of articles. */
export const HAS_ARTICLES: ReadonlySet<Command['kind']> = new Set(['agreements', 'contact', 'signatures', 'eligibility']);

/** In so many words one calls for the office; more of them say what it is about. */
const ADDRESS_WORDS = 6;

/** Asks what the question to the office is; what was written already stands there. */
export function officeCard(language: Language, written: string): AdaptiveCard {
  return unclearCard({ language, choices: [], question: withoutNumbers(written, language), title: translate(language)('talk.toOffice') });
}

/** What somebody wrote, as it may be sent on. */
export function withoutNumbers(written: string, language: Language): string {
  return withoutPersonalNumbers(written, translate(language)('talk.numberRemoved')).slice(0, QUESTION_LENGTH);
}
