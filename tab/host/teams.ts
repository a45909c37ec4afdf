import { app, authentication } from '@microsoft/teams-js';
import { SignInError } from '../api/failures.ts';
import { languageOf } from '../texts/language.ts';
import type { TeamsHost } from './startHost.ts';
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
  const context = await within(hello(), HOST_ANSWERS_WITHIN, silent);
  return {
    theme: context.app.theme,
    language: languageOf(context.app.locale),
    subPage: context.page.subPageId ?? null,
    identity: createTeamsIdentity(),
    onThemeChange: (listener) => app.registerOnThemeChangeHandler(listener),
  };
}

async function hello(): Promise<app.Context> {
  await app.initialize(developmentHosts());
  return app.getContext();
}

/** Microsoft's own hosts are known to the library. A host page on a developer's machine is named by our server. */
function developmentHosts(): string[] {
  const named = document.querySelector<HTMLMetaElement>('meta[name="ikp-dev-host"]')?.content;
  return named ? [named] : [];
}

/** Single sign-on: the host asks Entra ID, with the person's consent once. */
function createTeamsIdentity(): TeamsHost['identity'] {
  let known: Promise<string> | null = null;
  return {
    async authorization({ renew }) {
      const current = known;
      const useless = renew || !current || (await runsOut(current));
      // Of several calls that find it useless at once, one asks.
      if (useless && known === current) known = freshToken();
      return `Bearer ${await known}`;
    },
  };
}

async function freshToken(): Promise<string> {
  const tooLate = new SignInError('The host gave no token in time.');
  try {
    return await within(authentication.getAuthToken(), TOKEN_WITHIN, tooLate);
  } catch (error) {
    throw error instanceof SignInError ? error : new SignInError('The host refused a token.', { cause: error });
  }
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
