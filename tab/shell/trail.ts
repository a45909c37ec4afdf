import { useEffect } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';

/** What a step between list and item carries along in the browser's history. */
interface Trail {
  /** To the item: the list's filter, for the way back. */
  readonly filter?: string;
  /** To the item: the list from which one came, where there are several. */
  readonly from?: string;
  /** Back to the list: the element to stand on again. */
  readonly focus?: string;
}

export function useTrail(): Trail {
  return useHistoryState<Trail | null>() ?? {};
}

/** Puts the keyboard's focus back on the row from which one went to the item. */
export function useFocusFromTrail(ready: boolean): void {
  const { focus } = useTrail();
  useEffect(() => {
    if (ready && focus) document.getElementById(focus)?.focus();
  }, [ready, focus]);
}
