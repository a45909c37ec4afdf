import { useEffect, useState } from 'react';

/** Milliseconds without a key after which somebody has probably written what they look for. */
const SETTLES_IN = 250;

/** The text when it has stayed the same for a moment: the server is not asked at every key. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES_IN);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
