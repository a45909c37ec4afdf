import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * A page that changes by itself must not drop the keyboard's focus: when what has it goes away
 * (somebody else answered), the title takes it.
 * @param now says that the page has changed, by being another than before
 * @returns the handlers of what the page shows of the item
 */
export function useFocusOnTitle(title: RefObject<HTMLElement | null>, now: number | string | boolean): { readonly onFocus: () => void; readonly onBlur: () => void } {
  const within = useRef(false);
  useEffect(() => {
    if (within.current && document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, [title, now]);
  return {
    onFocus() {
      within.current = true;
    },
    onBlur() {
      within.current = false;
    },
  };
}
