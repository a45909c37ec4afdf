import type { Language } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import { translate, type Translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { box, card, openUrl, text, type AdaptiveCard, type CardAction, type CardElement, type Tone } from './elements.ts';
import { facts, type Fact } from './facts.ts';
import { actionButton, refusedForm, type FormPlace } from './forms.ts';
import { fitting, type CardRoom } from './size.ts';
import type { ActionForm, RefusedForm, ResponsibleTaskView } from './view.ts';
import { paragraphs, words } from './words.ts';

export interface TaskCardOptions {
  readonly language: Language;
  /** Where the tab shows this task. */
  readonly tabUrl: string;
  /** A line above everything: that it is a reminder, or why a click changed nothing. */
  readonly notice?: { readonly text: string; readonly tone: 'warning' | 'accent' };
  readonly refused?: RefusedForm;
  /** To be reminded later; null when the task cannot wait, or is not this person's. */
  readonly later?: ActionForm | null;
}

const NAMES = 6;
/** Teams shows no more of them in a row. */
const MOST_BUTTONS = 6;
const BOLD = { weight: 'bolder' } as const;

/**
 * The card of a task for somebody who stands to it: everything they may know, and what they may do.
 * Read from above it says what is asked, by when, and why of this person; then what is known.
 */
export function taskCard(view: ResponsibleTaskView, options: TaskCardOptions): AdaptiveCard {
  return fitting((room) => taskCardWithin(view, options, room));
}

function taskCardWithin(view: ResponsibleTaskView, options: TaskCardOptions, room: CardRoom): AdaptiveCard {
  const t = translate(options.language);
  const { refused, notice, tabUrl } = options;
  const later = options.later ?? null;
  const reminder = notice?.tone === 'warning' ? notice.text : null;
  const form = refused && [...view.actions, ...(later ? [later] : [])].find((one) => one.verb === refused.verb);
  const place: FormPlace = { taskId: view.taskId, version: view.version, tabUrl, room, t };
  return card(
    options.language,
    spoken(view, t),
    [
      ...(notice && !reminder ? [box('accent', [words(notice.text, BOLD)])] : []),
      words(view.kindText, { isSubtle: true, size: 'small' }),
      words(view.title, { ...BOLD, style: 'heading', size: 'medium', spacing: 'none' }, room.line),
      isClosed(view.state) ? outcome(view, room, t) : due(view, reminder, t),
      ...(view.whyYou ? [words(view.whyYou, { isSubtle: true, spacing: 'small' }, room.line)] : []),
      ...facts(known(view, t), room, t),
      ...askedOf(view, t),
      ...dialogue(view, room, t),
      ...(form && refused ? [refusedForm(form, refused, place)] : []),
    ],
    form ? {} : { actions: buttons(view, later, place) },
  );
}

/** As public as the post in the channel, since it is shown on locked screens. */
function spoken(view: ResponsibleTaskView, t: Translate): string {
  const said = { kind: view.kindText, department: view.departmentText, due: view.dueText, state: view.stateText };
  return isClosed(view.state) ? t('card.summary.closed', said) : t('card.summary.task', said);
}

/** Loud when it is this person's turn, calm when it is somebody else's. */
function due(view: ResponsibleTaskView, reminder: string | null, t: Translate): CardElement {
  const when = { when: view.dueText };
  const asked = view.overdue ? t('card.overdueSince', when) : t(`duty.${view.kind}.due`, when);
  const line = view.state === 'awaitingRequester' ? t('card.timeStandsStill') : asked;
  if (!isTheirTurn(view)) return box('emphasis', [words(view.stateText, BOLD), text(line, { spacing: 'none' })]);
  if (!view.overdue && reminder === null) return text(line, { ...BOLD, spacing: 'small' });
  return box(view.overdue ? 'attention' : 'warning', [
    ...(reminder === null ? [] : [words(reminder)]),
    text(line, { ...BOLD, spacing: 'none' }),
  ]);
}

/** Only those who are asked have a reason why; in the other state only the one who asked can do something. */
function isTheirTurn({ state, whyYou, actions }: ResponsibleTaskView): boolean {
  return state === 'open' ? whyYou !== null : actions.length > 0;
}

/** How a closed task ended: the first thing that one looks for when it has been answered. */
function outcome(view: ResponsibleTaskView, room: CardRoom, t: Translate): CardElement {
  const [verdict, ...rest] = view.facts.filter((fact) => fact.result);
  if (!verdict) {
    return box(view.state === 'done' ? 'good' : 'emphasis', [words(view.stateText, BOLD)]);
  }
  const tone: Tone = verdict.result === 'negative' ? 'warning' : 'good';
  return box(tone, [
    text(verdict.label, { isSubtle: true, size: 'small' }),
    words(verdict.value, { ...BOLD, size: 'large', spacing: 'none' }, room.line),
    ...facts(rest, room, t),
  ]);
}

/** Why somebody is asked tells them the department already. */
function known(view: ResponsibleTaskView, t: Translate): Fact[] {
  const about = view.facts.filter((fact) => !fact.result);
  return view.whyYou === null ? [...about, { label: t('card.department'), value: view.departmentText }] : about;
}

/** Who else is asked; the only one knows it already. */
function askedOf({ askedOf: all, whyYou, state }: ResponsibleTaskView, t: Translate): CardElement[] {
  if (isClosed(state) || (whyYou !== null && all.length === 1)) return [];
  const shown = all.slice(0, NAMES).map((name) => cut(name, 80)).join(', ') || t('card.nobody');
  const more = all.length > NAMES ? ` ${t('card.andMore', { count: all.length - NAMES })}` : '';
  return [words(`${t('card.askedOf')}: ${shown}${more}`)];
}

/** The latest lines, since they are what has to be answered. */
function dialogue(view: ResponsibleTaskView, room: CardRoom, t: Translate): CardElement[] {
  const lines = view.dialogue.slice(-room.dialogue);
  const earlier = view.dialogue.length - lines.length;
  return [
    ...(earlier > 0 ? [text(t('card.earlier', { count: earlier }), { isSubtle: true, size: 'small' })] : []),
    ...lines.map((line): CardElement => {
      const said = line.text === null ? [] : paragraphs(line.text, room, t('card.continues'), { spacing: 'none' });
      const heading = words(`${line.heading}, ${line.whenText}`, { isSubtle: true, size: 'small' }, room.line);
      return { type: 'Container', separator: true, items: [heading, ...said] };
    }),
  ];
}

function buttons({ actions, passages, links }: ResponsibleTaskView, later: ActionForm | null, place: FormPlace): CardAction[] {
  const work = [
    ...actions.map((form) => actionButton(form, place)),
    ...links.map(({ title, url }) => openUrl(title, url)),
    ...passages.map((passage) => readyText(passage, place)),
  ];
  const toTab = openUrl(place.t('card.openInTab'), place.tabUrl);
  // What the task itself needs comes first; to rest from it is always possible in the tab.
  const rest = later && work.length + 2 <= MOST_BUTTONS ? [actionButton(later, place)] : [];
  return [...work, ...rest, toTab];
}

/** A text to copy: folded up, since it is longer than what it is about. */
function readyText({ title, text: ready }: ResponsibleTaskView['passages'][number], { room, t }: FormPlace): CardAction {
  const body = paragraphs(ready, room, t('card.continues'), {});
  return { type: 'Action.ShowCard', title, card: { type: 'AdaptiveCard', body, actions: [] } };
}
