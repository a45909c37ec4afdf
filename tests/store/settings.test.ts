import { expect, test } from '@jest/globals';
import { setting } from '../../bot/store/schema.ts';
import { readSettings, writeSetting } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';

onEachServer((database) => {
  test('an empty table is the defaults; what is written stands over them, the latest last', async () => {
    const { db } = database.store;
    expect((await readSettings(db)).retentionYears).toBe(7);
    await writeSetting(db, 'retentionYears', 5);
    await writeSetting(db, 'retentionYears', 10);
    await writeSetting(db, 'workingHours', { start: '09:00', end: '16:00' });
    expect(await readSettings(db)).toMatchObject({
      retentionYears: 10,
      workingHours: { start: '09:00', end: '16:00' },
      serviceLevelWorkingDays: 2,
    });
  });

  test('what the product does not know is left alone; what is wrong is told, not guessed', async () => {
    const { db } = database.store;
    await db.insert(setting).values({ key: 'ofAnotherVersion', value: true });
    expect((await readSettings(db)).serviceLevelWorkingDays).toBe(2);
    await db.insert(setting).values({ key: 'serviceLevelWorkingDays', value: 0 });
    await expect(readSettings(db)).rejects.toThrow(/serviceLevelWorkingDays/);
  });
});
