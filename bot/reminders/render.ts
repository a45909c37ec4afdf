import { Temporal } from 'temporal-polyfill';
import { channelCard, publicSummary, threadReminderCard } from '../cards/channelCard.ts';
import { taskListCard, welcomeCard, type TaskLine } from '../cards/chatCards.ts';
import { broadcastCard, noticeCard } from '../cards/noticeCard.ts';
import { askedCard } from '../cards/questionCards.ts';
import { taskCard } from '../cards/taskCard.ts';
import type { ResponsibleTaskView } from '../cards/view.ts';
import { mailtoUrl } from '../domain/mailto.ts';
import type { DeliveryPurpose } from '../domain/outcome.ts';
import type { Language, Person } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { snoozeForm } from '../duties/snooze.ts';
import { publicTaskView, responsibleTaskView, type Viewer } from '../duties/taskView.ts';
import type { Alert } from '../store/alerts.ts';
import type { Broadcast } from '../store/broadcasts.ts';
import type { Executor } from '../store/connect.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { Links, Message } from './messenger.ts';

/** What rendering needs beside the task. */
export interface Rendering {
  readonly db: Executor;
  readonly links: Links;
  readonly now: Temporal.Instant;
}

/** The message that holds one task for one person, as it now is. */
export async function taskMessage(
  { db, links, now }: Rendering,
  file: TaskFile,
  viewer: Viewer,
  purpose: DeliveryPurpose,
  saying: Saying = 'first',
): Promise<Message> {
  const view = await responsibleTaskView(db, file, viewer, now);
  const notice = noticeOf(purpose, saying, viewer.language);
  const later = await snoozeForm(db, file, viewer, now);
  return {
    card: taskCard(view, { language: viewer.language, tabUrl: links.task(view.taskId), later, ...notice }),
    summary: summaryFor(view, purpose, viewer.language, file),
  };
}

/** again: they may have got the message already. asWished: they asked to be reminded now. */
export type Saying = 'first' | 'again' | 'asWished';

function noticeOf(purpose: DeliveryPurpose, saying: Saying, language: Language) {
  const t = translate(language);
  if (saying === 'asWished') return { notice: { text: t('snooze.now'), tone: 'accent' as const } };
  if (saying === 'again') return { notice: { text: t('card.again'), tone: 'accent' as const } };
  if (purpose === 'heldUp') return { notice: { text: t('card.heldUp'), tone: 'accent' as const } };
  if (purpose === 'inherited') return { notice: { text: t('card.inherited'), tone: 'accent' as const } };
  return purpose === 'reminder' ? { notice: { text: t('card.reminder'), tone: 'warning' as const } } : {};
}

/** Notifications show on locked screens: like the channel, they name the case and never a student. */
function summaryFor(view: ResponsibleTaskView, purpose: DeliveryPurpose, language: Language, file: TaskFile): string {
  const t = translate(language);
  const words = { kind: view.kindText, department: view.departmentText, due: view.dueText, state: view.stateText };
  const about = { department: view.departmentText, reference: file.task.publicReference ?? view.kindText };
  switch (purpose) {
    case 'reminder':
      return t('card.summary.reminder', words);
    case 'task':
    case 'replacement':
      return isClosed(view.state) ? t('card.summary.closed', words) : t('card.summary.task', words);
    case 'broadcast':
    case 'alert':
    case 'meeting':
    case 'question':
      throw new Error(`A message of purpose ${purpose} is about no task.`);
    case 'answer':
      return t('card.answer.summary', about);
    case 'returned':
      return t('card.answer.returned', about);
    case 'heldUp':
      return t('card.answer.heldUp', about);
    case 'inherited':
      return t('card.answer.inherited', about);
  }
}

/** Stands in for a card that Teams finds too big: a sentence and the way to the tab. */
export function shortMessage(links: Links, files: readonly TaskFile[], language: Language): Message {
  const t = translate(language);
  const [only, ...others] = files;
  const tabUrl = only && others.length === 0 ? links.task(only.task.id) : links.tasks();
  return { card: noticeCard(language, { title: t('card.short.title'), text: t('card.short.text'), tabUrl }), summary: t('card.short.title') };
}

/** What the International Office says to many, in the language of the one who reads it. */
export function broadcastMessage(links: Links, broadcast: Broadcast, language: Language): Message {
  const { titleSv, titleEn, textSv, textEn, link } = broadcast;
  const [title, text] = language === 'sv' ? [titleSv, textSv] : [titleEn, textEn];
  return { card: broadcastCard(language, { title, text, link, tabUrl: links.tasks() }), summary: title };
}

/** To administrators: what is wrong with the sending, and what to do. */
export function alertMessage({ links, now }: Rendering, { kind, raisedAt, detail }: Alert, language: Language): Message {
  const t = translate(language);
  const title = t(`alert.${kind}.title`);
  const text = `${t(`alert.${kind}.text`, detail)} ${t('alert.since', { when: momentText(raisedAt, language, now) })}`;
  return { card: noticeCard(language, { title, text, tabUrl: links.operations() }), summary: title };
}

/** To the International Office: what somebody asked and the bot did not know, with two ways to answer them. */
export function questionMessage(words: string, asker: Person, language: Language): Message {
  const card = askedCard(language, {
    name: asker.name,
    question: words,
    chatUrl: `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(asker.email)}`,
    mailUrl: mailtoUrl({ to: asker.email, subject: translate(language)('talk.mailSubject'), text: '' }),
  });
  return { card, summary: card.speak };
}

/** Several tasks of one person in one message, in the order in which they are due. */
export async function listMessage(rendering: Rendering, files: readonly TaskFile[], viewer: Viewer): Promise<Message> {
  const lines = await linesOf(rendering, files, viewer);
  const options = { language: viewer.language, tabUrl: rendering.links.tasks() };
  return { card: taskListCard(lines, options), summary: countText(lines, viewer.language) };
}

/** The same below the words of welcome. */
export async function welcomeMessage(rendering: Rendering, person: Person, files: readonly TaskFile[]): Promise<Message> {
  const { id, language } = person;
  const lines = await linesOf(rendering, files, { personId: id, language });
  const options = { language, tabUrl: rendering.links.tasks(), settingsUrl: rendering.links.settings() };
  return { card: welcomeCard(person, lines, options), summary: countText(lines, language) };
}

async function linesOf({ db, now }: Rendering, files: readonly TaskFile[], viewer: Viewer): Promise<TaskLine[]> {
  const inOrder = [...files].sort((a, b) => Temporal.Instant.compare(a.task.dueAt, b.task.dueAt));
  const lines: TaskLine[] = [];
  for (const file of inOrder) lines.push(await responsibleTaskView(db, file, viewer, now));
  return lines;
}

function countText(lines: readonly TaskLine[], language: Language): string {
  return translate(language)('card.welcome.openTasks', { count: lines.length });
}

/** The post of a task in the channel; made from the public view alone. */
export function channelMessage({ links, now }: Rendering, file: TaskFile, language: Language): Message {
  const view = publicTaskView(file);
  const options = { language, now, tabUrl: links.task(view.taskId) };
  return { card: channelCard(view, options), summary: publicSummary(view, options, 'task') };
}

export function threadReminderMessage({ links, now }: Rendering, file: TaskFile, language: Language): Message {
  const view = publicTaskView(file);
  const options = { language, now, tabUrl: links.task(view.taskId) };
  return { card: threadReminderCard(view, options), summary: publicSummary(view, options, 'reminder') };
}
