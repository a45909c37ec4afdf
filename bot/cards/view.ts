import type { Temporal } from 'temporal-polyfill';
import type { TaskKind, TaskState } from '../domain/task.ts';

/** What a list shows of a task. Its title may name a student. */
export interface TaskLine {
  readonly taskId: string;
  readonly version: number;
  readonly kind: TaskKind;
  readonly kindText: string;
  readonly title: string;
  readonly departmentText: string;
  readonly state: TaskState;
  readonly stateText: string;
  readonly dueAt: Temporal.Instant;
  readonly dueText: string;
  readonly overdue: boolean;
}

/**
 * What a responsible person sees of a task, in their language: the card and the tab show the same.
 * May hold student data; `audience` keeps it apart from PublicTaskView for the compiler.
 */
export interface ResponsibleTaskView extends TaskLine {
  readonly audience: 'responsible';
  /** Why this person is asked; null for the one who asked. */
  readonly whyYou: string | null;
  readonly askedOf: readonly string[];
  readonly facts: readonly {
    readonly label: string;
    readonly value: string;
    /** Set for what the task ended with, the verdict first: shown before everything else once it is closed. */
    readonly result?: 'positive' | 'negative';
  }[];
  readonly dialogue: readonly { readonly heading: string; readonly text: string | null; readonly whenText: string }[];
  /** Ready texts to pass on. */
  readonly passages: readonly { readonly title: string; readonly text: string }[];
  /** Where the work is done: another system's page, or an e-mail that is ready to send. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** What this person may do now; empty when it is somebody else's turn. */
  readonly actions: readonly ActionForm[];
}

export interface ActionForm {
  readonly verb: string;
  readonly label: string;
  readonly style: 'positive' | 'destructive' | 'default';
  readonly fields: readonly FieldForm[];
}

export interface FieldForm {
  readonly name: string;
  readonly kind: 'text' | 'multiline' | 'number' | 'date' | 'choice';
  readonly label: string;
  readonly required: boolean;
  readonly maxLength: number;
  /** What stands there before anybody has written. */
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly title: string }[];
}

/** What came back from the server: which form, what was typed, and what is wrong beside which field. */
export interface RefusedForm {
  readonly verb: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}
