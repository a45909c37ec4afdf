import { useState } from 'react';
import type { TaskListItem } from '../api/types.ts';

export interface Picking {
  /** Whether rows can be picked now. */
  readonly on: boolean;
  readonly picked: ReadonlySet<string>;
  /** How many the last range took; null when the last pick was none. */
  readonly inRange: number | null;
  /** What somebody else has to do is not this person's to put off. */
  may(task: TaskListItem): boolean;
  toggle(taskId: string): void;
  /**
   * Picks everything from the task that was picked last to this one; a range that is drawn anew takes
   * the place of the one before. Where none was picked last, `from` begins it, or the task itself.
   */
  range(to: string, from?: string): void;
  /** Begins with nothing picked, and ends with nothing. */
  turn(on: boolean): void;
  all(tasks: readonly TaskListItem[]): void;
}

interface Picked {
  readonly picked: ReadonlySet<string>;
  /** What was picked last by itself, and what was picked then: a range reaches from the one and adds to the others. */
  readonly last: string | null;
  readonly before: ReadonlySet<string>;
  readonly inRange: number | null;
}

const NOTHING: Picked = { picked: new Set(), last: null, before: new Set(), inRange: null };

/**
 * Which tasks a person has picked to do the same with.
 * @param tasks in the order shown
 */
export function usePicking(tasks: readonly TaskListItem[]): Picking {
  const [on, setOn] = useState(false);
  const [state, setState] = useState(NOTHING);
  const placeOf = (taskId: string) => tasks.findIndex(({ id }) => id === taskId);
  return {
    on,
    picked: state.picked,
    inRange: state.inRange,
    may,
    toggle(taskId) {
      const picked = new Set(state.picked);
      const wasPicked = picked.delete(taskId);
      if (!wasPicked) picked.add(taskId);
      setState({ picked, last: wasPicked ? null : taskId, before: picked, inRange: null });
    },
    range(to, from = to) {
      // What a filter hides begins nothing.
      const goesOn = state.last !== null && placeOf(state.last) !== -1;
      const last = goesOn ? (state.last ?? from) : from;
      const before = goesOn ? state.before : state.picked;
      const [first = 0, end = 0] = [placeOf(last), placeOf(to)].sort((a, b) => a - b);
      const between = tasks.slice(first, end + 1).filter(may);
      setState({ picked: new Set([...before, ...between.map(({ id }) => id)]), last, before, inRange: between.length });
    },
    turn(next) {
      setState(NOTHING);
      setOn(next);
    },
    all: (every) => setState({ ...NOTHING, picked: new Set(every.filter(may).map(({ id }) => id)) }),
  };
}

function may(task: TaskListItem): boolean {
  return task.turn === 'yours' && task.state === 'open';
}

/** The element's id of a task's box. */
export function boxId(taskId: string): string {
  return `pick-${taskId}`;
}
