import { createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

/** What may be wrong with a token; left out, it is good. */
export interface TokenFaults {
  /** HS256 signs with the public key as its secret, the oldest trick against careless checks. */
  readonly alg?: 'RS256' | 'HS256' | 'none';
  /** Signed by somebody else's key under the name of ours. */
  readonly forged?: boolean;
  /** Names a key that is not published. */
  readonly kid?: string;
  /** Seconds from now; negative lies behind. */
  readonly expiresIn?: number;
  readonly validIn?: number;
}

/** Somebody who signs tokens and publishes the keys to check them by. */
export interface Issuer {
  sign(claims: Readonly<Record<string, unknown>>, faults?: TokenFaults): string;
  /** A JSON Web Key Set. */
  readonly keys: { readonly keys: readonly object[] };
}

/** @param marks further members of the published key, such as the endorsements of the Bot Connector */
export function createIssuer(marks: object = {}): Issuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ownKid = randomUUID();
  let stranger: KeyObject | undefined;
  return {
    keys: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: ownKid, use: 'sig', alg: 'RS256', ...marks }] },
    sign(claims, { alg = 'RS256', forged = false, kid = ownKid, expiresIn = 3600, validIn = -60 } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now + Math.min(validIn, 0), nbf: now + validIn, exp: now + expiresIn };
      const content = `${encoded({ typ: 'JWT', alg, kid })}.${encoded({ ...times, ...claims })}`;
      switch (alg) {
        case 'none':
          return `${content}.`;
        case 'HS256': {
          const secret = publicKey.export({ format: 'pem', type: 'spki' });
          return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
        }
        case 'RS256': {
          stranger ??= forged ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : undefined;
          const key = forged && stranger ? stranger : privateKey;
          return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
        }
      }
    },
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
