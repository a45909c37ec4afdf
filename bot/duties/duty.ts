import type { Temporal } from 'temporal-polyfill';
import type { DutyVerb } from '../domain/auditAct.ts';
import type { Clock } from '../domain/clock.ts';
import type { Language, Person } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import type { TaskKind, TaskState } from '../domain/task.ts';
import { standsAs, type Standing, type TaskFile, type TaskSubject } from '../domain/taskFile.ts';
import type { Term } from '../domain/term.ts';
import type { Database, Executor, Transaction } from '../store/connect.ts';
import type { Jobs } from '../store/jobs.ts';
import type { NewAssignee } from '../store/taskFiles.ts';
import type { Translate } from '../texts/translate.ts';

/** What every duty needs of the house. */
export interface House {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** In which transaction, when and by whom something is done. */
export interface Work {
  readonly house: House;
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  /** A person's id, or the part of the product that acts. */
  readonly by: string;
  readonly correlationId: string | null;
}

/** Who acts, and under which id the act is found again in logs and audit. */
export interface Actor {
  readonly person: Person;
  readonly correlationId: string;
}

/**
 * One thing to fill in before an action. Shown alike on the card and in the tab, checked on the
 * server. pastDate: today or before. comingDate: today or later. number: whole, from 0.
 */
export interface Field<Subject = TaskSubject> {
  readonly name: string;
  readonly kind: 'text' | 'multiline' | 'email' | 'number' | 'pastDate' | 'comingDate' | 'department' | 'choice';
  readonly required: boolean;
  readonly maxLength: number;
  /** Set for a day by which the task waits in quiet: one far ahead would silence it, and is likelier a slip. */
  readonly withinYear?: true;
  readonly label: (t: Translate) => string;
  /** What a choice offers. */
  readonly choices?: (subject: Subject, t: Translate) => readonly Choice[];
  /** What stands in the field before anybody has written; left out, nothing. */
  readonly initial?: (subject: Subject) => string | null;
  /** The same for what is not known from the task alone, where `initial` gives nothing. */
  readonly proposed?: (db: Executor, file: TaskFile) => Promise<string | null>;
}

export interface Choice {
  readonly value: string;
  readonly title: string;
}

/** What was filled in, checked: every required field has a text; a field left empty is null. */
export type Input = Readonly<Record<string, string | null>>;

export interface ActionContext extends Work {
  readonly actor: Actor;
}

/** What an action does to the task; the duty itself has written its own tables when it returns this. */
export interface TaskChange {
  readonly state: TaskState;
  /** When set, the task is asked anew of those who stand behind this department. */
  readonly departmentId?: string;
  /** When set, the task goes to the International Office, to be placed right. */
  readonly handToInternationalOffice?: true;
  /** When set, the task is asked of these instead of those who had it. */
  readonly asked?: readonly NewAssignee[];
  /** When set, the time to answer begins anew. */
  readonly restartsService?: true;
  /** When set, the task is due then, and its reminders begin anew. */
  readonly dueAt?: Temporal.Instant;
}

export interface DutyAction<Subject> {
  readonly verb: DutyVerb;
  readonly by: Exclude<Standing, 'none'>;
  readonly states: readonly TaskState[];
  readonly style: 'positive' | 'destructive' | 'default';
  readonly label: (t: Translate) => string;
  readonly fields: readonly Field<Subject>[];
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

/** A ready text to pass on, to a partner or to students. */
export interface Passage {
  readonly title: string;
  readonly text: string;
}

/** Where the work is done: a page of another system, or an e-mail that is ready to send. */
export interface Link {
  readonly title: string;
  /** https: or mailto: */
  readonly url: string;
}

/** What a duty sees when it looks, each morning, whether something has come up. */
export interface Look extends Work {
  /** In Stockholm. */
  readonly today: Temporal.PlainDate;
  readonly settings: Settings;
  readonly terms: readonly Term[];
}

/** One duty of a contact person: how its task starts, what it shows and how it ends. */
export interface Duty<Subject = TaskSubject> {
  readonly kind: TaskKind;
  /** Urgent cards go out at once, to the channel as well, and before everything else. */
  readonly urgent: boolean;
  /** Concerns the person who is asked, or their office, and nobody else: reminders ask none of the department's others. */
  readonly staysWith?: 'person' | 'office';
  /** Why somebody is asked, where their capacity at the department does not say it. */
  readonly whyYou?: (subject: Subject, t: Translate) => string;
  /** Whether what happened last holds up the answer, so that the one who asked is told. */
  readonly isHeldUp?: (file: TaskFile) => boolean;
  readonly title: (subject: Subject, t: Translate) => string;
  readonly facts: (subject: Subject, language: Language, now: Temporal.Instant) => Fact[];
  readonly dialogue: (subject: Subject, t: Translate, language: Language) => DialogueEntry[];
  readonly passages?: (subject: Subject, language: Language) => Passage[];
  readonly links?: (subject: Subject, language: Language) => Link[];
  readonly actions: readonly DutyAction<Subject>[];
  /**
   * For what arises from the calendar or from data rather than from an act: starts what is not there
   * and ends what no longer holds. Run on each day, once more when what it looks at has changed, and
   * possibly not for weeks: it judges by days that have passed, not by the day that it is.
   */
  readonly comesUp?: (look: Look) => Promise<void>;
}
