import type { KeyboardEvent } from 'react';
import type { TaskListItem } from '../api/types.ts';
import { rowId } from './TaskRow.tsx';
import { boxId } from './usePicking.ts';
import type { Picking } from './usePicking.ts';

/** Drawing frames after which a row that was scrolled to must be there. */
const FRAMES = 10;

/**
 * The arrow keys go from row to row, or from box to box, over the borders of the sections; Home and
 * End to the first and the last. Beside Tab, which goes to everything. While rows are picked the space
 * bar picks the row that has the focus, and Shift picks what lies between.
 * @param tasks in the order shown; of a long list not all are drawn
 * @returns the list's key handler
 */
export function useRowKeys(tasks: readonly TaskListItem[], picking: Picking): (event: KeyboardEvent) => void {
  return (event) => {
    const { target, key, shiftKey } = event;
    const isBox = target instanceof HTMLInputElement;
    if (!isBox && !(target instanceof HTMLAnchorElement)) return;
    const idOf = isBox ? boxId : rowId;
    const shown = isBox ? tasks.filter(picking.may) : tasks;
    const at = shown.findIndex(({ id }) => idOf(id) === target.id);
    const here = shown[at];
    if (!here) return;
    if (key === ' ' && picking.on && !isBox) {
      event.preventDefault();
      if (!picking.may(here)) return;
      if (shiftKey) picking.range(here.id);
      else picking.toggle(here.id);
      return;
    }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[key];
    const there = to === undefined ? undefined : shown[to];
    if (!there) return;
    event.preventDefault();
    if (shiftKey && picking.on) picking.range(there.id, here.id);
    const id = idOf(there.id);
    if (document.getElementById(id)) return focusRow(id);
    // Near the one that has the focus, when one has looked elsewhere meanwhile; or at either end.
    if (key === 'Home') window.scrollTo(0, 0);
    else if (key === 'End') window.scrollTo(0, document.documentElement.scrollHeight);
    else target.scrollIntoView({ block: 'center' });
    focusRow(id);
  };
}

/** Focuses a row that is drawn, or is about to be. */
export function focusRow(id: string, framesLeft = FRAMES): void {
  const row = document.getElementById(id);
  if (row) row.focus();
  else if (framesLeft > 0) requestAnimationFrame(() => focusRow(id, framesLeft - 1));
}
