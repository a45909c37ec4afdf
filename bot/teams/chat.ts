import { agreementListCard, helpCard, publicHelpCard, sentenceCard, strangerCard, wayCard, type AgreementLine } from '../cards/chatCards.ts';
import { cut } from '../cards/cut.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { knowledgeCard } from '../cards/knowledgeCard.ts';
import { contactsCard, meetingListCard } from '../cards/lookupCards.ts';
import { unclearCard, type ChoiceButton } from '../cards/questionCards.ts';
import { VERBS } from '../cards/verbs.ts';
import type { Language, Person } from '../domain/person.ts';
import { withoutPersonalNumbers } from '../domain/privacy.ts';
import { watchAgreements, type AgreementWatch, type WatchedAgreement } from '../duties/agreementWatch.ts';
import { answerQuestion } from '../duties/knowledge.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import type { Place } from '../reminders/messenger.ts';
import { departmentsOf, setLanguage } from '../store/directory.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { Temporal } from 'temporal-polyfill';
import { answerAbsence } from './absenceChat.ts';
import { asksHow, isQuestion } from './asking.ts';
import { say, sendTasks } from './chatTasks.ts';
import type { Command } from './commands.ts';
import { HAS_ARTICLES, insteadOf, officeCard, withoutNumbers } from './insteadOf.ts';
import { comingMeetings, findAgreements, findContacts } from './lookup.ts';
import { newMeetingForm } from './newMeetingChat.ts';
import { offerOptOut, optIn } from './optOutChat.ts';
import { remindLater } from './remindChat.ts';
import { plain, SURE, understand, type Understanding } from './understanding.ts';
import type { Intent } from './vocabulary.ts';

export interface Chat extends DeliveryHouse {
  /** Moves the demo's clock and tells what it then shows; null outside the demo. */
  readonly moveClock: ((days: number) => Promise<Temporal.Instant>) | null;
}

/** Answers what a person wrote in their personal chat. What is not sure is asked back and not done. */
export async function answerMessage(chat: Chat, person: Person, place: Place, message: string, correlationId: string): Promise<void> {
  const understood = understand(message);
  const { command, certainty } = understood;
  if (command.kind !== 'unknown' && certainty >= SURE) {
    const other = await insteadOf(chat, person.language, command, message);
    return other ? say(chat, place, other) : answerCommand(chat, person, place, command, correlationId);
  }
  // Nothing but signs: there is no question to send on.
  if (!/[\p{L}\p{N}]/u.test(plain(message))) return say(chat, place, help(chat, person.language, false));
  return say(chat, place, await unclear(chat, person, message, understood));
}

/** An article that answers, or else the nearest choices and the way to the International Office. */
async function unclear(chat: Chat, person: Person, message: string, { nearest, command }: Understanding): Promise<AdaptiveCard> {
  const { language } = person;
  const written = plain(message);
  const answer = await answerQuestion(chat.db, written, language);
  if (answer.known && (nearest.length === 0 ? isQuestion(written) : asksHow(written))) return knowledgeCard(answer, language);
  const question = withoutNumbers(written, language);
  const [article] = answer.known ? answer.found : [];
  const read = article ? [{ verb: `${VERBS.choice}.knowledge`, title: cut(article.text.title, CHOICE_LENGTH), about: article.text.title }] : [];
  return unclearCard({ language, choices: [...choiceButtons(nearest, command, language), ...read], question });
}

/** Longer titles of buttons are cut by some clients. */
const CHOICE_LENGTH = 30;

function choiceButtons(nearest: readonly Intent[], command: Command, language: Language): ChoiceButton[] {
  const t = translate(language);
  const said = 'about' in command ? command.about : 'when' in command ? command.when : '';
  // What stands in a button is kept with the card.
  const about = withoutPersonalNumbers(said, ' ').replace(/\s+/gu, ' ').trim();
  return nearest.map((intent) => ({
    verb: `${VERBS.choice}.${intent}`,
    title: t(`talk.choice.${intent}`),
    ...(intent === command.kind && about !== '' ? { about: about.slice(0, 100) } : {}),
  }));
}

/** Does what a command asks for. */
export async function answerCommand(chat: Chat, person: Person, place: Place, command: Command, correlationId: string): Promise<void> {
  const { language } = person;
  const t = translate(language);
  switch (command.kind) {
    case 'tasks':
      return sendTasks(chat, person, place);
    case 'signatures':
      return sendTasks(chat, person, place, 'signatures');
    case 'eligibility':
      return sendTasks(chat, person, place, 'eligibility');
    case 'agreements':
      return say(chat, place, command.about === '' ? await agreementsCard(chat, person) : await agreementsAbout(chat, language, command.about));
    case 'contact':
      return say(chat, place, await contacts(chat, language, command.about, true));
    case 'meetings':
      return say(chat, place, meetingListCard(await comingMeetings(chat, language, person), language));
    case 'settings':
      return say(chat, place, wayCard(language, t('talk.settings'), { title: t('talk.openSettings'), url: chat.links.settings() }));
    case 'optOut':
      return say(chat, place, await offerOptOut(chat, person));
    case 'optIn':
      return say(chat, place, await optIn(chat, person, correlationId));
    case 'office':
      return say(chat, place, officeCard(language, ''));
    case 'newMeeting':
      return say(chat, place, await newMeetingForm(chat, person));
    case 'courtesy':
      return say(chat, place, sentenceCard(language, t('talk.courtesy')));
    case 'remind':
      return remindLater(chat, person, place, command.when, correlationId);
    case 'language':
      return changeLanguage(chat, person, place, command.to);
    case 'greeting':
    case 'help':
    case 'unknown':
      return say(chat, place, help(chat, language, command.kind !== 'unknown'));
    case 'knowledge':
      return say(chat, place, await knowledge(chat, language, command.question));
    case 'absence':
    case 'absenceAsked':
    case 'absenceEnds':
    case 'absenceUnclear':
      return say(chat, place, await answerAbsence(chat, person, command, correlationId));
    case 'moveClock': {
      if (!chat.moveClock) return say(chat, place, sentenceCard(language, t('chat.demoOnly')));
      const now = await chat.moveClock(command.days);
      const when = momentText(now, language, now);
      return say(chat, place, sentenceCard(language, t('chat.demoMoved', { when })));
    }
  }
}

