import type { Temporal } from 'temporal-polyfill';
import type { EligibilityRequest } from './eligibility.ts';
import type { SignatureRequest } from './signatureRequest.ts';
import type { PublicAssignee, Task, TaskKind } from './task.ts';

/** The duties whose subjects have tables of their own, since imports and figures read those. */
type TabledKind = 'eligibility' | 'learningAgreementSignature';
export type KeptKind = Exclude<TaskKind, TabledKind>;

/** What a task of any other duty is about, as it is kept with the task; its duty alone knows the shape. */
export interface KeptSubject {
  readonly kind: KeptKind;
  readonly details: unknown;
}

/** What a task is about; the only place where student data hangs on a task. */
export type TaskSubject =
  | { readonly kind: 'eligibility'; readonly request: EligibilityRequest }
  | { readonly kind: 'learningAgreementSignature'; readonly request: SignatureRequest }
  | KeptSubject;

/** A task with everything that those who may see it see. */
export interface TaskFile {
  readonly task: Task;
  readonly phaseBeganAt: Temporal.Instant;
  /** When it was last asked of those who stand to it: whoever was asked by then gets a message of their own. */
  readonly askedAt: Temporal.Instant;
  readonly requesterId: string | null;
  readonly assignees: readonly PublicAssignee[];
  readonly subject: TaskSubject;
}

/** How a person stands to a task; decides what they see and may do. */
export type Standing = 'assignee' | 'requester' | 'none';

/** Who asked may also be asked, by escalation to the International Office: both ways then hold at once. */
export function standsAs(file: TaskFile, personId: string, standing: Exclude<Standing, 'none'>): boolean {
  return standing === 'assignee'
    ? file.assignees.some((assignee) => assignee.personId === personId)
    : file.requesterId === personId;
}

/** The nearest way in which the person stands to the task. */
export function standingOf(file: TaskFile, personId: string): Standing {
  if (standsAs(file, personId, 'assignee')) return 'assignee';
  return standsAs(file, personId, 'requester') ? 'requester' : 'none';
}
