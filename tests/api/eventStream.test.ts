import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { HEARTBEAT_MS, LIFE_MS, openEventStream, type EventStream } from '../../bot/api/eventStream.ts';
import { addLive } from '../../bot/api/live.ts';
import { RequestProblem } from '../../bot/api/problem.ts';
import { createHttpServer } from '../../bot/api/server.ts';
import { createLog } from '../../bot/log.ts';
import { freshDatabase } from '../support/databases.ts';
import { waitFor } from '../support/product.ts';
import { testTimers } from '../support/timers.ts';

/** The stream of changes over real connections, with a time that passes when the test says so. */

let timers: ReturnType<typeof testTimers>;

describe('one stream', () => {
  let server: Server;
  let opened: { readonly response: ServerResponse; readonly stream: EventStream };
  let reader: Socket;
  let received: string;
  let gone: boolean;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      opened = { response, stream: openEventStream(response, timers) };
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  beforeEach(async () => {
    timers = testTimers();
    received = '';
    gone = false;
    const asked = once(server, 'request');
    reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
    reader.on('data', (part) => (received += part.toString()));
    reader.on('close', () => (gone = true));
    reader.on('error', () => undefined);
    reader.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    await asked;
    await waitFor('the greeting', () => received.includes(': hello'));
  });

  /** Says so much that the connection takes no more, since nobody reads. */
  async function stopReading(): Promise<void> {
    reader.pause();
    for (let stalled = 0; stalled < 20; ) {
      opened.stream.tell(['x'.repeat(16_000)]);
      await turn();
      stalled = opened.response.writableNeedDrain ? stalled + 1 : 0;
    }
  }

  test('says every 20 seconds that it lives, and ends after ten minutes', async () => {
    timers.pass(HEARTBEAT_MS * 2);
    await waitFor('two heartbeats', () => received.split(': alive').length === 3);
    timers.pass(LIFE_MS - HEARTBEAT_MS * 2);
    await waitFor('its end', () => received.endsWith('\r\n0\r\n\r\n'));
    reader.destroy();
    await opened.stream.closed;
  });

  test('keeps a set of topics for who does not read, however much happens, and tells it once when they read again', async () => {
    await stopReading();
    const held = opened.response.writableLength;
    for (let times = 0; times < 10_000; times++) opened.stream.tell(['tasks', 'meetings']);
    expect(opened.response.writableLength).toBe(held);
    reader.resume();
    await waitFor('what was kept', () => /data: (?:x+ )?tasks meetings\n\n/.test(received));
    expect(received.match(/tasks meetings/g)).toHaveLength(1);
    reader.destroy();
    await opened.stream.closed;
  });

  test('lets go at the next heartbeat of who does not read', async () => {
    await stopReading();
    timers.pass(HEARTBEAT_MS);
    await opened.stream.closed;
    reader.resume();
    await waitFor('the reader to see it', () => gone);
  });

  test('that ends before it has been read can still be spoken to, and is let go (writing after the end ended the server)', async () => {
    await stopReading();
    opened.stream.end();
    opened.stream.tell(['tasks']);
    await turn();
    timers.pass(HEARTBEAT_MS);
    await opened.stream.closed;
    reader.destroy();
  });
});

describe('many streams', () => {
  const database = freshDatabase();
  const server = createHttpServer(createLog('silent'), { frameAncestors: [] });
  let live: Awaited<ReturnType<typeof addLive>>;
  let tokensAreGood = true;

  beforeAll(async () => {
    timers = testTimers();
    live = await addLive(server, {
      databaseUrl: database.url,
      db: database.store.db,
      timers,
      log: createLog('silent'),
      async identify(request) {
        if (!tokensAreGood) throw new RequestProblem('unauthenticated');
        const id = request.header('authorization', '');
        return { id, entraObjectId: null, name: id, email: id, language: 'sv', roles: ['ikp'] };
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await live.stop();
    server.server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  async function listen(authorization: string): Promise<{ readonly answer: IncomingMessage; text: string; over: boolean }> {
    const request = get({ port: server.address().port, host: '127.0.0.1', path: '/api/events', headers: { authorization }, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const heard = { answer, text: '', over: false };
    answer.on('data', (part: Buffer) => (heard.text += part.toString()));
    answer.on('close', () => (heard.over = true));
    answer.on('error', () => undefined);
    return heard;
  }

  test('300 hear of a hundred changes as one; when they are over, each comes again, and with a token that has run out is refused', async () => {
    const all = await Promise.all(Array.from({ length: 300 }, (_, number) => listen(`person ${number}`)));
    expect(new Set(all.map(({ answer }) => answer.statusCode))).toEqual(new Set([200]));
    for (let times = 0; times < 100; times++) await database.store.db.execute(sql`select pg_notify('ikp_forum_changes', 'topic meetings')`);
    await database.store.db.execute(sql`select pg_notify('ikp_forum_changes', 'topic loans')`);
    await waitFor('all of them to hear of it', () => {
      timers.pass(100);
      return all.every(({ text }) => text.includes('loans'));
    });
    for (const { text } of all) expect(text.match(/meetings/g)?.length).toBeLessThanOrEqual(3);
    timers.pass(LIFE_MS);
    await waitFor('all of them to end', () => all.every(({ over }) => over));
    expect((await listen('person 1')).answer.statusCode).toBe(200);
    tokensAreGood = false;
    expect((await listen('person 1')).answer.statusCode).toBe(401);
  });
});
