import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { sendProblem, RequestProblem } from './problem.ts';
import { preferredLanguage } from './routes.ts';
import { isUpload } from './upload.ts';

/** Bytes of a request body; a card's inputs and a question are far below. */
const MAX_BODY = 256 * 1024;

const TAB_FILES = fileURLToPath(new URL('../../tab/dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Hosts that may show the tab in a frame: Teams, Outlook and Microsoft 365.
 * Source: Microsoft Learn, "Teams tab requirements", valid domains of content security policies.
 */
const HOSTS =
  'https://teams.microsoft.com https://*.teams.microsoft.com https://teams.cloud.microsoft https://*.cloud.microsoft https://*.office.com https://*.microsoft365.com https://outlook.office365.com';

export interface ServerOptions {
  /** Further addresses that may frame the tab, in tests a host page of our own. */
  readonly frameAncestors: readonly string[];
}

/** A restify server with what every answer has in common; routes are added by the rooms that own them. */
export function createHttpServer(log: Logger, options: ServerOptions): Server {
  const server = restify.createServer({
    name: 'ikp-forum',
    maxParamLength: 200,
    // restify 12 logs with pino; its published types still name bunyan.
    log: log as unknown as NonNullable<restify.ServerOptions['log']>,
  });
  server.pre(restify.plugins.pre.dedupeSlashes());
  // Before routing, so that answers to addresses that lead nowhere carry them as well.
  server.pre((_request: Request, response: Response, next: () => void) => {
    response.header('X-Content-Type-Options', 'nosniff');
    response.header('Referrer-Policy', 'no-referrer');
    response.header('Strict-Transport-Security', 'max-age=31536000');
    next();
  });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  // A file is read by its route, which first looks who sends it.
  for (const parse of restify.plugins.bodyParser({ mapParams: false, maxBodySize: MAX_BODY, rejectUnknown: false })) {
    server.use((request: Request, response: Response, next: Next) => {
      if (isUpload(request)) next();
      else void parse(request, response, next);
    });
  }
  server.on('restifyError', (request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
    const kind = kindOf(error.statusCode ?? 500);
    if (kind === 'internal') log.error({ err: error, path: request.getPath() }, 'request failed');
    sendProblem(response, new RequestProblem(kind), preferredLanguage(request), '');
    done();
  });
  addTab(server, options);
  return server;
}

function kindOf(status: number): 'notFound' | 'tooLarge' | 'notJson' | 'internal' {
  if (status === 404 || status === 405) return 'notFound';
  if (status === 413) return 'tooLarge';
  return status < 500 ? 'notJson' : 'internal';
}

/** The built tab. Paths without a file are pages of it: their address is read by the tab itself. */
function addTab(server: Server, { frameAncestors }: ServerOptions): void {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    // Fluent writes its styles at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data: https://*.cdn.office.net",
    // Entra ID gives the tokens outside Teams; the Teams library asks the other for the list of hosts.
    "connect-src 'self' https://login.microsoftonline.com https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${[HOSTS, ...frameAncestors].join(' ')}`,
  ].join('; ');

  server.get('/', async (_request: Request, response: Response) => {
    response.header('Location', '/tab/');
    response.sendRaw(302, '');
  });
  server.get('/tab/*', restify.plugins.gzipResponse(), async (request: Request, response: Response) => {
    const wanted = path.join(TAB_FILES, decodeURIComponent(request.getPath()).replace(/^\/tab\//, ''));
    const isPage = !wanted.startsWith(TAB_FILES) || !(await isFile(wanted));
    // An old page that asks for a script of its time must not be given a page in its place.
    if (isPage && request.getPath().startsWith('/tab/assets/')) {
      sendProblem(response, new RequestProblem('notFound'), preferredLanguage(request), '');
      return;
    }
    const file = isPage ? path.join(TAB_FILES, 'index.html') : wanted;
    if (isPage && !(await isFile(file))) throw new TabNotBuilt();
    response.header('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    // Assets carry a hash of their content in their name.
    const isHashed = file.startsWith(path.join(TAB_FILES, 'assets'));
    response.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (path.extname(file) === '.html') response.header('Content-Security-Policy', policy);
    await new Promise<void>((resolve, reject) => {
      createReadStream(file).on('error', reject).pipe(response).on('finish', resolve).on('close', resolve);
    });
  });
}

class TabNotBuilt extends Error {
  constructor() {
    super('The tab is not built. Run "npm run build".');
    this.name = 'TabNotBuilt';
  }
}

/** What the system says of a path at which there can be no file; addresses are whatever strangers send. */
const NO_FILE = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (NO_FILE.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
