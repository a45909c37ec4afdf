import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { remindChoiceCard } from '../cards/questionCards.ts';
import type { TaskLine } from '../cards/view.ts';
import { isNamedWholly, namedAmong } from '../domain/naming.ts';
import type { Person } from '../domain/person.ts';
import { snoozeOffer, snoozeTask } from '../duties/snooze.ts';
import { taskLine } from '../duties/taskView.ts';
import type { Place } from '../reminders/messenger.ts';
import { errorTexts } from '../texts/errors.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { Chat } from './chat.ts';
import { openTasks, say, sendTask } from './chatTasks.ts';
import type { CardClick } from './incoming.ts';
import { todayOf } from './lookup.ts';
import { readReminder } from './reminderWords.ts';
import { fold } from './understanding.ts';

/** More tasks than this are chosen in the tab or on their own cards. */
const CHOICES = 6;

/**
 * Lets a task rest until the day that is named, when only one can be meant: there is no other, or every
 * word is about it. Otherwise, and when the words deny something or are about somebody else, it asks
 * which, also when there is one only: what rests is not reminded of. Without a day the one task's card
 * is shown, which offers the days.
 */
export async function remindLater(chat: Chat, person: Person, place: Place, when: string, correlationId: string): Promise<void> {
  const { language } = person;
  const t = translate(language);
  const { day, about, isPlain } = readReminder(when, todayOf(chat));
  const meant = namedAmong(await restable(chat, person), wordsOf, about);
  const [only, ...others] = meant;
  if (!only) return say(chat, place, sentenceCard(language, t('talk.remind.none')));
  if (!day) {
    if (others.length === 0) return sendTask(chat, person, place, only.taskId);
    return say(chat, place, sentenceCard(language, t('talk.remind.noDay')));
  }
  const isMeant = isPlain && others.length === 0 && isNamedWholly(wordsOf(only), about);
  if (isMeant) return say(chat, place, await rest(chat, person, only.taskId, day.toString(), correlationId));
  const lines = meant.slice(0, CHOICES).map(({ taskId, title }) => ({ taskId, title, day: day.toString(), dayText: dayText(day, language) }));
  return say(chat, place, remindChoiceCard(language, lines));
}

function wordsOf({ title, kindText, departmentText }: TaskLine): string {
  return fold(`${title} ${kindText} ${departmentText}`);
}

/** A click on one of the tasks that may be meant. */
export async function remindClicked(chat: Chat, person: Person, click: CardClick, correlationId: string): Promise<AdaptiveCard> {
  const day = typeof click.sent['about'] === 'string' ? click.sent['about'] : '';
  if (!click.taskId) return sentenceCard(person.language, translate(person.language)('card.unknownTask'));
  return rest(chat, person, click.taskId, day, correlationId);
}

async function rest(chat: Chat, person: Person, taskId: string, day: string, correlationId: string): Promise<AdaptiveCard> {
  const { language } = person;
  const t = translate(language);
  const result = await snoozeTask(chat, { taskId, day, actor: { person, correlationId } });
  switch (result.kind) {
    case 'done': {
      const now = chat.clock.now();
      const { title } = taskLine(result.file, language, now);
      return sentenceCard(language, t('talk.remind.done', { title, when: momentText(result.until, language, now) }));
    }
    case 'unchanged':
      return sentenceCard(language, t(`card.unchanged.${result.why}`));
    case 'invalid':
      return sentenceCard(language, errorTexts(result.errors, language)['day'] ?? t('talk.remind.noDay'));
    case 'unknownTask':
      return sentenceCard(language, t('card.unknownTask'));
  }
}

/** The person's tasks that can wait. */
async function restable(chat: Chat, person: Person): Promise<TaskLine[]> {
  const viewer = { personId: person.id, language: person.language };
  const now = chat.clock.now();
  const waiting: TaskLine[] = [];
  for (const file of await openTasks(chat, person)) {
    const { choices } = await snoozeOffer(chat.db, file, viewer, now);
    if (choices.length > 0) waiting.push(taskLine(file, person.language, now));
  }
  return waiting;
}
