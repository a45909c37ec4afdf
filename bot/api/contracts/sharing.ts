import { z } from 'zod';
import type { Route } from '../contract.ts';

/** Pages that one person may point another to, by their path under /tab: an item, never a list with somebody's filter. */
const sharedPage = z.string().regex(/^(?:(?:tasks|agreements|meetings)\/[0-9a-f-]{36}|knowledge\/[\w-]{1,80})$/);

export const sharingContract = {
  /** Where a page opens for whoever gets the link: an address, and nothing of what the page shows. */
  shareLink: {
    method: 'GET',
    path: '/api/share-link',
    query: z.object({ page: sharedPage }),
    response: z.object({ url: z.url() }),
  },
} as const satisfies Record<string, Route>;
