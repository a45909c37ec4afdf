import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotConfig } from '../../bot/config.ts';

/** The address of the service in the token and in every activity; it is never called. */
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';

/** What stands in for Microsoft's channel service: its signing key, published on loopback. */
export interface Channel {
  readonly bot: BotConfig;
  /** The `Authorization` header of a request of the channel to the bot; good for an hour. */
  readonly authorization: string;
  close(): Promise<void>;
}

/** Serves the OpenID metadata that both bots fetch their keys from, and signs as Microsoft does: RS256. */
export async function openChannel(): Promise<Channel> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', endorsements: ['msteams'] }] };
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const body = request.url === '/keys' ? keys : { jwks_uri: `${origin}/keys` };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  });
  const origin = await listen(server);
  const appId = '00000000-0000-4000-8000-00000000b0b0';
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: origin, aud: appId, serviceurl: SERVICE_URL, nbf: now - 60, exp: now + 3600 };
  const unsigned = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'bench' })}.${encoded(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url');
  return {
    bot: {
      appId,
      type: 'SingleTenant',
      tenantId: '00000000-0000-4000-8000-0000000000aa',
      password: 'never presented: nothing is sent',
      emulatorServiceUrls: [],
      endpoints: { issuer: origin, openIdMetadata: `${origin}/metadata`, login: origin, scope: origin },
    },
    authorization: `Bearer ${unsigned}.${signature}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
