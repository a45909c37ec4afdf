import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  PlaygroundFailed,
  PlaygroundPortBusy,
  startPlayground,
  type Playground,
  type PlaygroundOptions,
  type PlaygroundPerson,
} from '../../bot/demo/playground.ts';

// Programs are started here, on a machine that may be busy.
jest.setTimeout(60_000);

interface Activity {
  readonly type: string;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string; readonly conversationType: string };
  readonly channelData: { readonly team?: { readonly name: string } };
}

const activities: Activity[] = [];
let bot: Server;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikp-playground-'));
  bot = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.method === 'POST') activities.push(JSON.parse(body) as Activity);
      response.end();
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  bot.close();
  await rm(folder, { recursive: true, force: true });
});

describe('startPlayground', () => {
  let playground: Playground;
  let options: PlaygroundOptions;

  beforeAll(async () => {
    options = await optionsFor('first');
    playground = await startPlayground(options);
  });

  afterAll(() => playground.stop());

  test('shows the team, its second channel and the person in the page', async () => {
    const answer = await fetch(`${playground.url}/_internal/v1/config`);
    const { config } = (await answer.json()) as { config: Record<string, never> };
    expect(config).toMatchObject({
      bot: { name: 'IKP-forum' },
      currentUser: { name: 'Sara Lindström', aadObjectId: options.person.aadObjectId },
      teams: [{ name: 'Internationaliseringsforum', channels: [{ name: 'General' }, { name: 'Påminnelser' }] }],
    });
    const page = await fetch(playground.url);
    expect(await page.text()).toContain('<title>Microsoft 365 Agents Playground</title>');
  });

  test.each([
    ['the personal chat', 'a:sara', 'personal'],
    ['the team', '19:team@thread.tacv2', 'channel'],
    ['its second channel', '19:reminders@thread.tacv2', 'channel'],
  ])('makes %s known to the bot without anybody opening it, and the bot can write there', async (_what, id, kind) => {
    activities.length = 0;
    await playground.install(id);
    await until(() => activities.length === 2);
    expect(activities.map(({ type }) => type).sort()).toEqual(['conversationUpdate', 'installationUpdate']);
    for (const activity of activities) {
      expect(activity).toMatchObject({ serviceUrl: playground.serviceUrl, conversation: { id, conversationType: kind } });
    }
    const sent = await fetch(`${playground.serviceUrl}/v3/conversations/${encodeURIComponent(id)}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'Hej!' }),
    });
    expect(sent.status).toBe(201);
    expect(await sent.json()).toEqual({ id: expect.stringMatching(/^\d+/) });
  });

  test('says so when a conversation does not exist', async () => {
    await expect(playground.install('a:nobody')).rejects.toThrow(PlaygroundFailed);
  });

  test('listens on this machine only', async () => {
    const outside = Object.values(networkInterfaces()).flat().find((one) => one && !one.internal && one.family === 'IPv4');
    if (outside) expect(await reaches(outside.address, options.port)).toBe(false);
    expect(await reaches('127.0.0.1', options.port)).toBe(true);
    expect(await reaches('::1', options.port)).toBe(false);
  });

  test('refuses a port that somebody has, and leaves nothing running', async () => {
    await expect(startPlayground({ ...(await optionsFor('second')), port: options.port })).rejects.toThrow(PlaygroundPortBusy);
  });

  test('tells why it does not start', async () => {
    const bad = await optionsFor('third');
    const twice = { ...bad, person: { ...bad.person, id: bad.colleagues[0].id } };
    await expect(startPlayground(twice)).rejects.toThrow(/User ID must be unique/);
    expect(await reaches('127.0.0.1', bad.port)).toBe(false);
  });

  test('stops, also when asked twice, without calling itself dead', async () => {
    const other = await startPlayground(await optionsFor('fourth'));
    await Promise.all([other.stop(), other.stop()]);
    await expect(fetch(other.url)).rejects.toThrow();
    expect(await Promise.race([other.died, Promise.resolve('quiet')])).toBe('quiet');
  });
});

describe('a product that is killed', () => {
  test('takes its Playground with it', async () => {
    const options = await optionsFor('fifth');
    const code = `
      const { startPlayground } = await import(${JSON.stringify(new URL('../../bot/demo/playground.ts', import.meta.url).href)});
      await startPlayground(${JSON.stringify(options)});
      console.log('ready');
    `;
    const product = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(product.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(line).toBe('ready\n');
    product.kill('SIGKILL');
    await until(async () => !(await reaches('127.0.0.1', options.port)));
  });
});

async function optionsFor(name: string): Promise<PlaygroundOptions> {
  const { port } = bot.address() as AddressInfo;
  return {
    port: await freePort(),
    botEndpoint: `http://127.0.0.1:${port}/api/messages`,
    folder: join(folder, name),
    tenantId: '00000000-0000-4000-8000-0000000000a0',
    bot: { id: '28:ikp-forum', name: 'IKP-forum' },
    person: person('Sara', 'Lindström', 0),
    colleagues: [1, 2, 3, 4, 5].map((n) => person('Kollega', `Nummer ${n}`, n)) as unknown as PlaygroundOptions['colleagues'],
    personalChatId: 'a:sara',
    team: { id: '19:team@thread.tacv2', name: 'Internationaliseringsforum', aadGroupId: '00000000-0000-4000-8000-0000000000b0' },
    channel: { id: '19:reminders@thread.tacv2', name: 'Påminnelser' },
  };
}

function person(givenName: string, surname: string, n: number): PlaygroundPerson {
  return {
    id: `29:${givenName}-${n}`,
    aadObjectId: `00000000-0000-4000-8000-00000000000${n}`,
    givenName,
    surname,
    email: `person${n}@example.org`,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const answer = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false)).once('timeout', () => answer(false));
  });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('What the test waits for did not come within 20 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
