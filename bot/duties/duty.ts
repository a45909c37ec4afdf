import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../domain/clock.ts';
import type { Language, Person } from '../domain/person.ts';
import type { TaskKind, TaskState } from '../domain/task.ts';
import { standsAs, type Standing, type TaskFile, type TaskSubject } from '../domain/taskFile.ts';
import type { Database, Transaction } from '../store/connect.ts';
import type { Jobs } from '../store/jobs.ts';
import type { Translate } from '../texts/translate.ts';

/** What every duty needs of the house. */
export interface House {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Who acts, and under which id the act is found again in logs and audit. */
export interface Actor {
  readonly person: Person;
  readonly correlationId: string;
}

/** One thing to fill in before an action. Shown alike on the card and in the tab, checked on the server. */
export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'multiline' | 'pastDate' | 'department';
  readonly required: boolean;
  readonly maxLength: number;
  readonly label: (t: Translate) => string;
}

/** What was filled in, checked: every required field has a text; a field left empty is null. */
export type Input = Readonly<Record<string, string | null>>;

export interface ActionContext {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

/** What an action does to the task; the duty itself has written its own tables when it returns this. */
export interface TaskChange {
  readonly state: TaskState;
  /** When set, the task is asked anew of those who stand behind this department. */
  readonly departmentId?: string;
  /** When set, the task goes to the International Office, to be placed right. */
  readonly handToInternationalOffice?: true;
  /** When set, the time to answer begins anew. */
  readonly restartsService?: true;
}

export interface DutyAction<Subject> {
  readonly verb: string;
  readonly by: Exclude<Standing, 'none'>;
  readonly states: readonly TaskState[];
  readonly style: 'positive' | 'destructive' | 'default';
  readonly label: (t: Translate) => string;
  readonly fields: readonly Field[];
  /** Narrows further than `by` and `states`, where a duty must. */
  readonly when?: (file: TaskFile, subject: Subject) => boolean;
  apply(context: ActionContext, file: TaskFile, subject: Subject, input: Input): Promise<TaskChange>;
}

/** Whether a person may do this now: one rule for what is shown and for what is done. */
export function isOffered(action: DutyAction<TaskSubject>, file: TaskFile, personId: string): boolean {
  return (
    standsAs(file, personId, action.by) &&
    action.states.includes(file.task.state) &&
    (action.when?.(file, file.subject) ?? true)
  );
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Set for what the task ended with, the verdict first; a closed card begins with it. */
  readonly result?: 'positive' | 'negative';
}

/** A line of what has been said and done, as people read it. */
export interface DialogueEntry {
  readonly heading: string;
  readonly text: string | null;
  readonly at: Temporal.Instant;
}

/**
 * One duty of a contact person: what its task shows and how it ends. How it starts is a function
 * of its own in the duty's file, since each starts from something else.
 */
export interface Duty<Subject extends TaskSubject = TaskSubject> {
  readonly kind: TaskKind;
  /** Urgent cards go out at once, to the channel as well, and before everything else. */
  readonly urgent: boolean;
  readonly title: (subject: Subject, t: Translate) => string;
  readonly facts: (subject: Subject, language: Language, now: Temporal.Instant) => Fact[];
  readonly dialogue: (subject: Subject, t: Translate) => DialogueEntry[];
  readonly actions: readonly DutyAction<Subject>[];
}
