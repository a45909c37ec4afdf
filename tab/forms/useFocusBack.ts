import { useLayoutEffect, useRef } from 'react';

/** Milliseconds between looks, and after which the dialog's own timers have run out. */
const LOOK = 50;
const SETTLED = 400;

/**
 * When a dialog closes, gives the page back: the focus to what had it when it opened, or to the page's
 * content where that has gone meanwhile, unless something else has taken it, and the page itself to
 * screen readers. Fluent hides the page behind a dialog and forgets to show it again when the dialog
 * goes with its page (fluentui #35139, tabster #530).
 */
export function useFocusBack(open: boolean): void {
  const opener = useRef<Element | null>(null);
  // Before the dialog, which takes the focus in an effect of its own.
  useLayoutEffect(() => {
    if (!open) return undefined;
    opener.current = document.activeElement;
    return () => giveBack(opener.current);
  }, [open]);
}

function giveBack(opener: Element | null): void {
  let goneFor = 0;
  // The surface goes after its animation, and takes the focus with it.
  const timer = setInterval(() => {
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) {
      goneFor = 0;
      return;
    }
    if (goneFor === 0 && document.activeElement === document.body && opener instanceof HTMLElement) {
      (opener.isConnected ? opener : document.getElementById('content'))?.focus();
    }
    goneFor += LOOK;
    if (goneFor < SETTLED) return;
    clearInterval(timer);
    document.getElementById('root')?.removeAttribute('aria-hidden');
  }, LOOK);
}
