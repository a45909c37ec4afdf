import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { CasingCache } from 'drizzle-orm/casing';
import { DatabaseUnreachable, migrateStore, openStore } from '../../bot/store/connect.ts';
import * as schema from '../../bot/store/schema.ts';
import { createDatabase, dropDatabase, servers } from '../support/servers.ts';
import journal from '../../bot/store/migrations/meta/_journal.json' with { type: 'json' };

describe.each(servers())('from an empty database on the $name', ({ url: server }) => {
  test('two processes at once make the tables that the schema names, and a third finds nothing to do', async () => {
    const url = await createDatabase(server, `ikp_forum_${randomBytes(6).toString('hex')}`, 'template1');
    const store = openStore(url, () => undefined);
    try {
      await Promise.all([migrateStore(url), migrateStore(url)]);
      await migrateStore(url);
      const { rows } = await store.db.execute<{ name: string }>(sql`
        select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public'`);
      expect(rows.map(({ name }) => name).sort()).toEqual(columnsOfSchema());
      const applied = await store.db.execute(sql`select * from drizzle.__drizzle_migrations`);
      expect(applied.rows).toHaveLength(journal.entries.length);
    } finally {
      await store.close();
      await dropDatabase(server, url);
    }
  });
});

test('where no database answers, the message says where it looked and what to check', async () => {
  const away = migrateStore('postgres://somebody:secret@127.0.0.1:1/nothing');
  await expect(away).rejects.toThrow(DatabaseUnreachable);
  await expect(away).rejects.toThrow(/^No database answers at 127\.0\.0\.1:1\/nothing \(.+\)\. Check DATABASE_URL/);
  await expect(away).rejects.not.toThrow(/secret/);
});

function columnsOfSchema(): string[] {
  const casing = new CasingCache('snake_case');
  return Object.values<unknown>(schema)
    .filter((value): value is PgTable => is(value, PgTable))
    .flatMap((table) => getTableConfig(table).columns.map((column) => `${getTableConfig(table).name}.${casing.getColumnCasing(column)}`))
    .sort();
}
