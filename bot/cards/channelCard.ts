import { Temporal } from 'temporal-polyfill';
import { departmentName, type Language } from '../domain/person.ts';
import { isClosed, type PublicAssignee, type PublicTaskView } from '../domain/task.ts';
import { momentText, translate, type Translate } from '../texts/translate.ts';
import { card, execute, plain, text, type AdaptiveCard, type CardElement, type Mention } from './elements.ts';
import { VERBS } from './verbs.ts';

export interface ChannelCardOptions {
  readonly language: Language;
  readonly now: Temporal.Instant;
  readonly tabUrl: string;
}

/** Teams refuses more. */
const REFRESH_LIMIT = 60;

/**
 * The card of a task in a channel, where everybody reads: case reference, kind, department, due
 * moment, state and whom it is asked of. It takes the public view only, so there is nothing else
 * that it could show. Those who are asked get their own view in its place through `refresh`.
 */
export function channelCard(view: PublicTaskView, options: ChannelCardOptions): AdaptiveCard {
  const t = translate(options.language);
  const open = !isClosed(view.state);
  const overdue = open && Temporal.Instant.compare(view.dueAt, options.now) < 0;
  const due = momentText(view.dueAt, options.language, options.now);
  return card(
    options.language,
    [
      text(t(`kind.${view.kind}`), { weight: 'bolder', size: 'medium', style: 'heading' }),
      ...(overdue ? [text(t('card.overdueSince', { when: due }), { color: 'attention', weight: 'bolder' })] : []),
      {
        type: 'FactSet',
        facts: [
          ...(view.reference ? [{ title: t('card.caseReference'), value: plain(view.reference) }] : []),
          { title: t('card.department'), value: plain(departmentName(view.department, options.language)) },
          { title: t('card.due'), value: due },
          { title: t('card.state'), value: t(`state.${view.state}`) },
          ...(open ? [{ title: t('card.askedOf'), value: askedOf(view.assignees, t) }] : []),
        ],
      },
      text(t('card.detailsForResponsible'), { isSubtle: true, size: 'small' }),
    ],
    { ...interaction(view, t, options.tabUrl), ...mentions(view) },
  );
}

/** The reply in the thread of the card above, when time runs out or has run out. */
export function threadReminderCard(view: PublicTaskView, options: ChannelCardOptions): AdaptiveCard {
  const t = translate(options.language);
  const late = Temporal.Instant.compare(view.dueAt, options.now) <= 0;
  const words = {
    kind: t(`kind.${view.kind}`),
    due: momentText(view.dueAt, options.language, options.now),
  };
  const body: CardElement[] = [
    text(late ? t('card.threadReminderLate', words) : t('card.threadReminder', words)),
    text(askedOf(view.assignees, t), { spacing: 'small' }),
  ];
  return card(options.language, body, mentions(view));
}

/** One line for notifications and screen readers; as public as the card itself. */
export function publicSummary(view: PublicTaskView, options: ChannelCardOptions, purpose: 'task' | 'reminder'): string {
  const t = translate(options.language);
  const words = {
    kind: t(`kind.${view.kind}`),
    department: departmentName(view.department, options.language),
    due: momentText(view.dueAt, options.language, options.now),
    state: t(`state.${view.state}`),
  };
  return isClosed(view.state) ? t('card.summary.closed', words) : t(`card.summary.${purpose}`, words);
}

function askedOf(assignees: readonly PublicAssignee[], t: Translate): string {
  if (assignees.length === 0) return t('card.nobody');
  return assignees.map((one) => `${nameOrMention(one)} (${t(`capacity.${one.capacity}`)})`).join(', ');
}

function nameOrMention(one: PublicAssignee): string {
  return one.teamsUserId ? mentionText(one.name) : plain(one.name);
}

function mentionText(name: string): string {
  return `<at>${plain(name)}</at>`;
}

/** Only those who have to act are mentioned; a closed task mentions nobody. */
function mentions(view: PublicTaskView): { msteams?: { entities: Mention[] } } {
  if (isClosed(view.state)) return {};
  const entities = view.assignees.flatMap(({ teamsUserId: id, name }): Mention[] =>
    id ? [{ type: 'mention', text: mentionText(name), mentioned: { id, name } }] : [],
  );
  return entities.length > 0 ? { msteams: { entities } } : {};
}

function interaction(view: PublicTaskView, t: Translate, tabUrl: string): Partial<Pick<AdaptiveCard, 'refresh' | 'actions'>> {
  const actions = [{ type: 'Action.OpenUrl', title: t('card.openInTab'), url: tabUrl } as const];
  const userIds = view.assignees.flatMap((one) => one.teamsUserId ?? []).slice(0, REFRESH_LIMIT);
  if (isClosed(view.state) || userIds.length === 0) return { actions };
  return { actions, refresh: { action: execute(VERBS.show, t('card.openInTab'), { taskId: view.taskId }), userIds } };
}
