import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { ANSWERS_WITHIN_MS, ASKED_EVERY_MS, watchChanges, type Change } from '../../bot/store/changes.ts';
import { freshDatabase } from '../support/databases.ts';
import { waitFor } from '../support/product.ts';
import { testTimers } from '../support/timers.ts';

const database = freshDatabase();

/** A way to the database on which nothing may come through any more, while nobody hangs up. */
async function openWay(to: URL) {
  const ends: Socket[] = [];
  const way = createServer((near) => {
    const far = connect(Number(to.port || '5432'), to.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => undefined);
    ends.push(near, far);
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  const url = new URL(to);
  url.host = `127.0.0.1:${(way.address() as AddressInfo).port}`;
  return {
    url: url.href,
    silence() {
      for (const end of ends) end.unpipe().pause();
    },
    close() {
      for (const end of ends) end.destroy();
      way.close();
    },
  };
}

test('a connection on which nothing comes through any more is made anew, and then anything may have been missed', async () => {
  const way = await openWay(new URL(database.url));
  const timers = testTimers();
  const heard: Change[] = [];
  const troubles: Error[] = [];
  let missed = 0;
  const watch = await watchChanges(way.url, timers, {
    changed: (change) => heard.push(change),
    missed: () => (missed += 1),
    broken: (error) => troubles.push(error),
  });
  const tell = (topic: string) => database.store.db.execute(sql`select pg_notify('ikp_forum_changes', ${`topic ${topic}`})`);
  await tell('meetings');
  await waitFor('the first change', () => heard.length === 1);

  way.silence();
  await tell('loans');
  timers.pass(ASKED_EVERY_MS);
  timers.pass(ANSWERS_WITHIN_MS);
  await waitFor('the connection to be made anew', () => {
    timers.pass(100);
    return missed === 1;
  });
  expect(troubles.map(({ message }) => message)).toEqual([expect.stringContaining('has not answered')]);
  await tell('knowledge');
  await waitFor('changes to be heard again', () => heard.length === 2);
  expect(heard.at(-1)).toEqual({ kind: 'topic', topic: 'knowledge' });
  await watch.stop();
  way.close();
});
