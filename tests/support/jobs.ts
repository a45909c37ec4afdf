import type { Jobs } from '../../bot/store/jobs.ts';

/** Jobs that are written down and done by nobody: a test does what it wants to see done. */
export interface RecordedJobs extends Jobs {
  readonly changed: string[];
  readonly toDeliver: { readonly id: string; readonly urgent: boolean }[];
  /** Forgets what was recorded. */
  clear(): void;
}

export function recordedJobs(): RecordedJobs {
  const changed: string[] = [];
  const toDeliver: { id: string; urgent: boolean }[] = [];
  return {
    changed,
    toDeliver,
    async taskChanged(_tx, taskId) {
      changed.push(taskId);
    },
    async deliver(_tx, ids, urgent) {
      toDeliver.push(...ids.map((id) => ({ id, urgent })));
    },
    clear() {
      changed.length = 0;
      toDeliver.length = 0;
    },
  };
}
