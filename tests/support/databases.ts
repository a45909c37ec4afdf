import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { openStore, type Store } from '../../bot/store/connect.ts';
import { bundled, createDatabase, dropDatabase, servers, type TestServer } from './servers.ts';

/** A fresh, migrated copy for one test file; gone when it ends. */
export function freshDatabase(server?: TestServer): { readonly url: string; readonly store: Store } {
  let url = '';
  let store: Store | undefined;
  beforeAll(async () => {
    const { url: serverUrl } = server ?? bundled();
    url = await createDatabase(serverUrl, `ikp_forum_${randomBytes(6).toString('hex')}`);
    store = openStore(url, () => undefined);
  });
  afterAll(async () => {
    await store?.close();
    await dropDatabase((server ?? bundled()).url, url);
  });
  return {
    get url() {
      return url;
    },
    get store() {
      if (!store) throw new Error('The database is there from beforeAll on.');
      return store;
    },
  };
}

/** Runs the same tests on each server, each on a database of its own. */
export function onEachServer(define: (database: ReturnType<typeof freshDatabase>) => void): void {
  for (const server of servers()) describe(`on the ${server.name}`, () => define(freshDatabase(server)));
}
