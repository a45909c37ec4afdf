import { useEffect, useRef } from 'react';

/** The element's id of the button that begins picking. */
export const BEGIN_PICKING = 'begin-picking';

/** The button that ends picking goes with its bar: the one that begins it takes the focus, or the page's content where nothing is left to pick. */
export function useFocusAfterPicking(on: boolean): void {
  const was = useRef(on);
  useEffect(() => {
    const ended = was.current && !on;
    was.current = on;
    if (ended && document.activeElement === document.body) (document.getElementById(BEGIN_PICKING) ?? document.getElementById('content'))?.focus();
  }, [on]);
}
