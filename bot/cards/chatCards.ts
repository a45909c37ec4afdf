import type { Language } from '../domain/person.ts';
import type { TaskState } from '../domain/task.ts';
import { translate, type Translate } from '../texts/translate.ts';
import { card, execute, plain, text, type AdaptiveCard, type CardAction, type CardElement } from './elements.ts';
import { VERBS } from './verbs.ts';

/** One task as a line of a list; may name a student, so lists are for personal chats. */
export interface TaskLine {
  readonly taskId: string;
  readonly title: string;
  readonly kindText: string;
  readonly dueText: string;
  readonly overdue: boolean;
  readonly state: TaskState;
  readonly stateText: string;
}

/** More lines are cut to a sentence that leads to the tab: a card must stay short and under its size limit. */
const LINES = 8;

/** Several tasks in one message, so that nobody gets a row of messages. The order is the caller's. */
export function taskListCard(
  lines: readonly TaskLine[],
  options: { readonly language: Language; readonly tabUrl: string },
): AdaptiveCard {
  const t = translate(options.language);
  const title = text(t('card.tasks.title'), { weight: 'bolder', size: 'medium', style: 'heading' });
  return card(options.language, [title, ...taskLines(lines, t)], { actions: [openTab(options.tabUrl, t)] });
}

function taskLines(lines: readonly TaskLine[], t: Translate): CardElement[] {
  if (lines.length === 0) return [text(t('card.tasks.none'))];
  const rest = lines.length - LINES;
  return [
    ...lines.slice(0, LINES).map((line) => taskLine(line, t)),
    ...(rest > 0 ? [text(t('card.tasks.more', { count: rest }), { isSubtle: true })] : []),
  ];
}

function taskLine(line: TaskLine, t: Translate): CardElement {
  const closed = line.state === 'done' || line.state === 'cancelled';
  return {
    type: 'Container',
    separator: true,
    items: [
      text(plain(line.title), { weight: 'bolder' }),
      text(plain(closed ? line.stateText : `${line.kindText}, ${t('card.tasks.due', { when: line.dueText })}`), {
        spacing: 'none',
        ...(line.overdue ? { color: 'attention' as const } : { isSubtle: true }),
      }),
      ...(closed
        ? []
        : [
            {
              type: 'ActionSet' as const,
              spacing: 'small' as const,
              actions: [execute(VERBS.open, t('card.tasks.show'), { taskId: line.taskId })],
            },
          ]),
    ],
  };
}

export interface AgreementLine {
  readonly partnerName: string;
  readonly iiaCode: string;
  readonly lastAcademicYear: string;
  /** The coming nomination term, when the agreement does not cover it. */
  readonly notCovering: string | null;
}

export function agreementListCard(
  lines: readonly AgreementLine[],
  options: { readonly language: Language; readonly tabUrl: string },
): AdaptiveCard {
  const t = translate(options.language);
  const body: CardElement[] = [
    text(t('card.agreements.title'), { weight: 'bolder', size: 'medium', style: 'heading' }),
    ...lines.slice(0, LINES).map((line): CardElement => {
      const expires = t('card.agreements.expiresWith', { year: line.lastAcademicYear });
      const warning = line.notCovering ? t('card.agreements.notCovering', { term: line.notCovering }) : null;
      return {
        type: 'Container',
        separator: true,
        items: [
          text(plain(`${line.partnerName} (${line.iiaCode})`), { weight: 'bolder' }),
          text(plain(warning ? `${expires}, ${warning}` : expires), {
            spacing: 'none',
            ...(warning ? { color: 'attention' as const } : { isSubtle: true }),
          }),
        ],
      };
    }),
  ];
  if (lines.length === 0) body.push(text(t('card.agreements.none')));
  if (lines.length > LINES) {
    body.push(text(t('card.agreements.more', { count: lines.length - LINES }), { isSubtle: true }));
  }
  return card(options.language, body, { actions: [openTab(options.tabUrl, t)] });
}

/** Said once to each person: what the bot is for, what it will not do, and what waits right now. */
export function welcomeCard(
  name: string,
  lines: readonly TaskLine[],
  options: { readonly language: Language; readonly tabUrl: string },
): AdaptiveCard {
  const t = translate(options.language);
  return card(
    options.language,
    [
      text(t('card.welcome.title', { name: plain(name) }), { weight: 'bolder', size: 'medium', style: 'heading' }),
      text(t('card.welcome.does')),
      text(t('card.welcome.doesNot')),
      text(t('card.welcome.openTasks', { count: lines.length }), { weight: 'bolder' }),
      ...(lines.length > 0 ? taskLines(lines, t) : []),
    ],
    { actions: [...commandButtons(t), openTab(options.tabUrl, t)] },
  );
}

/** For somebody who is not in the directory. */
export function strangerCard(language: Language): AdaptiveCard {
  return card(language, [text(translate(language)('card.welcome.unknown'))]);
}

export function teamWelcomeCard(language: Language): AdaptiveCard {
  const t = translate(language);
  return card(language, [
    text(t('card.welcomeTeam.title'), { weight: 'bolder', size: 'medium', style: 'heading' }),
    text(t('card.welcomeTeam.text')),
  ]);
}

export function helpCard(
  options: { readonly language: Language; readonly tabUrl: string; readonly understood: boolean },
): AdaptiveCard {
  const t = translate(options.language);
  return card(
    options.language,
    [
      text(options.understood ? t('chat.helpTitle') : t('chat.notUnderstood'), { weight: 'bolder', style: 'heading' }),
      text(t('chat.help')),
    ],
    { actions: [...commandButtons(t), openTab(options.tabUrl, t)] },
  );
}

/** One sentence from the bot. */
export function sentenceCard(language: Language, sentence: string): AdaptiveCard {
  return card(language, [text(plain(sentence))]);
}

function commandButtons(t: Translate): CardAction[] {
  return [
    execute(VERBS.tasks, t('chat.buttons.tasks'), {}),
    execute(VERBS.agreements, t('chat.buttons.agreements'), {}),
    execute(VERBS.language, t('chat.buttons.language'), {}),
  ];
}

function openTab(url: string, t: Translate): CardAction {
  return { type: 'Action.OpenUrl', title: t('card.openInTab'), url };
}
