import type { AdaptiveCard } from '../cards/elements.ts';
import { channelCard } from '../cards/channelCard.ts';
import { sentenceCard } from '../cards/chatCards.ts';
import { taskCard } from '../cards/taskCard.ts';
import { inputsOf, VERBS } from '../cards/verbs.ts';
import type { RefusedForm } from '../cards/view.ts';
import type { Person } from '../domain/person.ts';
import { standingOf, type TaskFile } from '../domain/taskFile.ts';
import { act, type ActResult } from '../duties/act.ts';
import { whoActed } from '../duties/firstActs.ts';
import { snoozeForm, snoozeTask, type SnoozeResult } from '../duties/snooze.ts';
import { publicTaskView, responsibleTaskView } from '../duties/taskView.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import { errorTexts } from '../texts/errors.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { CardClick } from './incoming.ts';

/**
 * Answers a click on a task's card with the card as it then is. Nothing that is clicked makes an
 * error banner: a click that is late, old or somebody else's shows how things stand.
 */
export async function answerTaskClick(
  house: DeliveryHouse,
  person: Person,
  click: CardClick,
  correlationId: string,
): Promise<AdaptiveCard> {
  const t = translate(person.language);
  if (!click.taskId) return sentenceCard(person.language, t('card.unknownTask'));
  if (click.verb === VERBS.show) {
    const file = await findTaskFile(house.db, click.taskId);
    return file ? showTask(house, person, file) : sentenceCard(person.language, t('card.unknownTask'));
  }
  const values = inputsOf(click.verb, click.sent);
  if (click.verb === VERBS.snooze) {
    const command = { taskId: click.taskId, day: values['day'] ?? '', actor: { person, correlationId } };
    return snoozedCard(house, person, await snoozeTask(house, command), values);
  }
  const result = await act(house, {
    taskId: click.taskId,
    verb: click.verb,
    version: click.version ?? 0,
    input: values,
    actor: { person, correlationId },
  });
  return cardOf(house, person, result, { verb: click.verb, values });
}

async function cardOf(
  house: DeliveryHouse,
  person: Person,
  result: ActResult | Exclude<SnoozeResult, { readonly kind: 'done' }>,
  form: Pick<RefusedForm, 'verb' | 'values'>,
): Promise<AdaptiveCard> {
  const t = translate(person.language);
  switch (result.kind) {
    case 'unknownTask':
      return sentenceCard(person.language, t('card.unknownTask'));
    case 'done':
      return showTask(house, person, result.file);
    case 'unchanged': {
      const overtaken = result.why === 'closed' || result.why === 'stale';
      const by = overtaken ? await whoActed(house, result.file, person) : null;
      const text = t(`card.unchanged.${result.why}`);
      return showTask(house, person, result.file, { notice: { text: by ? `${by} ${text}` : text, tone: 'accent' } });
    }
    case 'invalid':
      return showTask(house, person, result.file, {
        refused: { ...form, errors: errorTexts(result.errors, person.language) },
      });
  }
}

async function snoozedCard(
  house: DeliveryHouse,
  person: Person,
  result: SnoozeResult,
  values: RefusedForm['values'],
): Promise<AdaptiveCard> {
  if (result.kind !== 'done') return cardOf(house, person, result, { verb: VERBS.snooze, values });
  const when = momentText(result.until, person.language, house.clock.now());
  return showTask(house, person, result.file, {
    notice: { text: translate(person.language)('snooze.done', { when }), tone: 'accent' },
  });
}

/** The card in the person's own view; who does not stand to the task sees the public one. */
export async function showTask(
  house: DeliveryHouse,
  person: Person,
  file: TaskFile,
  extra: Partial<Pick<Parameters<typeof taskCard>[1], 'notice' | 'refused'>> = {},
): Promise<AdaptiveCard> {
  const now = house.clock.now();
  const tabUrl = house.links.task(file.task.id);
  if (standingOf(file, person.id) === 'none') {
    return channelCard(publicTaskView(file), { language: person.language, now, tabUrl });
  }
  const viewer = { personId: person.id, language: person.language };
  const view = await responsibleTaskView(house.db, file, viewer, now);
  const later = await snoozeForm(house.db, file, viewer, now);
  return taskCard(view, { language: person.language, tabUrl, later, ...extra });
}
