import { z } from 'zod';
import type { Place } from '../reminders/messenger.ts';
import type { Database } from '../store/connect.ts';
import { learnTeamsUserIds } from '../store/directory.ts';
import type { TeamsAdapter } from './adapter.ts';

/** Who is in the team, as Teams knows them. */
export interface Roster {
  /** Reads all members and learns under which id the bot reaches whom. */
  refresh(teamId: string, place: Place): Promise<void>;
}

const page = z.object({
  members: z.array(z.object({ id: z.string(), aadObjectId: z.string().optional(), objectId: z.string().optional() })),
  continuationToken: z.string().optional(),
});

/** The largest page that Teams gives. */
const PAGE_SIZE = 500;

export function createRoster(adapter: TeamsAdapter, db: Database): Roster {
  return {
    async refresh(teamId, place) {
      const { conversations } = await adapter.connect(place.serviceUrl);
      let continuationToken: string | undefined;
      do {
        const answer = page.parse(
          await conversations.getConversationPagedMembers(teamId, {
            pageSize: PAGE_SIZE,
            // The SDK's type demands a token; the first page has none and is asked for without.
            continuationToken: continuationToken as string,
          }),
        );
        const members = answer.members.flatMap((member) => {
          const entraObjectId = member.aadObjectId ?? member.objectId;
          return entraObjectId ? [{ entraObjectId, teamsUserId: member.id }] : [];
        });
        await learnTeamsUserIds(db, members);
        continuationToken = answer.continuationToken || undefined;
      } while (continuationToken);
    },
  };
}
