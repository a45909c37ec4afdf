import { Temporal } from 'temporal-polyfill';
import { dayOf, mostPerDay, whenFor } from './calm.ts';
import { NO_PREFERENCE, wants, type Preference } from './preference.ts';
import { ladderOf, recipientsOf, reminderPlan, type Asked, type ReminderSubject } from './reminderPolicy.ts';
import { settingsFor, type Settings } from './settings.ts';
import { isSnoozed } from './snooze.ts';
import type { AssigneeCapacity } from './task.ts';

/** Why something will be said. `workingMinutes` are those of the step, from the moment when the task is due. */
export type Why =
  | { readonly kind: 'step'; readonly key: string; readonly workingMinutes: number }
  | { readonly kind: 'newTask' | 'asWished' | 'answer' };

/** One thing to be said to one person, before calm gathers what can wait. */
export interface Expected {
  readonly taskId: string;
  readonly personId: string;
  readonly plannedAt: Temporal.Instant;
  readonly urgent: boolean;
  readonly why: Why;
}

/** One message as the person will get it. */
export interface ExpectedMessage {
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly urgent: boolean;
  /** Each task once, with the latest reason. */
  readonly about: readonly { readonly taskId: string; readonly why: Why }[];
}

export interface ForecastTask extends ReminderSubject {
  readonly id: string;
  readonly departmentId: string;
  readonly urgent: boolean;
  readonly requesterId: string | null;
  readonly assignees: readonly Asked[];
}

export interface Horizon {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * The reminders that are still to come of a task that nobody acts on: by the very policy that will
 * send them, each to those who will then be asked.
 *
 * @param ladder who is asked as well when a step names their capacity: the department's deputies and heads, the International Office
 * @param snoozed until when a person wants to hear nothing of this task, by the person
 * @param optedOut whoever wants only what is urgent
 */
export function remindersAhead(
  task: ForecastTask,
  ladder: readonly Asked[],
  snoozed: ReadonlyMap<string, Temporal.Instant>,
  settings: Settings,
  { from, until }: Horizon,
  optedOut: ReadonlySet<string> = new Set(),
): Expected[] {
  const own = settingsFor(settings, task.departmentId);
  const steps = new Map(ladderOf(task, own).map((step) => [`${task.version}:${step.key}`, step]));
  let { assignees } = task;
  return reminderPlan(task, own).flatMap(({ step, at, audience }): Expected[] => {
    const named = steps.get(step);
    if (!named || !isAhead(at, from, until)) return [];
    assignees = widened(assignees, ladder, new Set(audience.filter((one) => one !== 'requester')));
    const why = { kind: 'step', key: named.key, workingMinutes: named.workingMinutes } as const;
    return recipientsOf({ ...task, assignees }, audience, task.urgent ? new Set() : optedOut)
      .filter((personId) => !isStill(snoozed.get(personId), task.dueAt, at))
      .map((personId) => ({ taskId: task.id, personId, plannedAt: at, urgent: task.urgent, why }));
  });
}

function widened(assignees: readonly Asked[], ladder: readonly Asked[], capacities: ReadonlySet<AssigneeCapacity>): readonly Asked[] {
  const known = new Set(assignees.map(({ personId }) => personId));
  return [...assignees, ...ladder.filter(({ personId, capacity }) => capacities.has(capacity) && !known.has(personId))];
}

function isStill(until: Temporal.Instant | undefined, dueAt: Temporal.Instant, at: Temporal.Instant): boolean {
  return until !== undefined && isSnoozed(until, dueAt, at);
}

function isAhead(at: Temporal.Instant, from: Temporal.Instant, until: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, until) <= 0;
}

/** What each person will get, in order: what can wait is put off and gathered as when it is sent. */
export function messagesAhead(
  expected: readonly Expected[],
  preferences: ReadonlyMap<string, Preference>,
  settings: Settings,
  { until }: Horizon,
): ExpectedMessage[] {
  const inOrder = [...expected].sort((a, b) => Temporal.Instant.compare(a.plannedAt, b.plannedAt));
  const messages = [...byPerson(inOrder)].flatMap(([personId, own]) => {
    const preference = preferences.get(personId) ?? NO_PREFERENCE;
    return gathered(wantedOf(own, preference), preference, settings);
  });
  return messages
    .filter(({ at }) => Temporal.Instant.compare(at, until) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.personId < b.personId ? -1 : 1));
}

function wantedOf(own: readonly Expected[], preference: Preference): Expected[] {
  return own.filter(({ urgent, why }) => wants(preference, { urgent, isAskedFor: why.kind === 'answer' || why.kind === 'asWished' }));
}

function byPerson(expected: readonly Expected[]): Map<string, Expected[]> {
  const people = new Map<string, Expected[]>();
  for (const one of expected) people.set(one.personId, [...(people.get(one.personId) ?? []), one]);
  return people;
}

/** All of one person's, in the order in which it was planned. */
function gathered(own: readonly Expected[], preference: Preference, settings: Settings): ExpectedMessage[] {
  const urgent = own.filter((one) => one.urgent).map((one) => ({ ...messageOf(one), at: one.plannedAt }));
  const calm = new Map<string, ExpectedMessage>();
  const perDay = new Map<string, number>();
  const most = mostPerDay(preference, settings);
  for (const one of own) {
    if (one.urgent) continue;
    const free = whenFor(preference, false, one.plannedAt, settings, 0);
    const isFull = !calm.has(free.toString()) && (perDay.get(dayOf(free).toString()) ?? 0) >= most;
    const at = isFull ? whenFor(preference, false, free, settings, most) : free;
    const before = calm.get(at.toString());
    if (before) {
      calm.set(at.toString(), { ...before, about: [...before.about.filter(({ taskId }) => taskId !== one.taskId), ...messageOf(one).about] });
      continue;
    }
    calm.set(at.toString(), { ...messageOf(one), at });
    const day = dayOf(at).toString();
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  return [...urgent, ...calm.values()];
}

function messageOf({ personId, urgent, taskId, why }: Expected): Omit<ExpectedMessage, 'at'> {
  return { personId, urgent, about: [{ taskId, why }] };
}
