import type { Language, Person, Role } from '../domain/person.ts';
import { isClosed, type TaskKind, type TaskState } from '../domain/task.ts';
import { translate, type Translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { card, openUrl, press, text, type AdaptiveCard, type CardAction, type CardElement, type Column } from './elements.ts';
import { VERBS } from './verbs.ts';
import { plainName, singleLine, words } from './words.ts';

/** One task as a line of a list; may name a student, so lists are for personal chats. */
export interface TaskLine {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly title: string;
  readonly dueText: string;
  readonly overdue: boolean;
  readonly state: TaskState;
  readonly stateText: string;
}

/** More lines are cut to a sentence that leads to the tab: a card must stay short and under its size limit. */
const LINES = 8;

const LINE = 200;

interface ListOptions {
  readonly language: Language;
  readonly tabUrl: string;
}

interface HelloOptions extends ListOptions {
  readonly settingsUrl: string;
}

/** Several tasks in one message, so that nobody gets a row of messages. The order is the caller's. */
export function taskListCard(lines: readonly TaskLine[], { language, tabUrl }: ListOptions): AdaptiveCard {
  const t = translate(language);
  return card(language, t('card.tasks.title'), [heading(t('card.tasks.title')), ...taskLines(lines, t)], {
    actions: [openUrl(t('card.openInTab'), tabUrl)],
  });
}

function taskLines(lines: readonly TaskLine[], t: Translate): CardElement[] {
  if (lines.length === 0) return [text(t('card.tasks.none'))];
  return [...lines.slice(0, LINES).map((line) => taskLine(line, t)), ...rest(lines.length, 'card.tasks.more', t)];
}

function taskLine(line: TaskLine, t: Translate): CardElement {
  const title = words(line.title, { weight: 'bolder' }, LINE);
  return {
    type: 'ColumnSet',
    separator: true,
    ...(line.overdue ? { style: 'attention' as const } : {}),
    columns: [
      { type: 'Column', width: 'stretch', items: [title, dueOrState(line, t)] },
      ...(isClosed(line.state) ? [] : [openColumn(line, t)]),
    ],
  };
}

function dueOrState(line: TaskLine, t: Translate): CardElement {
  const when = { when: line.dueText };
  if (line.overdue) return text(t('card.overdueSince', when), { spacing: 'none' });
  if (line.state === 'awaitingRequester') return text(t('card.timeStandsStill'), { isSubtle: true, spacing: 'none' });
  return text(isClosed(line.state) ? line.stateText : t(`duty.${line.kind}.due`, when), { isSubtle: true, spacing: 'none' });
}

/** The tooltip tells apart what is otherwise a row of equal buttons. */
function openColumn(line: TaskLine, t: Translate): Column {
  const button = press(VERBS.open, t('card.tasks.show'), { taskId: line.taskId });
  return {
    type: 'Column',
    width: 'auto',
    verticalContentAlignment: 'center',
    items: [{ type: 'ActionSet', actions: [{ ...button, tooltip: cut(singleLine(line.title), 80) }] }],
  };
}

export interface AgreementLine {
  readonly partnerName: string;
  readonly iiaCode: string;
  readonly lastAcademicYear: string;
  /** The coming nomination term, when the agreement does not cover it. */
  readonly notCovering: string | null;
}

export function agreementListCard(lines: readonly AgreementLine[], { language, tabUrl }: ListOptions): AdaptiveCard {
  const t = translate(language);
  const body: CardElement[] = lines.length === 0 ? [text(t('card.agreements.none'))] : [
    ...lines.slice(0, LINES).map((line) => agreementLine(line, t)),
    ...rest(lines.length, 'card.agreements.more', t),
  ];
  return card(language, t('card.agreements.title'), [heading(t('card.agreements.title')), ...body], {
    actions: [openUrl(t('card.openInTab'), tabUrl)],
  });
}

function agreementLine(line: AgreementLine, t: Translate): CardElement {
  const expires = t('card.agreements.expiresWith', { year: line.lastAcademicYear });
  const warning = line.notCovering && t('card.agreements.notCovering', { term: line.notCovering });
  return {
    type: 'Container',
    separator: true,
    ...(warning ? { style: 'warning' as const } : {}),
    items: [
      words(`${line.partnerName} (${line.iiaCode})`, { weight: 'bolder' }, LINE),
      words(warning ? `${expires}, ${warning}` : expires, { isSubtle: !warning, spacing: 'none' }, LINE),
    ],
  };
}

function rest(count: number, key: 'card.tasks.more' | 'card.agreements.more', t: Translate): CardElement[] {
  return count > LINES ? [text(t(key, { count: count - LINES }), { isSubtle: true })] : [];
}

/** Said once to each person: what the bot is for, what it will not do, and what waits right now. */
export function welcomeCard({ name, roles }: Pick<Person, 'name' | 'roles'>, lines: readonly TaskLine[], { language, tabUrl, settingsUrl }: HelloOptions): AdaptiveCard {
  const t = translate(language);
  const waiting = t('card.welcome.openTasks', { count: lines.length });
  return card(
    language,
    waiting,
    [
      words(t('card.welcome.title', { name }), HEADING, LINE),
      text(t(`card.welcome.does.${partOf(roles)}`)),
      text(t('card.welcome.doesNot')),
      text(waiting, { weight: 'bolder' }),
      ...(lines.length > 0 ? taskLines(lines, t) : []),
    ],
    { actions: [...commandButtons(t), openUrl(t('talk.openSettings'), settingsUrl), openUrl(t('card.openInTab'), tabUrl)] },
  );
}

/** What somebody mostly uses the bot for. Deputies and heads, who have no role of their own, stand in for a contact person. */
function partOf(roles: readonly Role[]): 'contactPerson' | 'admissions' | 'office' | 'forumMember' {
  if (roles.includes('admissions')) return 'admissions';
  if (roles.includes('internationalOffice') || roles.includes('admin')) return 'office';
  return roles.includes('forumMember') && !roles.includes('ikp') ? 'forumMember' : 'contactPerson';
}

/** For somebody who is not in the directory. */
export function strangerCard(language: Language): AdaptiveCard {
  return sentenceCard(language, translate(language)('card.welcome.unknown'));
}

/** The first post in a team. Whoever added the app is called on, so that they see that it works. */
export function teamWelcomeCard(language: Language, addedBy: { readonly id: string; readonly name: string } | null = null): AdaptiveCard {
  const t = translate(language);
  const title = t('card.welcomeTeam.title');
  const name = addedBy && cut(plainName(addedBy.name), 80);
  const thanks = name === null ? [] : [text(t('talk.addedBy', { who: `<at>${name}</at>` }))];
  const mention = addedBy && name !== null ? { msteams: { entities: [{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: addedBy.id, name } } as const] } } : {};
  return card(language, title, [heading(title), text(t('card.welcomeTeam.text')), ...thanks], mention);
}

