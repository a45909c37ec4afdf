import type { AdaptiveCard } from '../cards/elements.ts';
import { sentenceCard } from '../cards/chatCards.ts';
import type { Person } from '../domain/person.ts';
import type { TaskKind } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import type { Place } from '../reminders/messenger.ts';
import { listMessage, taskMessage, welcomeMessage, type Rendering } from '../reminders/render.ts';
import { insertCardCopy, type NewCardCopy } from '../store/cardCopies.ts';
import { findTaskFile, listTaskFiles } from '../store/taskFiles.ts';
import { translate } from '../texts/translate.ts';
import type { Chat } from './chat.ts';

/** A list in a chat is cut with a link to the tab well before this. */
const AT_MOST = 50;

/** Says the welcome, with what waits; the tasks in it follow their state like every card. */
export async function welcome(chat: Chat, person: Person, place: Place): Promise<void> {
  const files = await openTasks(chat, person);
  const message = await welcomeMessage(renderingOf(chat), person, files);
  await sendAndKeep(chat, person, place, message, 'welcome', files);
}

/** Tasks that people ask for by what they are about. */
const KINDS = {
  signatures: ['learningAgreementSignature'],
  eligibility: ['eligibility', 'newChoice'],
} as const satisfies Readonly<Record<string, readonly TaskKind[]>>;

/** The person's open tasks, or those about one thing; that none of these waits does not say that nothing does. */
export async function sendTasks(chat: Chat, person: Person, place: Place, about?: keyof typeof KINDS): Promise<void> {
  const open = await openTasks(chat, person);
  const kinds: readonly TaskKind[] | null = about ? KINDS[about] : null;
  const files = kinds ? open.filter(({ task }) => kinds.includes(task.kind)) : open;
  if (about && files.length === 0) {
    const t = translate(person.language);
    const others = open.length > 0 ? ` ${t('talk.tasks.others', { count: open.length })}` : '';
    return say(chat, place, sentenceCard(person.language, `${t(`talk.tasks.no.${about}`)}${others}`));
  }
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

export function openTasks(chat: Chat, person: Person): Promise<TaskFile[]> {
  return listTaskFiles(chat.db, { personId: person.id, relation: 'assigned', limit: AT_MOST });
}

function renderingOf(chat: Chat): Rendering {
  return { db: chat.db, links: chat.links, now: chat.clock.now() };
}

function viewerOf(person: Person) {
  return { personId: person.id, language: person.language };
}
