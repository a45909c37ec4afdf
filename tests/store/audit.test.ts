import { expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../../bot/store/audit.ts';
import { auditLog } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';

onEachServer((database) => {
  const entry = {
    at: Temporal.Instant.from('2026-11-25T09:00:00Z'),
    actor: 'planner',
    action: 'eligibility.reminded',
    taskId: null,
    correlationId: 'c-1',
    detail: { step: '1:due' },
  } as const;

  test('what was written comes back with its moment and its facts', async () => {
    await writeAudit(database.store.db, entry);
    const [row] = await database.store.db.select().from(auditLog);
    expect(row).toMatchObject({ actor: 'planner', action: 'eligibility.reminded', detail: { step: '1:due' } });
    expect(row?.at.equals(entry.at)).toBe(true);
  });

  test.each([
    ['update', sql`update audit_log set actor = 'somebody else'`],
    ['delete', sql`delete from audit_log`],
    ['truncate', sql`truncate audit_log`],
  ])('nobody can %s the log', async (_name, statement) => {
    await writeAudit(database.store.db, entry);
    await expect(database.store.db.execute(statement)).rejects.toMatchObject({
      cause: { message: 'the audit log is append-only' },
    });
  });

  test('retention, which says so for its own transaction, may delete', async () => {
    await writeAudit(database.store.db, entry);
    await database.store.db.transaction(async (tx) => {
      await tx.execute(sql`set local ikp_forum.retention = 'on'`);
      await tx.delete(auditLog);
    });
    expect(await database.store.db.select().from(auditLog)).toEqual([]);
  });
});
