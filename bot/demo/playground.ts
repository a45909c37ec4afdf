import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** Somebody whom the Playground knows. `id` is the Teams id of the person for this bot (`29:…`). */
export interface PlaygroundPerson {
  readonly id: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

export interface PlaygroundOptions {
  readonly port: number;
  /** Where the bot takes activities: `http://127.0.0.1:<port>/api/messages`. */
  readonly botEndpoint: string;
  /** A folder of the Playground's own, for its settings and its log. */
  readonly folder: string;
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** Who writes and clicks in the page. */
  readonly person: PlaygroundPerson;
  /** The other members of the team; the Playground wants exactly five. */
  readonly colleagues: readonly [PlaygroundPerson, PlaygroundPerson, PlaygroundPerson, PlaygroundPerson, PlaygroundPerson];
  readonly personalChatId: string;
  /** `id` is also the id of the channel General, which the Playground makes and names itself. */
  readonly team: { readonly id: string; readonly name: string; readonly aadGroupId: string };
  /** The one channel that the Playground allows beside General. */
  readonly channel: { readonly id: string; readonly name: string };
}

export interface Playground {
  /** The page for the person's browser. */
  readonly url: string;
  /** The beginning of every `serviceUrl` that the bot will be told. */
  readonly serviceUrl: string;
  /**
   * Installs the app in a conversation, as opening it in the page does: the bot gets an
   * installationUpdate and a conversationUpdate and can write there from then on, also before
   * anybody has opened the page. `conversationId` is a personal chat, the team's id or the channel's.
   *
   * @throws PlaygroundFailed for an id that the Playground does not know
   */
  install(conversationId: string): Promise<void>;
  /** Settles when the Playground ends without having been stopped; never, when all goes well. */
  readonly died: Promise<PlaygroundFailed>;
  /** Ends it and waits until its process is gone. */
  stop(): Promise<void>;
}

/** The port belongs to another program. */
export class PlaygroundPortBusy extends Error {
  constructor(port: number) {
    super(
      `Port ${port}, where the chat client (Agents Playground) would listen, is in use by another program. ` +
        `Stop it, or choose another port with PLAYGROUND_PORT=${port + 1}.`,
    );
    this.name = 'PlaygroundPortBusy';
  }
}

/** The Playground did not start, or ended by itself; `reason` is in its own words. */
export class PlaygroundFailed extends Error {
  constructor(reason: string, logFile: string) {
    super(`The chat client (Agents Playground) does not run: ${reason} Its log is ${logFile}.`);
    this.name = 'PlaygroundFailed';
  }
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 5_000;

/**
 * Loaded into the Playground before its own code. It would listen on every network of the machine,
 * where a stranger could act as the demo's people; and it would outlive a product that is killed,
 * and then hold the port. Its standard input is a pipe of ours, which closes whenever we end.
 */
const PRELOAD = `
  import { Server } from 'node:net';
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (port, ...rest) {
    return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
  };
  process.stdin.on('end', () => process.exit(0)).resume();
`;

/**
 * Starts Microsoft's Agents Playground, the chat client for a bot on one's own machine, and waits
 * until it answers (at most 30 seconds).
 *
 * @throws PlaygroundPortBusy, PlaygroundFailed
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = resolve(options.folder);
  const logFile = resolve(folder, 'playground.log');
  const settingsFile = resolve(folder, '.m365agentsplayground.yml');
  const url = `http://127.0.0.1:${options.port}`;
  const serviceUrl = `${url}/_connector`;
  await mkdir(folder, { recursive: true });
  await rm(logFile, { force: true });
  // Every JSON text is YAML as well.
  await writeFile(settingsFile, JSON.stringify(settings(options), null, 2));

  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(PRELOAD)}`,
      createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js'),
      'start',
      ...['--app-endpoint', options.botEndpoint],
      ...['--channel-id', 'msteams'],
      ...['--port', String(options.port)],
      ...['--service-url', serviceUrl],
      '--disable-telemetry',
    ],
    {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'ignore'],
      // Ctrl-C in a terminal goes to the whole group; the product ends first and takes the Playground with it.
      detached: process.platform !== 'win32',
      env: environment(settingsFile, logFile),
    },
  );
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const stop = () => end(child, ended);
  try {
    const port = await Promise.race([announcedPort(child), ended.then(() => null), pause(START_LIMIT_MS, null, { ref: false })]);
    if (port === null) throw new PlaygroundFailed(await reason(logFile), logFile);
    // With its port taken the Playground chooses another one without a word.
    if (port !== options.port) throw new PlaygroundPortBusy(options.port);
    await untilItAnswers(url, child, logFile);
  } catch (error) {
    await stop();
    throw error;
  }

  let stopping = false;
  return {
    url,
    serviceUrl,
    async install(conversationId) {
      const response = await fetch(`${url}/_debug/conversation/${encodeURIComponent(conversationId)}/installation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      if (!response.ok) throw new PlaygroundFailed(`it does not know the conversation ${conversationId}.`, logFile);
    },
    died: new Promise((settle) => {
      void ended.then(async () => {
        if (!stopping) settle(new PlaygroundFailed(await reason(logFile), logFile));
      });
    }),
    stop() {
      stopping = true;
      return stop();
    },
  };
}

function settings(options: PlaygroundOptions) {
  return {
    version: '0.1.1',
    tenantId: options.tenantId,
    bot: options.bot,
    currentUser: user(options.person),
    users: options.colleagues.map(user),
    personalChat: { id: options.personalChatId },
    // Demanded by the Playground; the product has no use for it.
    groupChat: { id: '19:group@thread.v2', name: 'Gruppchatt' },
    team: { ...options.team, channels: [options.channel] },
  };
}

function user({ id, aadObjectId, givenName, surname, email }: PlaygroundPerson) {
  // `userPrincipleName` is the Playground's own spelling.
  return { id, name: `${givenName} ${surname}`, userPrincipleName: email, aadObjectId, givenName, surname, email };
}

function environment(settingsFile: string, logFile: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // With these it would ask Microsoft for tokens, and refuse the bot's answers without one.
    AUTH_CLIENT_ID: undefined,
    AUTH_CLIENT_SECRET: undefined,
    AUTH_TENANT_ID: undefined,
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: settingsFile,
    M365_AGENTS_PLAYGROUND_LOGFILE: logFile,
    TEAMSAPPTESTER_BROWSER: 'none',
    // The switch --disable-telemetry leaves the statistics of the library that would send it.
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
    // It talks to this machine only; a proxy could not reach the bot.
    NO_PROXY: '*',
  };
}

/** The port that the Playground says it listens on; never settles when it says nothing. */
function announcedPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const match = /^Listening on (\d+)$/.exec(line);
      if (match) resolve(Number(match[1]));
    });
  });
}

async function untilItAnswers(url: string, child: ChildProcess, logFile: string): Promise<void> {
  // It says that it listens before it has read its settings.
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline && isRunning(child)) {
    if (await answers(`${url}/_debug/ping`)) return;
    await pause(50);
  }
  throw new PlaygroundFailed(await reason(logFile), logFile);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not yet listening
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (!isRunning(child)) return;
  child.stdin!.end();
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(killer);
}

/** Why the Playground ended, from its log: the line that begins with `error Reason:` and those that belong to it. */
async function reason(logFile: string): Promise<string> {
  const log = await readFile(logFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const found = /^error Reason: ([^]+?)(?=\n(?:error|log|warn|debug|info) |$(?![^]))/m.exec(log);
  return found ? found[1]!.trim() : 'it ended without giving a reason.';
}
