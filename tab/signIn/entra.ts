import { AuthError, CacheLookupPolicy, InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-browser';
import type { AccountInfo } from '@azure/msal-browser';
import type { Identity } from '../api/client.ts';
import { NetworkError, SignInError } from '../api/failures.ts';
import type { SignInTrouble } from '../api/failures.ts';
import type { EntraSettings } from '../api/types.ts';
import { within } from '../host/within.ts';
import type { Account } from './account.ts';

/**
 * Signing in outside Teams: Entra ID's page, authorization code with PKCE, and back. Everything is
 * kept in the browser tab's own storage and goes with it; no cookie, no frame, no pop-up.
 */

/** Both are registered in appPackage/aad.manifest.json. */
const SIGNED_IN = '/tab/signed-in';
const SIGNED_OUT = '/tab/signed-out';

/** The page that was asked for, while one is away at Entra ID. That it is there says that one has left once already. */
const ASKED_PAGE = 'ikp-asked-page';

const TOKEN_WITHIN = 30_000;

/** How it stands when the tab is opened. */
export type EntraStart =
  | { readonly kind: 'signedIn'; readonly session: EntraSession }
  | { readonly kind: 'signedOut'; readonly account: Account }
  | { readonly kind: 'refused'; readonly trouble: SignInTrouble; readonly account: Account };

export interface EntraSession {
  readonly identity: Identity;
  readonly account: Account;
  signOut(): Promise<void>;
  /** Whether nothing more can be fetched or sent before one has signed in anew. */
  isOver(): boolean;
  /** @returns how to stop listening */
  onChange(listener: () => void): () => void;
}

/**
 * Takes up what came back from Entra ID, or the sign-in from before a reload; leaves for Entra ID
 * when there is neither. It leaves by itself once only: whoever comes back without being signed in
 * is told so and decides.
 */
export async function startEntra({ clientId, tenantId, scope }: EntraSettings): Promise<EntraStart> {
  const msal = new PublicClientApplication({
    auth: {
      clientId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      redirectUri: location.origin + SIGNED_IN,
      postLogoutRedirectUri: location.origin + SIGNED_OUT,
    },
    cache: { cacheLocation: 'sessionStorage' },
  });
  await msal.initialize();

  const { pathname } = location;
  const left = sessionStorage.getItem(ASKED_PAGE);
  sessionStorage.removeItem(ASKED_PAGE);
  const page = left ?? pageHere();
  const nobody: Account = { name: null, signIn: (how) => leave(how, null) };

  try {
    const answer = await msal.handleRedirectPromise({ navigateToLoginRequestUrl: false });
    if (answer) msal.setActiveAccount(answer.account);
  } catch (error) {
    return { kind: 'refused', trouble: troubleOf(error), account: nobody };
  } finally {
    // The code, or what went wrong, is nothing to keep in the address or to come back to.
    if (pathname !== SIGNED_OUT) history.replaceState(null, '', page);
  }

  const known = msal.getActiveAccount() ?? msal.getAllAccounts()[0];
  if (known) {
    const session = createSession(known);
    if (left !== null || (await session.holds())) return { kind: 'signedIn', session };
    await leave('again', known);
  } else {
    if (pathname === SIGNED_OUT) return { kind: 'signedOut', account: nobody };
    if (left !== null) return { kind: 'refused', trouble: pathname === SIGNED_IN ? 'failed' : 'cancelled', account: nobody };
    await leave('again', null);
  }
  return { kind: 'refused', trouble: 'failed', account: nobody };

  /** Ends only when the browser did not leave. */
  async function leave(how: 'again' | 'otherAccount', account: AccountInfo | null): Promise<void> {
    sessionStorage.setItem(ASKED_PAGE, pageHere());
    // Who goes back finds this page as it was left, waiting; it starts anew and says so.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
    await msal.loginRedirect({
      scopes: [scope],
      ...(how === 'otherAccount' ? { prompt: 'select_account' } : account ? { loginHint: account.username } : {}),
    });
  }

  function createSession(account: AccountInfo): EntraSession & { holds(): Promise<boolean> } {
    const listeners = new Set<() => void>();
    let over = false;

    function end(): void {
      over = true;
      for (const listener of listeners) listener();
    }

    async function token(renew: boolean): Promise<string> {
      if (over) throw new SignInError('expired');
      try {
        // The library renews by itself what is about to run out, and asks once when several ask.
        const { accessToken } = await within(
          msal.acquireTokenSilent({
            scopes: [scope],
            account,
            // Never through a hidden frame, which would need cookies of a third party.
            cacheLookupPolicy: renew ? CacheLookupPolicy.RefreshToken : CacheLookupPolicy.AccessTokenAndRefreshToken,
          }),
          TOKEN_WITHIN,
          new NetworkError('Entra ID did not answer in time.'),
        );
        return accessToken;
      } catch (error) {
        if (error instanceof NetworkError) throw error;
        if (isAway(error)) throw new NetworkError('Entra ID could not be reached.', { cause: error });
        const trouble = isOver(error) ? 'expired' : troubleOf(error);
        if (trouble === 'expired') end();
        throw new SignInError(trouble, { cause: error });
      }
    }

    return {
      identity: {
        authorization: async ({ renew }) => `Bearer ${await token(renew)}`,
        // Nothing is asked of the person but on Entra ID's own page.
        askAgain: () => undefined,
      },
      account: { name: account.username, signIn: (how) => leave(how, account) },
      signOut: () => msal.logoutRedirect({ account }),
      isOver: () => over,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async holds() {
        try {
          await token(false);
          return true;
        } catch (error) {
          // Without a network one sees what the tab says about that, not Entra ID's page.
          return !(error instanceof SignInError && error.trouble === 'expired');
        }
      },
    };
  }
}

/** The page that one is on, where it is one to come back to. */
function pageHere(): string {
  const { pathname, search } = location;
  return pathname === SIGNED_IN || pathname === SIGNED_OUT ? '/tab/' : pathname + search;
}

/** One has to sign in anew; a browser's sign-in lasts for a day. Source: Microsoft Learn, "Refresh tokens", single page apps. */
function isOver(error: unknown): boolean {
  if (error instanceof InteractionRequiredAuthError) return error.errorCode !== 'consent_required';
  return error instanceof AuthError && error.errorCode === 'invalid_grant';
}

function isAway(error: unknown): boolean {
  return error instanceof AuthError && ['no_network_connectivity', 'post_request_failed', 'get_request_failed'].includes(error.errorCode);
}

function troubleOf(error: unknown): SignInTrouble {
  if (!(error instanceof AuthError)) return 'failed';
  const words = `${error.errorCode} ${error.errorMessage}`;
  // AADSTS65004: the person was asked for consent and declined.
  if (/access_denied|cancel|AADSTS65004/i.test(words)) return 'cancelled';
  return /consent_required|AADSTS(65001|90094|90008)/.test(words) ? 'consent' : 'failed';
}
