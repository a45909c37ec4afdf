import type { DeliveryHouse } from '../reminders/house.ts';
import type { sharingContract } from './contracts/sharing.ts';
import type { Handlers } from './routes.ts';

/** A link gives nobody anything: whoever opens it sees what they may, so it is made for everybody who asks. */
export function createSharingHandlers({ links }: DeliveryHouse): Handlers<typeof sharingContract> {
  return {
    shareLink: async ({ query }) => ({ url: links.page(query.page) }),
  };
}
