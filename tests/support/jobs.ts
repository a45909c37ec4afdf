import type { Jobs } from '../../bot/store/jobs.ts';

/** Jobs that are written down and done by nobody: a test does what it wants to see done. */
export interface RecordedJobs extends Jobs {
  readonly changed: string[];
  readonly toDeliver: { readonly id: string; readonly urgent: boolean }[];
  readonly broadcasts: string[];
  /** Ids of meetings. */
  readonly meetings: string[];
  /** Ids of people. */
  readonly unreachablePeople: string[];
  /** Ids of previews that were confirmed. */
  readonly confirmedPreviews: string[];
  /** Ids of imports to take back. */
  readonly importsToUndo: string[];
  /** Forgets what was recorded. */
  clear(): void;
}

export function recordedJobs(): RecordedJobs {
  const changed: string[] = [];
  const toDeliver: { id: string; urgent: boolean }[] = [];
  const broadcasts: string[] = [];
  const meetings: string[] = [];
  const unreachablePeople: string[] = [];
  const confirmedPreviews: string[] = [];
  const importsToUndo: string[] = [];
  return {
    confirmedPreviews,
    importsToUndo,
    changed,
    toDeliver,
    broadcasts,
    meetings,
    unreachablePeople,
    async taskChanged(_tx, taskId) {
      changed.push(taskId);
    },
    async deliver(_tx, ids, urgent) {
      toDeliver.push(...ids.map((id) => ({ id, urgent })));
    },
    async broadcast(_tx, broadcastId) {
      broadcasts.push(broadcastId);
    },
    async meetingChanged(_tx, meetingId) {
      meetings.push(meetingId);
    },
    async unreachable(_tx, personId) {
      unreachablePeople.push(personId);
    },
    async confirmImport(_tx, previewId) {
      confirmedPreviews.push(previewId);
    },
    async undoImport(_tx, importId) {
      importsToUndo.push(importId);
    },
    clear() {
      for (const list of [confirmedPreviews, importsToUndo, changed, toDeliver, broadcasts, meetings, unreachablePeople]) list.length = 0;
    },
  };
}