export function helpCard(
  { language, tabUrl, settingsUrl, understood }: HelloOptions & { readonly understood: boolean },
): AdaptiveCard {
  const t = translate(language);
  const title = understood ? t('chat.helpTitle') : t('chat.notUnderstood');
  return card(language, title, [heading(title), text(t('chat.help'))], {
    actions: [...commandButtons(t), openUrl(t('talk.openSettings'), settingsUrl), openUrl(t('card.openInTab'), tabUrl)],
  });
}

/** What the bot answers where everybody reads, and the way to the chat where it answers the rest. */
export function publicHelpCard(language: Language, privateUrl: string): AdaptiveCard {
  const t = translate(language);
  const title = t('chat.helpTitle');
  return card(language, title, [heading(title), text(t('talk.helpPublic'))], { actions: [openUrl(t('talk.goPrivate'), privateUrl)] });
}

/** Said where everybody reads, to whoever asks for what is their own. */
export function personalOnlyCard(language: Language, privateUrl: string): AdaptiveCard {
  const t = translate(language);
  const sentence = t('chat.personalOnly');
  return card(language, sentence, [text(sentence)], { actions: [openUrl(t('talk.goPrivate'), privateUrl)] });
}

/** A sentence with one way on. */
export function wayCard(language: Language, sentence: string, way: { readonly title: string; readonly url: string }): AdaptiveCard {
  return card(language, sentence, [words(sentence)], { actions: [openUrl(way.title, way.url)] });
}

/** One sentence from the bot. */
export function sentenceCard(language: Language, sentence: string): AdaptiveCard {
  return card(language, sentence, [words(sentence)]);
}

const HEADING = { style: 'heading', size: 'medium', weight: 'bolder' } as const;

function heading(title: string): CardElement {
  return text(title, HEADING);
}

function commandButtons(t: Translate): CardAction[] {
  return [
    press(VERBS.tasks, t('chat.buttons.tasks'), {}),
    press(VERBS.agreements, t('chat.buttons.agreements'), {}),
    press(`${VERBS.choice}.meetings`, t('talk.buttons.meetings'), {}),
    press(VERBS.language, t('chat.buttons.language'), {}),
  ];
}
