import { z } from 'zod';
import { CHANNEL_WORK } from '../../domain/channelOverview.ts';
import type { Route } from '../contract.ts';

export const channelContract = {
  /**
   * What the forum's channel shows. Byte for byte the same for everybody, whatever their role and
   * language: names stand in both. Nothing about a student or a member of staff.
   */
  channelOverview: {
    method: 'GET',
    path: '/api/channel-overview',
    response: z.object({
      /** Only departments and work with something open. */
      departments: z.array(
        z.object({
          id: z.uuid(),
          nameSv: z.string(),
          nameEn: z.string(),
          open: z.partialRecord(z.enum(CHANNEL_WORK), z.number().int()),
        }),
      ),
      /** Agreements that expire with the term, the nearest first; none that have ended. `more`: partners not named. */
      expiring: z.array(z.object({ term: z.string(), count: z.number().int(), partners: z.array(z.string()), more: z.number().int() })),
      /** The next one first. */
      meetings: z.array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          startsAt: z.iso.datetime(),
          endsAt: z.iso.datetime(),
          room: z.string().nullable(),
          answerBy: z.iso.date(),
          takesAnswers: z.boolean(),
          /** The meeting in the personal tab, where each answers for themselves. */
          url: z.string(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
