import { z } from 'zod';

/**
 * What a browser outside Teams has to know before anybody has signed in; asked without a token.
 * Nothing of it is secret: all of it stands in the address of every sign-in.
 */
export const signInContract = {
  signIn: {
    method: 'GET',
    path: '/api/sign-in',
    response: z.object({
      /** With what people sign in at Entra ID; null in the demo, where they choose who they are. */
      entra: z
        .object({
          clientId: z.uuid(),
          tenantId: z.uuid(),
          /** The permission to call this server as oneself. */
          scope: z.string(),
        })
        .nullable(),
    }),
  },
} as const;

export type SignInContract = typeof signInContract;
