import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { MINUTE } from './stockholm.ts';

const AheadContext = createContext(0);

interface NowProviderProps {
  /** How far the server's clock is ahead of the browser's, in milliseconds: the demo's can be moved. */
  readonly ahead: number;
  readonly children: ReactNode;
}

export function NowProvider({ ahead, children }: NowProviderProps) {
  return <AheadContext value={ahead}>{children}</AheadContext>;
}

/** The moment that it is, for texts such as "i morgon"; kept up with the clock. */
export function useNow(): number {
  const ahead = useContext(AheadContext);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}
