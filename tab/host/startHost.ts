import type { Identity } from '../api/client.ts';
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
  readonly identity: Identity;
  onThemeChange(listener: (theme: string) => void): void;
}

/**
 * Says hello to the host. The Teams library is fetched only inside a host: it is a quarter of the
 * script, and asks Microsoft's servers for a list when it loads.
 */
export async function startHost(): Promise<Host> {
  if (!isHosted()) return { kind: 'browser' };
  const { connectToTeams, HostSilent } = await import('./teams.ts');
  try {
    return { kind: 'teams', teams: await connectToTeams() };
  } catch (error) {
    if (error instanceof HostSilent) return { kind: 'silent' };
    throw error;
  }
}

/** On phones Teams shows a tab without a parent window and offers a native interface instead. */
function isHosted(): boolean {
  return window.parent !== window || 'nativeInterface' in window;
}
