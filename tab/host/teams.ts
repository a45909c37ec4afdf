import { app, authentication } from '@microsoft/teams-js';
import { createClient } from '../api/client.ts';
import type { Identity } from '../api/client.ts';
import { SignInError } from '../api/failures.ts';
import type { SignInTrouble } from '../api/failures.ts';
import { PATHS } from '../shell/paths.ts';
import { languageOf } from '../texts/language.ts';
import type { TeamsHost } from './host.ts';
import { within } from './within.ts';

const HOST_ANSWERS_WITHIN = 5_000;
/** The host may show its consent dialog meanwhile, which people take their time to read. */
const TOKEN_WITHIN = 120_000;
/** A token is left alone this long before it runs out. */
const TOKEN_MARGIN = 60_000;

/** The host did not answer in time. */
export class HostSilent extends Error {
  override readonly name = 'HostSilent';
}

/** @throws HostSilent */
export async function connectToTeams(): Promise<TeamsHost> {
  const silent = new HostSilent('The host did not answer.');
  const heard = within(app.initialize(developmentHosts()), HOST_ANSWERS_WITHIN, silent);
  const identity = createTeamsIdentity();
  // The host is asked for both at once: the first request is on its way before the first page keeps the machine busy.
  const authorization = location.pathname === `/tab${PATHS.configure}` ? null : heard.then(() => identity.authorization({ renew: false }));
  authorization?.catch(() => undefined);
  const context = await within(heard.then(() => app.getContext()), HOST_ANSWERS_WITHIN, silent);
  const language = languageOf(context.app.locale);
  const first = authorization && createClient(withKnown(authorization, identity), language).call('first', {});
  // Whoever shows it says what went wrong.
  first?.catch(() => undefined);
  return {
    theme: context.app.theme,
    language,
    subPage: context.page.subPageId ?? null,
    account: context.user?.userPrincipalName ?? null,
    identity,
    first,
    onThemeChange: (listener) => app.registerOnThemeChangeHandler(listener),
  };
}

/** Microsoft's own hosts are known to the library. A host page on a developer's machine is named by our server. */
function developmentHosts(): string[] {
  const named = document.querySelector<HTMLMetaElement>('meta[name="ikp-dev-host"]')?.content;
  return named ? [named] : [];
}

/** Single sign-on: the host asks Entra ID, with the person's consent once. */
function createTeamsIdentity(): Identity {
  let known: Promise<string> | null = null;
  let refusal: SignInError | null = null;

  async function ask(): Promise<string> {
    try {
      return await freshToken();
    } catch (error) {
      if (error instanceof SignInError && (error.trouble === 'cancelled' || error.trouble === 'consent')) refusal = error;
      throw error;
    }
  }

  return {
    async authorization({ renew }) {
      const current = known;
      const useless = renew || !current || (await runsOut(current));
      // The host may show a dialog for it: who has closed that is not asked by every page and every quarter of a minute.
      if (refusal) throw refusal;
      // Of several calls that find it useless at once, one asks.
      if (useless && known === current) known = ask();
      return `Bearer ${await known}`;
    },
    askAgain() {
      refusal = null;
    },
  };
}

/** The identity for a request whose authorization was asked for before it. */
function withKnown(authorization: Promise<string>, identity: Identity): Identity {
  return { ...identity, authorization: ({ renew }) => (renew ? identity.authorization({ renew }) : authorization) };
}

async function freshToken(): Promise<string> {
  const tooLate = new SignInError('late');
  try {
    return await within(authentication.getAuthToken(), TOKEN_WITHIN, tooLate);
  } catch (error) {
    throw error instanceof SignInError ? error : new SignInError(troubleOf(error), { cause: error });
  }
}

/**
 * The hosts have several words for each. The token is for our own server, for which Teams is approved
 * in the registration (appPackage/aad.manifest.json) and asks by itself where a person may consent; so
 * whatever consent is still missing then is the administrator's, and a dialog of ours would only go
 * round in circles (teams-library-js #691, #586).
 */
function troubleOf(error: unknown): SignInTrouble {
  const words = error instanceof Error ? error.message : String(error);
  if (/cancel/i.test(words)) return 'cancelled';
  return /consent|AADSTS(65001|90094|90008)/i.test(words) ? 'consent' : 'failed';
}

/** Whether a token has to be asked for anew; also after one that was refused, or whose expiry cannot be read. */
async function runsOut(token: Promise<string>): Promise<boolean> {
  try {
    const payload = (await token).split('.')[1] ?? '';
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { readonly exp?: unknown };
    return typeof claims.exp !== 'number' || claims.exp * 1000 - Date.now() < TOKEN_MARGIN;
  } catch {
    return true;
  }
}
