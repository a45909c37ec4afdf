import { useLayoutEffect, useRef } from 'react';

/** When a dialog closes and nothing else has taken the focus, gives it back to what had it when it opened. */
export function useFocusBack(open: boolean): void {
  const opener = useRef<Element | null>(null);
  // Before the dialog, which takes the focus in an effect of its own.
  useLayoutEffect(() => {
    if (!open) return undefined;
    opener.current = document.activeElement;
    return () => {
      // The surface goes after its animation, and takes the focus with it.
      const timer = setInterval(() => {
        if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
        clearInterval(timer);
        if (document.activeElement === document.body && opener.current instanceof HTMLElement) opener.current.focus();
      }, 50);
    };
  }, [open]);
}
