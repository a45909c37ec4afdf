import { inArray } from 'drizzle-orm';
import type { PartnerAccount } from '../domain/partnerAccount.ts';
import type { Executor } from './connect.ts';
import { partnerAccount } from './schema.ts';

/** What is known of the partners' accounts, by SCHAC code; a partner of whom nobody has said anything is not there. */
export async function listPartnerAccounts(db: Executor, partnerHeiIds: readonly string[]): Promise<Map<string, PartnerAccount>> {
  if (partnerHeiIds.length === 0) return new Map();
  const rows = await db.select().from(partnerAccount).where(inArray(partnerAccount.partnerHeiId, [...new Set(partnerHeiIds)]));
  return new Map(rows.map((row) => [row.partnerHeiId, row]));
}

/** Notes what a person says of a partner's account, in place of what was known. */
export async function savePartnerAccount(db: Executor, account: PartnerAccount, updatedBy: string): Promise<void> {
  const row = { ...account, updatedBy };
  await db.insert(partnerAccount).values(row).onConflictDoUpdate({ target: partnerAccount.partnerHeiId, set: row });
}
