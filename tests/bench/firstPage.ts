import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { servePage, startMockApi, tokenOf } from '../browser/mockApi.ts';
import { KARIN } from '../browser/mockData.ts';
import { teamsHostPage } from '../browser/teamsHost/page.ts';
import { compare, type Comparison } from './report.ts';

/** Times slower than this machine: a phone, or a laptop with Teams, a browser and a meeting on it. */
const SLOWER = 4;
const ROUNDS = 7;
const MANY_TASKS = 5_000;
const FEW_TASKS = 50;

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What a list page in Teams is made of at the least: React, Fluent's grid, dialog and button, and the Teams library. */
const BARE_PAGE = `
import { createRoot } from 'react-dom/client';
import {
  Button, createTableColumn, DataGrid, DataGridBody, DataGridCell, DataGridHeader, DataGridHeaderCell, DataGridRow,
  Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, FluentProvider, teamsLightTheme,
} from '@fluentui/react-components';
import { app } from '@microsoft/teams-js';
import { useEffect, useState } from 'react';
const columns = [createTableColumn({ columnId: 'task', renderHeaderCell: () => 'Task', renderCell: (task) => <span data-first>{task}</span> })];
function Page() {
  const [rows, setRows] = useState([]);
  useEffect(() => {
    void app.initialize().catch(() => undefined);
    void fetch('/rows').then((answer) => answer.json()).then(setRows);
  }, []);
  return (
    <FluentProvider theme={teamsLightTheme}>
      <Dialog><DialogTrigger><Button>Open</Button></DialogTrigger><DialogSurface><DialogBody><DialogTitle>Title</DialogTitle><DialogContent>Content</DialogContent></DialogBody></DialogSurface></Dialog>
      <DataGrid items={rows} columns={columns} getRowId={(task) => task}>
        <DataGridHeader><DataGridRow>{({ renderHeaderCell }) => <DataGridHeaderCell>{renderHeaderCell()}</DataGridHeaderCell>}</DataGridRow></DataGridHeader>
        <DataGridBody>{({ item, rowId }) => <DataGridRow key={rowId}>{({ renderCell }) => <DataGridCell>{renderCell(item)}</DataGridCell>}</DataGridRow>}</DataGridBody>
      </DataGrid>
    </FluentProvider>
  );
}
createRoot(document.getElementById('root')).render(<Page />);
`;

export interface FirstPage {
  readonly firstTask: Comparison;
  readonly firstLoadBytes: Comparison;
  readonly filter: Comparison;
}

/**
 * How long somebody in Teams waits for the first task, what travels until then, and how fast a long
 * list is filtered. Both pages stand in the same host page, which answers as Teams does.
 */
export async function measureFirstPage(folder: string): Promise<FirstPage> {
  const [bare, browser] = [await serveBarePage(folder), await launchChromium()];
  let hostPage = '';
  const host = await servePage(() => hostPage);
  const api = await startMockApi({ demo: false });
  api.trustHost(host.origin);
  const inHost = (tabUrl: string) =>
    teamsHostPage({ tabUrl, theme: 'default', locale: 'sv-se', tokens: [tokenOf(KARIN)], subPage: '', silent: false, refusal: '', userName: '' });
  async function load(tabUrl: string, first: string): Promise<Loaded> {
    hostPage = inHost(tabUrl);
    return loadOnce(browser, host.origin, first);
  }
  async function filter(count: number): Promise<number> {
    hostPage = inHost(`${api.origin}/tab/`);
    return filterTime(browser, host.origin, count);
  }
  try {
    const took = { ours: [] as Loaded[], theirs: [] as Loaded[] };
    const filters = { many: [] as number[], few: [] as number[] };
    for (let round = -1; round < ROUNDS; round++) {
      const [ours, theirs] = [await load(`${api.origin}/tab/`, TASK), await load(bare.url, '[data-first]')];
      const [many, few] = [await filter(MANY_TASKS), await filter(FEW_TASKS)];
      if (round < 0) continue; // Warming up.
      took.ours.push(ours);
      took.theirs.push(theirs);
      filters.many.push(many);
      filters.few.push(few);
    }
    return {
      firstTask: compare(took.ours.map(({ ms }) => ms), took.theirs.map(({ ms }) => ms), `ms to the first task at ${SLOWER} times CPU throttling, against a bare Fluent page`, 'ratio <= 1.3'),
      firstLoadBytes: compare(took.ours.map(({ bytes }) => bytes), took.theirs.map(({ bytes }) => bytes), 'bytes of script, compressed, until then, against a bare Fluent page', 'value <= 200000'),
      filter: compare(filters.many, filters.few, `ms to filter ${MANY_TASKS} tasks, against ${FEW_TASKS}`, 'value < 100'),
    };
  } finally {
    await browser.close();
    await api.close();
    await host.close();
    await bare.close();
  }
}

