import { useState } from 'react';
import type { TaskListItem } from '../api/types.ts';

export interface Picking {
  /** Whether rows can be picked now. */
  readonly on: boolean;
  readonly picked: ReadonlySet<string>;
  /** What somebody else has to do is not this person's to put off. */
  may(task: TaskListItem): boolean;
  toggle(taskId: string): void;
  /** Begins with nothing picked, and ends with nothing. */
  turn(on: boolean): void;
  all(tasks: readonly TaskListItem[]): void;
}

/** Which tasks a person has picked to do the same with. */
export function usePicking(): Picking {
  const [on, setOn] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const may = (task: TaskListItem) => task.turn === 'yours' && task.state === 'open';
  return {
    on,
    picked,
    may,
    toggle(taskId) {
      const next = new Set(picked);
      if (!next.delete(taskId)) next.add(taskId);
      setPicked(next);
    },
    turn(next) {
      setPicked(new Set());
      setOn(next);
    },
    all: (tasks) => setPicked(new Set(tasks.filter(may).map(({ id }) => id))),
  };
}
