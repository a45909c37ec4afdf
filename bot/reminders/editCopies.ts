import type { TaskFile } from '../domain/taskFile.ts';
import { standingOf } from '../domain/taskFile.ts';
import { listStaleCopies, lockCopy, markLost, markShown, type CardCopy } from '../store/cardCopies.ts';
import type { Transaction } from '../store/connect.ts';
import { findChannel, findChat } from '../store/conversations.ts';
import { findPerson } from '../store/directory.ts';
import { readSettings } from '../store/settings.ts';
import { hasLeft } from '../store/roster.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import { DeliveryPostponed, type DeliveryHouse } from './house.ts';
import type { Message, Place } from './messenger.ts';
import { planAndQueue } from './queue.ts';
import { channelMessage, listMessage, taskMessage, welcomeMessage, type Rendering } from './render.ts';

/**
 * Edits every copy that shows an older state of the task. Changes that came in quick succession are
 * one edit, since each copy is drawn from the task as it is at that moment.
 *
 * @throws DeliveryPostponed when a copy could not be edited now and the job is to be tried again.
 */
export async function editCopies(house: DeliveryHouse, taskId: string): Promise<void> {
  let postponed: DeliveryPostponed | null = null;
  for (const copyId of await listStaleCopies(house.db, taskId)) {
    try {
      await house.db.transaction((tx) => editCopy(house, tx, copyId));
    } catch (error) {
      if (!(error instanceof DeliveryPostponed)) throw error;
      postponed = error;
    }
  }
  if (postponed) throw postponed;
}

async function editCopy(house: DeliveryHouse, tx: Transaction, copyId: string): Promise<void> {
  const locked = await lockCopy(tx, copyId);
  if (!locked) return;
  const { copy, shows } = locked;
  const files: TaskFile[] = [];
  let isStale = false;
  for (const { taskId, cardVersion } of shows) {
    const file = await findTaskFile(tx, taskId);
    if (!file) continue;
    files.push(file);
    isStale ||= file.task.cardVersion > cardVersion;
  }
  // Another edit, which this one waited for, has shown the same state already.
  if (!isStale) return;
  const rendering = { db: tx, links: house.links, now: house.clock.now() };
  const drawn = await draw(rendering, tx, copy, files);
  if (!drawn) return markLost(tx, copyId, 'nobody to show it to');
  const place = { ...drawn.place, conversationId: copy.conversationId };
  const result = await house.messenger.update(place, copy.activityId, drawn.message, 'urgent');
  if (result.ok) {
    return markShown(tx, copyId, files.map(({ task }) => ({ taskId: task.id, cardVersion: task.cardVersion })));
  }
  switch (result.failure.kind) {
    case 'gone':
    case 'tooBig':
      await markLost(tx, copyId, `${result.failure.kind}: ${result.detail}`);
      return replaceOnce(house, tx, copy, files);
    case 'blocked':
    case 'notInstalled':
      return markLost(tx, copyId, `${result.failure.kind}: ${result.detail}`);
    case 'uncertain': // An edit may be repeated: it leads to the same card.
    case 'throttled':
    case 'conflict':
    case 'misconfigured':
    case 'disabled':
    case 'unreachable':
    case 'refused':
      throw new DeliveryPostponed(
        result.detail,
        result.failure.kind === 'throttled' ? result.failure.retryAfterMs : null,
      );
  }
}

/**
 * Plans a message in the place of a card that can no longer be edited. It is named after the copy, so
 * each is replaced once. A list was an answer to a question, and is asked for anew.
 */
async function replaceOnce(house: DeliveryHouse, tx: Transaction, copy: CardCopy, files: readonly TaskFile[]): Promise<void> {
  const [file] = files;
  if (copy.shows !== 'task' || !file) return;
  await planAndQueue(house, tx, [
    {
      purpose: 'replacement',
      taskId: file.task.id,
      personId: copy.personId,
      occasion: `copy ${copy.id}`,
      plannedAt: house.clock.now(),
      urgent: true,
    },
  ]);
}

async function draw(
  rendering: Rendering,
  tx: Transaction,
  copy: CardCopy,
  files: readonly TaskFile[],
): Promise<{ place: Place; message: Message } | null> {
  const [first] = files;
  if (!first) return null;
  if (copy.personId === null) {
    const channel = await findChannel(tx);
    const { channelLanguage } = await readSettings(tx);
    return channel && { place: channel, message: channelMessage(rendering, first, channelLanguage) };
  }
  const person = await findPerson(tx, copy.personId);
  const chat = await findChat(tx, copy.personId);
  if (!person || !chat) return null;
  const viewer = { personId: person.id, language: person.language };
  // Whoever no longer stands to a task loses sight of its details: it leaves the list, or its card
  // becomes the public one. So does whoever has left the team, while nobody else could take it over.
  const gone = await hasLeft(tx, person.id);
  const own = gone ? [] : files.filter((file) => standingOf(file, person.id) !== 'none');
  if (copy.shows === 'welcome') return { place: chat, message: await welcomeMessage(rendering, person, own) };
  if (copy.shows === 'list') return { place: chat, message: await listMessage(rendering, own, viewer) };
  const message = own.includes(first)
    ? await taskMessage(rendering, first, viewer, 'task')
    : channelMessage(rendering, first, person.language);
  return { place: chat, message };
}
