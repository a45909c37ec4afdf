import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Request } from 'restify';
import { z } from 'zod';
import type { EntraConfig } from '../config.ts';
import type { Person } from '../domain/person.ts';
import type { Database } from '../store/connect.ts';
import { findPerson, findPersonByEntraId } from '../store/directory.ts';
import { RequestProblem } from './problem.ts';

/** Tells who asks. @throws RequestProblem when nobody that the directory knows does */
export type Identify = (request: Request) => Promise<Person>;

/** Errors of the JWT library that say that Microsoft's keys could not be had, and nothing of the token. */
const KEYS_AWAY: ReadonlySet<string> = new Set([errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code]);

/**
 * People signed in with Entra ID: signature, issuer, audience, tenant and expiry of the token are
 * checked here; roles and departments come from the directory, never from the token.
 */
export function identifyByEntra(config: EntraConfig, db: Database): Identify {
  const keys = createRemoteJWKSet(new URL(config.jwksUrl));
  const claims = z.object({ oid: z.uuid(), tid: z.string() });
  return async (request) => {
    const token = /^Bearer (?<token>\S+)$/.exec(request.header('authorization', ''))?.groups?.['token'];
    if (!token) throw new RequestProblem('unauthenticated');
    const payload = await verify(token);
    const parsed = claims.safeParse(payload);
    if (!parsed.success) throw new RequestProblem('unauthenticated');
    if (parsed.data.tid !== config.tenantId) throw new RequestProblem('wrongTenant');
    const person = await findPersonByEntraId(db, parsed.data.oid);
    if (!person) throw new RequestProblem('unknownPerson');
    return person;
  };

  async function verify(token: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        audience: [config.clientId, `api://${config.clientId}`],
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'oid', 'tid'],
      });
      // A good token of another tenant deserves its own answer, so the issuer is compared after the rest.
      if (payload.iss !== config.issuer) throw new RequestProblem(payload['tid'] === config.tenantId ? 'unauthenticated' : 'wrongTenant');
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError && !KEYS_AWAY.has(error.code)) throw new RequestProblem('unauthenticated');
      throw error;
    }
  }
}

/** The demo: people say who they are. Only for a server that listens on this machine alone. */
export function identifyByChoice(db: Database): Identify {
  return async (request) => {
    const id = /^Demo (?<id>\S+)$/.exec(request.header('authorization', ''))?.groups?.['id'];
    const parsed = z.uuid().safeParse(id);
    if (!parsed.success || !isLoopback(request)) throw new RequestProblem('unauthenticated');
    const person = await findPerson(db, parsed.data);
    if (!person) throw new RequestProblem('unknownPerson');
    return person;
  };
}

function isLoopback(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
