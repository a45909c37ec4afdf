import { withHandOver } from '../duties/departures.ts';
import { followAudiences } from '../duties/meetings.ts';
import { clearAlert, raiseAlert } from '../store/alerts.ts';
import { findChannel } from '../store/conversations.ts';
import { keepRoster, markLeftTeam } from '../store/roster.ts';
import { tellAdministrators } from './alert.ts';
import type { DeliveryHouse } from './house.ts';

/** What came of reading the roster. */
export type RosterRead =
  | { readonly kind: 'read'; readonly members: number; readonly left: number }
  /** So many are missing at once that it is taken for a fault, until it has stood for a day. */
  | { readonly kind: 'doubtful'; readonly missing: number; readonly known: number }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'noTeam' };

/** A few may leave on one day; more than this share at once is likelier a fault of the service. */
const FEW = 5;
const SHARE = 0.1;

/** Hours that a short roster has to stand before it is believed. */
const BELIEVED_AFTER_HOURS = 20;

/**
 * Reads who is in the forum's team, all pages or nothing. Teams tells of no one's leaving the
 * university (Microsoft-Teams-Samples #1498), so whoever is missing has left; their departments are
 * handed over and their open tasks given to others. Who is new is invited to the meetings that lie
 * ahead. A fault that makes everybody look gone changes nothing (microsoft-365-agents-toolkit #8759).
 */
export async function refreshRoster(house: DeliveryHouse): Promise<RosterRead> {
  const channel = await findChannel(house.db);
  if (!channel?.installed) return { kind: 'noTeam' };
  const read = await house.messenger.members({ ...channel, conversationId: channel.teamId ?? channel.conversationId });
  if (!read.ok) return { kind: 'failed', detail: read.detail };
  return house.db.transaction(async (tx) => {
    const now = house.clock.now();
    const { known, missing } = await keepRoster(tx, read.members, now);
    if (missing.length > Math.max(FEW, known * SHARE)) {
      const raised = { kind: 'rosterShrank', detail: { missing: missing.length, known } } as const;
      const standing = await raiseAlert(tx, raised, now);
      if (standing.isNew) await tellAdministrators(house, tx, standing.id);
      const believed = now.subtract({ hours: BELIEVED_AFTER_HOURS });
      if (standing.raisedAt.epochMilliseconds > believed.epochMilliseconds) {
        return { kind: 'doubtful', missing: missing.length, known };
      }
    }
    // One that stood on would make the next fault believed at once.
    await clearAlert(tx, 'rosterShrank', now);
    const work = { house, tx, now, by: 'roster', correlationId: null };
    await withHandOver(work, () => markLeftTeam(tx, missing, now));
    for (const personId of missing) await house.jobs.unreachable(tx, personId);
    await followAudiences(work);
    return { kind: 'read', members: read.members.length, left: missing.length };
  });
}
