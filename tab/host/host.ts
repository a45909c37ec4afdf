import type { Identity } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import type { Language } from '../texts/language.ts';

/** Where the tab stands. Known before anything is painted, so that the first colours are the right ones. */
export type Host =
  | { readonly kind: 'teams'; readonly teams: TeamsHost }
  /** Teams was there but did not answer in time. */
  | { readonly kind: 'silent' }
  /** A browser of its own. */
  | { readonly kind: 'browser' };

export interface TeamsHost {
  /** As Teams calls it: 'default', 'dark', 'contrast'. */
  readonly theme: string;
  readonly language: Language;
  /** A page of the tab that a deep link asked for: 'tasks/…'. */
  readonly subPage: string | null;
  /** The name that the person has signed in to Teams with, to be shown only. */
  readonly account: string | null;
  readonly identity: Identity;
  /** What the first page shows, asked for before there is a page; null where it is not shown. */
  readonly first: Promise<Answer<'first'>> | null;
  onThemeChange(listener: (theme: string) => void): void;
}

/**
 * Where the tab stands, and how to say hello there. The Teams library is fetched only inside a host: it is a quarter of the
 * script, and asks Microsoft's servers for a list when it loads.
 */
export async function findHost(): Promise<() => Promise<Host>> {
  if (!isHosted()) return async () => ({ kind: 'browser' });
  const { connectToTeams, HostSilent } = await import('./teams.ts');
  return async () => {
    try {
      return { kind: 'teams', teams: await connectToTeams() };
    } catch (error) {
      if (error instanceof HostSilent) return { kind: 'silent' };
      throw error;
    }
  };
}

/** On phones Teams shows a tab without a parent window and offers a native interface instead. */
export function isHosted(): boolean {
  return window.parent !== window || 'nativeInterface' in window;
}
