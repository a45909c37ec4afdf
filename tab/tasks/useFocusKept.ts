import { useCallback, useEffect, useRef } from 'react';
import type { FocusEvent } from 'react';

/**
 * A list that changes by itself must not drop the keyboard's focus: when the row that has it goes
 * away (somebody else answered), the row that comes into its place takes it.
 * @param rows the rows' element ids, in the order shown
 * @returns the list's focus handler
 */
export function useFocusKept(rows: readonly string[]): (event: FocusEvent) => void {
  const held = useRef<{ readonly id: string; readonly index: number } | null>(null);

  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    const { id, index } = held.current;
    if (rows.includes(id)) return;
    const heir = rows[Math.min(index, rows.length - 1)];
    document.getElementById(heir ?? 'content')?.focus({ preventScroll: true });
  }, [rows]);

  return useCallback(
    ({ target }: FocusEvent) => {
      held.current = { id: target.id, index: rows.indexOf(target.id) };
    },
    [rows],
  );
}
