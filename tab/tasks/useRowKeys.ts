import { useCallback } from 'react';
import type { KeyboardEvent } from 'react';

/** Drawing frames after which a row that was scrolled to must be there. */
const FRAMES = 10;

/**
 * The arrow keys go from row to row, over the borders of the sections; Home and End to the first and
 * the last. Beside Tab, which goes to everything.
 * @param rows the rows' element ids, in the order shown; of a long list not all are drawn
 * @returns the list's key handler
 */
export function useRowKeys(rows: readonly string[]): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      const at = event.target instanceof HTMLAnchorElement ? rows.indexOf(event.target.id) : -1;
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      const id = to === undefined ? undefined : rows[to];
      if (at === -1 || to === undefined || id === undefined) return;
      event.preventDefault();
      // Near the one that has the focus, when one has looked elsewhere meanwhile; or at either end.
      if (document.getElementById(id)) return focusRow(id);
      if (event.key === 'Home') window.scrollTo(0, 0);
      else if (event.key === 'End') window.scrollTo(0, document.documentElement.scrollHeight);
      else (event.target as HTMLElement).scrollIntoView({ block: 'center' });
      focusRow(id);
    },
    [rows],
  );
}

/** Focuses a row that is drawn, or is about to be. */
export function focusRow(id: string, framesLeft = FRAMES): void {
  const row = document.getElementById(id);
  if (row) row.focus();
  else if (framesLeft > 0) requestAnimationFrame(() => focusRow(id, framesLeft - 1));
}
