import { Temporal } from 'temporal-polyfill';
import { departmentName, type Language } from '../domain/person.ts';
import { isClosed, type PublicAssignee, type PublicTaskView, type TaskState } from '../domain/task.ts';
import { momentText, translate, type Translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { box, card, openUrl, press, text, type AdaptiveCard, type CardElement, type Mention } from './elements.ts';
import { facts } from './facts.ts';
import { VERBS } from './verbs.ts';
import { plainName, words } from './words.ts';

export interface ChannelCardOptions {
  readonly language: Language;
  readonly now: Temporal.Instant;
  readonly tabUrl: string;
}

/** Teams refuses more. Whoever stands further down reads the public card and opens the tab. */
const REFRESH_LIMIT = 60;

/** More names are a number: a card that calls on everybody calls on nobody. */
const NAMES = 8;

/** References and names of departments are short; a long one must not fill the channel. */
const ROOM = { characters: 200, lines: 2 };

/**
 * The card of a task in a channel, where everybody reads: kind, department, due moment, state, case
 * reference and whom it is asked of. It takes the public view only, so there is nothing else that it
 * could show. Those who are asked get their own view in its place through `refresh`.
 */
export function channelCard(view: PublicTaskView, options: ChannelCardOptions): AdaptiveCard {
  const t = translate(options.language);
  const open = !isClosed(view.state);
  return card(
    options.language,
    publicSummary(view, options, 'task'),
    [
      text(t(`duty.${view.kind}.kind`), { style: 'heading', size: 'medium', weight: 'bolder' }),
      words(departmentName(view.department, options.language), { spacing: 'none' }, ROOM.characters),
      stateLine(view, options, t),
      ...(open ? [text(askedOf(view, t))] : []),
      ...facts(
        [
          ...(view.reference ? [{ label: t('card.caseReference'), value: view.reference }] : []),
          ...(open ? [{ label: t('card.state'), value: t(`state.${view.state}`) }] : []),
        ],
        ROOM,
        t,
      ),
      text(t('card.detailsForResponsible'), { isSubtle: true, size: 'small' }),
    ],
    { actions: [openUrl(t('card.openInTab'), options.tabUrl)], ...refresh(view, t), ...mentions(view) },
  );
}

/** The reply in the thread of the card above, when time runs out or has run out. */
export function threadReminderCard(view: PublicTaskView, options: ChannelCardOptions): AdaptiveCard {
  const t = translate(options.language);
  const late = Temporal.Instant.compare(view.dueAt, options.now) <= 0;
  const said = {
    kind: t(`duty.${view.kind}.kind`),
    due: momentText(view.dueAt, options.language, options.now),
  };
  return card(
    options.language,
    publicSummary(view, options, 'reminder'),
    [
      box(late ? 'attention' : 'warning', [
        text(late ? t('card.threadReminderLate', said) : t('card.threadReminder', said), { weight: 'bolder' }),
      ]),
      text(askedOf(view, t)),
    ],
    mentions(view),
  );
}

/** One line for notifications and screen readers; as public as the card itself. */
export function publicSummary(view: PublicTaskView, options: ChannelCardOptions, purpose: 'task' | 'reminder'): string {
  const t = translate(options.language);
  const said = {
    kind: t(`duty.${view.kind}.kind`),
    department: departmentName(view.department, options.language),
    due: momentText(view.dueAt, options.language, options.now),
    state: t(`state.${view.state}`),
  };
  return isClosed(view.state) ? t('card.summary.closed', said) : t(`card.summary.${purpose}`, said);
}

function stateLine(view: PublicTaskView, { language, now }: ChannelCardOptions, t: Translate): CardElement {
  const look = { weight: 'bolder' } as const;
  const when = momentText(view.dueAt, language, now);
  switch (view.state) {
    case 'done':
      return box('good', [text(t('state.done'), look)]);
    case 'cancelled':
      return box('emphasis', [text(t('state.cancelled'), look)]);
    case 'awaitingRequester':
      return text(t('card.timeStandsStill'), look);
    case 'open':
      return Temporal.Instant.compare(view.dueAt, now) < 0
        ? box('attention', [text(t('card.overdueSince', { when }), look)])
        : text(t(`duty.${view.kind}.due`, { when }), look);
  }
}

function askedOf({ assignees, state }: PublicTaskView, t: Translate): string {
  if (assignees.length === 0) return `${t('card.askedOf')}: ${t('card.nobody')}`;
  const name = (one: PublicAssignee) => (isMentioned(one, state) ? mentionText(one.name) : shortName(one.name));
  const shown = assignees.slice(0, NAMES).map((one) => `${name(one)} (${t(`capacity.${one.capacity}`)})`);
  const more = assignees.length - shown.length;
  return `${t('card.askedOf')}: ${shown.join(', ')}${more > 0 ? ` ${t('card.andMore', { count: more })}` : ''}`;
}

/** Only those who have to act are called on, and only while it is their turn. */
function isMentioned(one: PublicAssignee, state: TaskState): one is PublicAssignee & { teamsUserId: string } {
  return state === 'open' && one.teamsUserId !== null;
}

function mentionText(name: string): string {
  return `<at>${shortName(name)}</at>`;
}

function shortName(name: string): string {
  return cut(plainName(name), 80);
}

function mentions({ assignees, state }: PublicTaskView): Pick<AdaptiveCard, 'msteams'> {
  const entities = assignees
    .slice(0, NAMES)
    .filter((one) => isMentioned(one, state))
    .map(({ teamsUserId: id, name }): Mention => ({
      type: 'mention',
      text: mentionText(name),
      mentioned: { id, name: shortName(name) },
    }));
  return entities.length > 0 ? { msteams: { entities } } : {};
}

function refresh(view: PublicTaskView, t: Translate): Pick<AdaptiveCard, 'refresh'> {
  const userIds = view.assignees.flatMap((one) => one.teamsUserId ?? []).slice(0, REFRESH_LIMIT);
  if (isClosed(view.state) || userIds.length === 0) return {};
  return { refresh: { action: press(VERBS.show, t('card.openInTab'), { taskId: view.taskId }), userIds } };
}
