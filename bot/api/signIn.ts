import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import { signInContract } from './contracts/signIn.ts';

/** /api/sign-in: open to everybody, for a tab that is opened in a browser of its own. */
export function addSignIn(server: Server, { entra, publicUrl }: Pick<Config, 'entra' | 'publicUrl'>): void {
  const { path } = signInContract.signIn;
  const answer: z.infer<typeof signInContract.signIn.response> = {
    entra: entra && {
      clientId: entra.clientId,
      tenantId: entra.tenantId,
      // The identifier under which appPackage/aad.manifest.json registers the server.
      scope: `api://${new URL(publicUrl).host}/${entra.clientId}/access_as_user`,
    },
  };
  server.get(path, async (_request: Request, response: Response) => {
    response.header('Cache-Control', 'no-store');
    response.send(200, answer);
  });
}
