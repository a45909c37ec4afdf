import { agreementListCard, helpCard, sentenceCard, strangerCard, type AgreementLine } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { knowledgeCard } from '../cards/knowledgeCard.ts';
import type { Language, Person } from '../domain/person.ts';
import { watchAgreements } from '../duties/agreementWatch.ts';
import { answerQuestion } from '../duties/knowledge.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import type { Place } from '../reminders/messenger.ts';
import { listMessage, taskMessage, welcomeMessage, type Rendering } from '../reminders/render.ts';
import { insertCardCopy, type NewCardCopy } from '../store/cardCopies.ts';
import { departmentsOf, setLanguage } from '../store/directory.ts';
import { findTaskFile, listTaskFiles } from '../store/taskFiles.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import type { Temporal } from 'temporal-polyfill';
import { answerAbsence } from './absenceChat.ts';
import type { Command } from './commands.ts';

export interface Chat extends DeliveryHouse {
  /** Moves the demo's clock and tells what it then shows; null outside the demo. */
  readonly moveClock: ((days: number) => Promise<Temporal.Instant>) | null;
}

/** A list in a chat is cut with a link to the tab well before this. */
const AT_MOST = 50;

/** Answers what a person wrote in their personal chat. */
export async function answerCommand(chat: Chat, person: Person, place: Place, command: Command, correlationId: string): Promise<void> {
  const t = translate(person.language);
  switch (command.kind) {
    case 'tasks':
      return sendTasks(chat, person, place);
    case 'agreements':
      return say(chat, place, await agreementsCard(chat, person));
    case 'language':
      return changeLanguage(chat, person, place);
    case 'greeting':
    case 'help':
    case 'unknown':
      return say(chat, place, help(chat, person.language, command.kind !== 'unknown'));
    case 'knowledge':
      return say(chat, place, await knowledge(chat, person.language, command.question));
    case 'absence':
    case 'absenceAsked':
    case 'absenceEnds':
    case 'absenceUnclear':
      return say(chat, place, await answerAbsence(chat, person, command, correlationId));
    case 'moveClock': {
      if (!chat.moveClock) return say(chat, place, sentenceCard(person.language, t('chat.demoOnly')));
      const now = await chat.moveClock(command.days);
      const when = momentText(now, person.language, now);
      return say(chat, place, sentenceCard(person.language, t('chat.demoMoved', { when })));
    }
  }
}

/** Answers from the articles; nothing in them is about anybody, so the channel may see it too. */
export async function knowledge(chat: Chat, language: Language, question: string): Promise<AdaptiveCard> {
  if (question === '') return sentenceCard(language, translate(language)('knowledge.howTo'));
  return knowledgeCard(await answerQuestion(chat.db, question, language), language);
}

export function help(chat: Chat, language: Language, understood: boolean): AdaptiveCard {
  return helpCard({ language, tabUrl: chat.links.tasks(), understood });
}

/** What somebody who is not in the directory is told. */
export function sayToStranger(chat: Chat, place: Place): Promise<void> {
  return say(chat, place, strangerCard('sv'));
}

/** Says the welcome, with what waits; the tasks in it follow their state like every card. */
export async function welcome(chat: Chat, person: Person, place: Place): Promise<void> {
  const files = await openTasks(chat, person);
  const message = await welcomeMessage(renderingOf(chat), person.name, files, viewerOf(person));
  await sendAndKeep(chat, person, place, message, 'welcome', files);
}

export async function sendTasks(chat: Chat, person: Person, place: Place): Promise<void> {
  const files = await openTasks(chat, person);
  await sendAndKeep(chat, person, place, await listMessage(renderingOf(chat), files, viewerOf(person)), 'list', files);
}

/** Sends the card of one task, since the person asked for it. */
export async function sendTask(chat: Chat, person: Person, place: Place, taskId: string): Promise<void> {
  const file = await findTaskFile(chat.db, taskId);
  if (!file || !standsTo(file, person)) {
    return say(chat, place, sentenceCard(person.language, translate(person.language)('card.unknownTask')));
  }
  const message = await taskMessage(renderingOf(chat), file, viewerOf(person), 'task');
  await sendAndKeep(chat, person, place, message, 'task', [file]);
}

function standsTo(file: TaskFile, person: Person): boolean {
  return file.requesterId === person.id || file.assignees.some((assignee) => assignee.personId === person.id);
}

export async function agreementsCard(chat: Chat, person: Person): Promise<AdaptiveCard> {
  const departments = await departmentsOf(chat.db, person.id);
  const watch = await watchAgreements(chat, departments.map((one) => one.id));
  const lines = watch.agreements.map(({ agreement, coverage, conditions }): AgreementLine => ({
    partnerName: agreement.partnerName,
    iiaCode: agreement.iiaCode,
    lastAcademicYear: conditions.map(({ entry }) => entry.condition.receivingLastAcademicYear).sort()[0] ?? '',
    notCovering: coverage === 'covers' ? null : (watch.nominationTerm?.code ?? null),
  }));
  // What needs something stands first: a chat shows few lines.
  lines.sort((a, b) => Number(b.notCovering !== null) - Number(a.notCovering !== null));
  return agreementListCard(lines, { language: person.language, tabUrl: chat.links.agreements() });
}

export async function changeLanguage(chat: Chat, person: Person, place: Place): Promise<void> {
  const language: Language = person.language === 'sv' ? 'en' : 'sv';
  await setLanguage(chat.db, person.id, language);
  await say(chat, place, sentenceCard(language, translate(language)('chat.languageChanged')));
}

export async function say(chat: Chat, place: Place, card: AdaptiveCard): Promise<void> {
  const result = await chat.messenger.send(place, { card, summary: card.speak ?? 'IKP-forum' }, 'urgent');
  if (!result.ok) throw new AnswerNotSent(result.detail);
}

/** The bot could not answer in a chat. The person writes again; nothing was changed by it. */
export class AnswerNotSent extends Error {
  constructor(detail: string) {
    super(`Teams did not take an answer (${detail}).`);
    this.name = 'AnswerNotSent';
  }
}

async function sendAndKeep(
  chat: Chat,
  person: Person,
  place: Place,
  message: Parameters<Chat['messenger']['send']>[1],
  shows: NewCardCopy['shows'],
  files: readonly TaskFile[],
): Promise<void> {
  const result = await chat.messenger.send(place, message, 'urgent');
  if (!result.ok) throw new AnswerNotSent(result.detail);
  await chat.db.transaction(async (tx) => {
    await insertCardCopy(tx, {
      personId: person.id,
      conversationId: result.conversationId,
      activityId: result.activityId,
      shows,
      tasks: files.map(({ task }) => ({ taskId: task.id, cardVersion: task.cardVersion })),
    });
    for (const { task } of files) await chat.jobs.taskChanged(tx, task.id);
  });
}

function openTasks(chat: Chat, person: Person): Promise<TaskFile[]> {
  return listTaskFiles(chat.db, { personId: person.id, relation: 'assigned', closed: false, limit: AT_MOST });
}

function renderingOf(chat: Chat): Rendering {
  return { db: chat.db, links: chat.links, now: chat.clock.now() };
}

function viewerOf(person: Person) {
  return { personId: person.id, language: person.language };
}
