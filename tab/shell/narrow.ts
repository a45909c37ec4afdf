import { useSyncExternalStore } from 'react';

/** Phones, and a desk's window at 200% zoom. */
export const NARROW = '(max-width: 639px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
