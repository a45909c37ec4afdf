import { isNotNull } from 'drizzle-orm';
import type { HeiId } from '../domain/institution.ts';
import type { Executor } from './connect.ts';
import { partnerAccount } from './schema.ts';

/** The e-mail addresses of partners whose contact is known. */
export async function partnerEmails(db: Executor): Promise<ReadonlyMap<HeiId, string>> {
  const rows = await db
    .select({ heiId: partnerAccount.partnerHeiId, email: partnerAccount.contactEmail })
    .from(partnerAccount)
    .where(isNotNull(partnerAccount.contactEmail));
  return new Map(rows.flatMap(({ heiId, email }) => (email ? [[heiId, email] as const] : [])));
}
