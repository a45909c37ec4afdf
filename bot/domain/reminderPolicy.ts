import { Temporal } from 'temporal-polyfill';
import type { LadderStep, Settings } from './settings.ts';
import { isClosed, type AssigneeCapacity, type Task } from './task.ts';
import { addWorkingMinutes, toWorkingTime, type WorkingHours } from './workingTime.ts';

export type ReminderAudience = LadderStep['audience'][number];

/** One step of a task's ladder with its moment. */
export interface PlannedReminder {
  /** Unique for a task over its life: a task that is opened anew climbs its ladder anew. */
  readonly step: string;
  readonly at: Temporal.Instant;
  readonly audience: readonly ReminderAudience[];
  readonly inChannel: boolean;
}

export interface ReminderSubject extends Pick<Task, 'kind' | 'state' | 'dueAt' | 'version'> {
  /** When the present phase began: creation, or the moment the task changed hands. */
  readonly phaseBeganAt: Temporal.Instant;
}

export function workingHours(settings: Settings): WorkingHours {
  return {
    start: Temporal.PlainTime.from(settings.workingHours.start),
    end: Temporal.PlainTime.from(settings.workingHours.end),
  };
}

/** The steps that a task climbs: those of its kind, or, while it waits for the one who asked, theirs. */
export function ladderOf({ kind, state }: Pick<Task, 'kind' | 'state'>, settings: Settings): readonly LadderStep[] {
  return state === 'awaitingRequester' ? settings.requesterLadder : (settings.ladders[kind] ?? settings.standardLadder);
}

/**
 * The people of a reminder's audience who stand to the task; when its own contact persons are none,
 * whoever is asked in their place. Where none of those named listens, all who are asked are reminded.
 *
 * @param optedOut whoever wants no reminder of this task, since it is not urgent
 */
export function recipientsOf(
  { assignees, requesterId }: { readonly assignees: readonly Asked[]; readonly requesterId: string | null },
  audience: readonly ReminderAudience[],
  optedOut: ReadonlySet<string> = new Set(),
): string[] {
  const capacities = new Set<AssigneeCapacity>(audience.filter((one) => one !== 'requester'));
  const named = assignees.filter((assignee) => capacities.has(assignee.capacity));
  const listens = named.some(({ personId }) => !optedOut.has(personId));
  const asked = listens || capacities.size === 0 ? named : assignees;
  const requester = audience.includes('requester') && requesterId ? [requesterId] : [];
  return [...new Set([...requester, ...asked.map((assignee) => assignee.personId)])];
}

/** Somebody who is asked, and why. */
export interface Asked {
  readonly personId: string;
  readonly capacity: AssigneeCapacity;
}

/**
 * When a task asks for attention, and whose: every step of its ladder that lies after the phase
 * began, each within working hours of a Swedish working day, in order. A closed task has none.
 *
 * Steps before the phase began are left out: the first card has just been sent, and a reminder of
 * it would be noise.
 */
export function reminderPlan(subject: ReminderSubject, settings: Settings): PlannedReminder[] {
  if (isClosed(subject.state)) return [];
  const hours = workingHours(settings);
  const anchor = subject.state === 'awaitingRequester' ? subject.phaseBeganAt : subject.dueAt;
  return ladderOf(subject, settings)
    .map((step) => ({
      step: `${subject.version}:${step.key}`,
      at: addWorkingMinutes(anchor, step.workingMinutes, hours),
      audience: step.audience,
      inChannel: step.inChannel,
    }))
    .filter((reminder) => Temporal.Instant.compare(reminder.at, subject.phaseBeganAt) > 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

export interface DueReminders {
  /** What is sent now: at most one, the latest step, to everyone that the missed steps would have asked. */
  readonly fire: PlannedReminder | null;
  /** Earlier steps that were missed, for example while the machine was off: recorded, not sent. */
  readonly superseded: readonly PlannedReminder[];
  /** When the task must be looked at again. */
  readonly next: Temporal.Instant | null;
}

/** Divides a plan at a moment. Outside working hours nothing fires; what is due waits for the opening. */
export function dueReminders(
  plan: readonly PlannedReminder[],
  claimed: ReadonlySet<string>,
  now: Temporal.Instant,
  hours: WorkingHours,
): DueReminders {
  const open = plan.filter((reminder) => !claimed.has(reminder.step));
  const due = open.filter((reminder) => Temporal.Instant.compare(reminder.at, now) <= 0);
  const opening = toWorkingTime(now, hours);
  if (due.length > 0 && !opening.equals(now)) return { fire: null, superseded: [], next: opening };
  const last = due.at(-1) ?? null;
  return {
    fire: last && {
      ...last,
      audience: [...new Set(due.flatMap((reminder) => reminder.audience))],
      inChannel: due.some((reminder) => reminder.inChannel),
    },
    superseded: due.slice(0, -1),
    next: open[due.length]?.at ?? null,
  };
}
