import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { optedOutCard, optOutCard } from '../cards/questionCards.ts';
import type { Person } from '../domain/person.ts';
import { changePreference, optOutConsequences } from '../duties/optOut.ts';
import { findPreference } from '../store/preferences.ts';
import { translate } from '../texts/translate.ts';
import type { Chat } from './chat.ts';

/** Asks whether somebody wants only what is urgent, with what follows from it. Changes nothing. */
export async function offerOptOut(chat: Chat, person: Person): Promise<AdaptiveCard> {
  const { language } = person;
  const { onlyUrgent } = await findPreference(chat.db, person.id);
  return onlyUrgent ? optedOutCard(language, translate(language)('optOut.already')) : optOutCard(language, await optOutConsequences(chat, person));
}

/** Does what was confirmed on the card. */
export async function optOut(chat: Chat, person: Person, correlationId: string): Promise<AdaptiveCard> {
  await changePreference(chat, { person, correlationId }, (held) => ({ ...held, onlyUrgent: true }));
  return optedOutCard(person.language, translate(person.language)('optOut.done'));
}

/** Back to everything; whoever gets it already is told so. */
export async function optIn(chat: Chat, person: Person, correlationId: string): Promise<AdaptiveCard> {
  const t = translate(person.language);
  const { onlyUrgent } = await findPreference(chat.db, person.id);
  if (!onlyUrgent) return sentenceCard(person.language, t('optOut.kept'));
  await changePreference(chat, { person, correlationId }, (held) => ({ ...held, onlyUrgent: false }));
  return sentenceCard(person.language, t('optOut.back'));
}