const TASK = 'main a[id^="task-"]';

interface Loaded {
  readonly ms: number;
  readonly bytes: number;
}

/** In a window of its own, with nothing in its cache. */
async function loadOnce(browser: Browser, url: string, first: string): Promise<Loaded> {
  const context = await newContext(browser);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(`new MutationObserver(() => {
    if (!window.firstShown && document.querySelector('${first}')) window.firstShown = performance.now();
  }).observe(document, { childList: true, subtree: true })`);
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  const frame = await openFrame(page, url);
  await frame.locator(first).first().waitFor({ state: 'attached' });
  const ms = await frame.evaluate<number>('window.firstShown');
  const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
  await context.close();
  return { ms, bytes };
}

/** Milliseconds from a key that is typed to the list that it leaves. */
async function filterTime(browser: Browser, url: string, count: number): Promise<number> {
  const context = await newContext(browser);
  const page = await context.newPage();
  await page.route('**/api/first', async (route) => {
    const response = await route.fetch();
    const { me, open } = (await response.json()) as { readonly me: object; readonly open: { readonly tasks: readonly object[] } };
    const tasks = Array.from({ length: count }, (_, n) => ({ ...open.tasks[0], id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, title: `Task number ${n}.` }));
    await route.fulfill({ response, json: { me, open: { tasks, more: false } } });
  });
  const frame = await openFrame(page, url);
  await frame.locator(TASK).first().waitFor();
  const ms = await frame.evaluate<number>(`new Promise((resolve) => {
    const field = document.querySelector('input[type=search]');
    const from = performance.now();
    new MutationObserver(() => {
      if (document.querySelectorAll('${TASK}').length === 1) resolve(performance.now() - from);
    }).observe(document.querySelector('main'), { childList: true, subtree: true });
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'number ${count - 1}.');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })`);
  await context.close();
  return ms;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'sv-SE', reducedMotion: 'reduce' });
  // The Teams library asks for a list there; the machine may have no network.
  await context.route('https://res.cdn.office.net/**', (route) => route.abort());
  return context;
}

async function openFrame(page: Page, url: string): Promise<Frame> {
  await page.goto(url);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The host page shows no tab.');
  return frame;
}

async function serveBarePage(folder: string) {
  // Within the project, so that it takes the project's own packages.
  const source = await mkdtemp(path.join(ROOT, 'tests', 'output-bare-'));
  const out = path.join(folder, 'bare');
  try {
    await writeFile(path.join(source, 'index.html'), '<!doctype html><html lang="en"><title>Bare</title><div id="root"></div><script type="module" src="./main.jsx"></script></html>');
    await writeFile(path.join(source, 'main.jsx'), BARE_PAGE);
    const { build } = await import('vite');
    const { default: react } = await import('@vitejs/plugin-react');
    await build({ root: source, configFile: false, logLevel: 'error', plugins: [react()], build: { outDir: out, emptyOutDir: true } });
  } finally {
    await rm(source, { recursive: true });
  }
  const rows = JSON.stringify(Array.from({ length: 4 }, (_, n) => `Task ${n}`));
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    void (async () => {
      const name = request.url === '/' ? '/index.html' : (request.url ?? '');
      const body = name === '/rows' ? Buffer.from(rows) : await readFile(path.join(out, name)).catch(() => null);
      response.writeHead(body ? 200 : 404, { 'Content-Type': types[path.extname(name)] ?? 'application/json', 'Content-Encoding': 'gzip' });
      response.end(gzipSync(body ?? ''));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