/** The answer to what anybody may see, for places where everybody reads; null for what is a person's own. */
export async function publicAnswer(chat: Chat, language: Language, message: string, privateUrl: string): Promise<AdaptiveCard | null> {
  const { command, certainty } = understand(message);
  const written = plain(message);
  const isSure = command.kind !== 'unknown' && certainty >= SURE;
  if (isSure ? HAS_ARTICLES.has(command.kind) && asksHow(written) : isQuestion(written)) {
    const answer = await answerQuestion(chat.db, written, language);
    if (answer.known) return knowledgeCard(answer, language);
  }
  if (!isSure) return publicHelpCard(language, privateUrl);
  switch (command.kind) {
    case 'greeting':
    case 'help':
    case 'courtesy':
      return publicHelpCard(language, privateUrl);
    case 'knowledge':
      return knowledge(chat, language, command.question);
    case 'contact':
      return contacts(chat, language, command.about, false);
    case 'meetings':
      return meetingListCard(await comingMeetings(chat, language, null), language);
    case 'tasks':
    case 'signatures':
    case 'eligibility':
    case 'agreements':
    case 'absence':
    case 'absenceAsked':
    case 'absenceEnds':
    case 'absenceUnclear':
    case 'remind':
    case 'language':
    case 'settings':
    case 'optOut':
    case 'optIn':
    case 'office':
    case 'newMeeting':
    case 'moveClock':
      return null;
  }
}

/** Who to turn to. Away is told to colleagues alone, not where everybody reads; nor are the words said back there, which may name a student. */
async function contacts(chat: Chat, language: Language, about: string, isPersonal: boolean): Promise<AdaptiveCard> {
  const t = translate(language);
  const tabUrl = chat.links.contacts();
  if (about === '') return wayCard(language, t('talk.contacts.howTo'), { title: t('talk.contacts.all'), url: tabUrl });
  return contactsCard(await findContacts(chat, about, { language, isPersonal }), { language, about: isPersonal ? withoutNumbers(about, language) : null, tabUrl });
}

async function agreementsAbout(chat: Chat, language: Language, about: string): Promise<AdaptiveCard> {
  const { watch, found } = await findAgreements(chat, about, language);
  if (found.length === 0) {
    const t = translate(language);
    return wayCard(language, t('talk.agreementsAbout', { about: withoutNumbers(about, language) }), { title: t('card.openInTab'), url: chat.links.agreements() });
  }
  return agreementListCard(agreementLines(found, watch), { language, tabUrl: chat.links.agreements() });
}

/** Answers from the articles; nothing in them is about anybody, so the channel may see it too. */
export async function knowledge(chat: Chat, language: Language, question: string): Promise<AdaptiveCard> {
  if (question === '') return sentenceCard(language, translate(language)('knowledge.howTo'));
  return knowledgeCard(await answerQuestion(chat.db, question, language), language);
}

export function help(chat: Chat, language: Language, understood: boolean): AdaptiveCard {
  return helpCard({ language, tabUrl: chat.links.tasks(), settingsUrl: chat.links.settings(), understood });
}

/** What somebody who is not in the directory is told. */
export function sayToStranger(chat: Chat, place: Place): Promise<void> {
  return say(chat, place, strangerCard('sv'));
}

export async function agreementsCard(chat: Chat, person: Person): Promise<AdaptiveCard> {
  const departments = await departmentsOf(chat.db, person.id);
  const watch = await watchAgreements(chat, departments.map((one) => one.id));
  return agreementListCard(agreementLines(watch.agreements, watch), { language: person.language, tabUrl: chat.links.agreements() });
}

function agreementLines(agreements: readonly WatchedAgreement[], { nominationTerm }: AgreementWatch): AgreementLine[] {
  const lines = agreements.map(({ agreement, coverage, conditions }): AgreementLine => ({
    partnerName: agreement.partnerName,
    iiaCode: agreement.iiaCode,
    lastAcademicYear: conditions.map(({ entry }) => entry.condition.receivingLastAcademicYear).sort()[0] ?? '',
    notCovering: coverage === 'covers' ? null : (nominationTerm?.code ?? null),
  }));
  // What needs something stands first: a chat shows few lines.
  return lines.sort((a, b) => Number(b.notCovering !== null) - Number(a.notCovering !== null));
}

export async function changeLanguage(chat: Chat, person: Person, place: Place, to: Language | null = null): Promise<void> {
  const language: Language = to ?? (person.language === 'sv' ? 'en' : 'sv');
  await setLanguage(chat.db, person.id, language);
  await say(chat, place, sentenceCard(language, translate(language)('chat.languageChanged')));
}

