import { createHash, randomUUID } from 'node:crypto';
import type { BrowserContext, Request, Route } from 'playwright-core';
import { tokenOf } from './mockApi.ts';

const LOGIN = 'https://login.microsoftonline.com/';

/** Stands in for login.microsoftonline.com in one browser: the pages that people see, and the tokens. */
export interface FakeEntra {
  /** Every authorization that was asked for, the first first. */
  readonly asked: readonly URLSearchParams[];
  /** Every token for the server that was given out. */
  readonly issued: readonly string[];
  /** What was asked of it that it does not know. */
  readonly unknown: readonly string[];
  /** Seconds for which the next tokens hold. */
  lifetime: number;
  /** Whether a token can be renewed without the person; Entra ID ends that after a day in a browser. */
  renews: boolean;
  /** Told of every token for the server. */
  onIssue(listener: (token: string) => void): void;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
}

export interface FakeEntraOptions {
  readonly personId: string;
  readonly userName: string;
  readonly clientId: string;
  readonly tenantId: string;
}

/**
 * Its sign-in page has a link for each way in which signing in can end. Codes are given once, to whom
 * brings the verifier of their challenge (PKCE, RFC 7636) and the address they went to.
 */
export async function fakeEntra(context: BrowserContext, { personId, userName, clientId, tenantId }: FakeEntraOptions): Promise<FakeEntra> {
  const asked: URLSearchParams[] = [];
  const issued: string[] = [];
  const unknown: string[] = [];
  const grants = new Map<string, Grant>();
  let listener: (token: string) => void = () => undefined;
  const self: FakeEntra = { asked, issued, unknown, lifetime: 3600, renews: true, onIssue: (given) => void (listener = given) };

  await context.route(`${LOGIN}**`, async (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    switch (`${request.method()} ${pathname}`) {
      case `GET /${tenantId}/oauth2/v2.0/authorize`:
        asked.push(searchParams);
        return page(route, signInPage(searchParams));
      case `POST /${tenantId}/oauth2/v2.0/token`:
        return json(route, token(request));
      case `GET /${tenantId}/oauth2/v2.0/logout`:
        return page(route, `<a href="${escape(searchParams.get('post_logout_redirect_uri') ?? '')}">Signed out</a>`);
      default:
        unknown.push(`${request.method()} ${pathname}`);
        return route.abort();
    }
  });
  return self;

  function signInPage(query: URLSearchParams): string {
    const redirectUri = query.get('redirect_uri') ?? '';
    const state = query.get('state') ?? '';
    const code = randomUUID();
    grants.set(code, { challenge: query.get('code_challenge') ?? '', nonce: query.get('nonce') ?? '', redirectUri });
    const ends: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'Sign in': { code, state },
      Cancel: { error: 'access_denied', error_description: 'AADSTS65004: User declined to consent to access the app.', state },
      'Needs an administrator': { error: 'consent_required', error_description: 'AADSTS90094: Admin consent is required.', state },
      'Another state': { code, state: `${Buffer.from('{"id":"x","meta":{"interactionType":"redirect"}}').toString('base64url')}` },
    };
    return Object.entries(ends)
      .map(([name, answer]) => `<p><a href="${escape(`${redirectUri}#${new URLSearchParams(answer).toString()}`)}">${name}</a></p>`)
      .join('');
  }

  function token(request: Request): object {
    const form = new URLSearchParams(request.postData() ?? '');
    if (form.get('client_id') !== clientId) return refusal('invalid_client');
    if (form.get('grant_type') === 'refresh_token') return self.renews ? tokens('', form) : refusal('invalid_grant');
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const verifies = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') === grant?.challenge;
    return grant && verifies && form.get('redirect_uri') === grant.redirectUri ? tokens(grant.nonce, form) : refusal('invalid_grant');
  }

  function tokens(nonce: string, form: URLSearchParams): object {
    const accessToken = tokenOf(personId, issued.length + 1);
    issued.push(accessToken);
    listener(accessToken);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      aud: clientId,
      iss: `${LOGIN}${tenantId}/v2.0`,
      iat: now,
      nbf: now,
      exp: now + 3600,
      nonce,
      oid: personId,
      sub: personId,
      tid: tenantId,
      name: userName,
      preferred_username: userName,
      ver: '2.0',
    };
    return {
      token_type: 'Bearer',
      scope: form.get('scope'),
      expires_in: self.lifetime,
      ext_expires_in: self.lifetime,
      access_token: accessToken,
      refresh_token: randomUUID(),
      id_token: `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims)}.e30`,
      client_info: base64({ uid: personId, utid: tenantId }),
    };
  }

  function refusal(error: string): object {
    return { error, error_description: 'AADSTS700084: The refresh token was issued to a single page app, and has expired.', error_codes: [700084] };
  }
}

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function page(route: Route, body: string): Promise<void> {
  return route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Entra ID</title><body>${body}</body></html>` });
}

function json(route: Route, body: object): Promise<void> {
  return route.fulfill({
    status: 'error' in body ? 400 : 200,
    contentType: 'application/json',
    headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
    body: JSON.stringify(body),
  });
}
