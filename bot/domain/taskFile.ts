import type { Temporal } from 'temporal-polyfill';
import type { EligibilityRequest } from './eligibility.ts';
import type { SignatureRequest } from './signatureRequest.ts';
import type { PublicAssignee, Task } from './task.ts';

/** What a task is about; the only place where student data hangs on a task. */
export type TaskSubject =
  | { readonly kind: 'eligibility'; readonly request: EligibilityRequest }
  | { readonly kind: 'learningAgreementSignature'; readonly request: SignatureRequest };

/** A task with everything that those who may see it see. */
export interface TaskFile {
  readonly task: Task;
  readonly phaseBeganAt: Temporal.Instant;
  readonly requesterId: string | null;
  readonly assignees: readonly PublicAssignee[];
  readonly subject: TaskSubject;
}

/** How a person stands to a task; decides what they see and may do. */
export type Standing = 'assignee' | 'requester' | 'none';

export function standingOf(file: TaskFile, personId: string): Standing {
  if (file.assignees.some((assignee) => assignee.personId === personId)) return 'assignee';
  return file.requesterId === personId ? 'requester' : 'none';
}
