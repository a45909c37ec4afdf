import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { servePage } from './mockApi.ts';
import { teamsHostPage, type HostPage } from './teamsHost/page.ts';

/** A window with the tab in it. */
export interface OpenTab {
  readonly page: Page;
  /** The tab itself: the page, or the frame inside the host. */
  readonly tab: Page | Frame;
  /** What no page may do: break in its script, or ask for what its security policy refuses. */
  readonly faults: readonly string[];
}

interface WindowOptions {
  readonly width?: number;
  readonly locale?: string;
}

export interface Windows {
  /** In a browser of its own; as one of the demo's people where `personId` is given. */
  inBrowser(url: string, options?: WindowOptions & { readonly personId?: string }): Promise<OpenTab>;
  /** Inside a page that stands in for Teams. */
  inTeams(host: HostPage, options?: WindowOptions): Promise<OpenTab>;
  /** Where the host page is served. */
  readonly hostOrigin: string;
  /** Closes all windows; the browser stays. */
  closeAll(): Promise<void>;
  end(): Promise<void>;
}

export async function openWindows(browser: Browser): Promise<Windows> {
  let hostPage = '';
  const host = await servePage(() => hostPage);
  // One profile for each locale: the script is fetched and compiled once, and each window still has its own session.
  const profiles = new Map<string, Promise<BrowserContext>>();
  const pages: Page[] = [];

  async function closeAll(): Promise<void> {
    await Promise.all(pages.splice(0).map((page) => page.close()));
  }

  async function newProfile(locale: string): Promise<BrowserContext> {
    const context = await browser.newContext({ locale, timezoneId: 'America/New_York', reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    // The Teams library asks for a list there; the machine that tests may have no network.
    await context.route('https://res.cdn.office.net/**', (route) => route.abort());
    return context;
  }

  function profile(locale: string): Promise<BrowserContext> {
    const known = profiles.get(locale) ?? newProfile(locale);
    profiles.set(locale, known);
    return known;
  }

  async function newWindow({ width = 1280, locale = 'sv-SE' }: WindowOptions): Promise<{ page: Page; faults: string[] }> {
    const page = await (await profile(locale)).newPage();
    pages.push(page);
    await page.setViewportSize({ width, height: 800 });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    return { page, faults };
  }

  return {
    hostOrigin: host.origin,
    async inBrowser(url, options = {}) {
      const { page, faults } = await newWindow(options);
      const { personId } = options;
      if (personId) await page.addInitScript(`sessionStorage.setItem('ikp-demo-person', '${personId}')`);
      await page.goto(url);
      return { page, tab: page, faults };
    },
    async inTeams(given, options = {}) {
      const { page, faults } = await newWindow(options);
      hostPage = teamsHostPage(given);
      await page.goto(host.origin);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      if (!frame) throw new Error('The host page shows no tab.');
      return { page, tab: frame, faults };
    },
    closeAll,
    async end() {
      await closeAll();
      await host.close();
    },
  };
}

/** The host says something unasked, such as `themeChange`. */
export async function hostSays({ page }: OpenTab, func: string, ...args: readonly string[]): Promise<void> {
  await page.evaluate(`hostSays(...${JSON.stringify([func, ...args])})`);
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Violations of the accessibility rules, or of those named, as "rule: where". Tabster's own invisible
 * helpers are left out. Measuring takes a while, in which what arrives may change colour: what is
 * found is measured once more, since what is wrong stays wrong.
 */
export async function axe({ tab }: Pick<OpenTab, 'tab'>, rules?: readonly string[]): Promise<string[]> {
  if (!(await tab.evaluate<boolean>('"axe" in window'))) await tab.evaluate(await axeSource);
  const found = await measured(tab, rules);
  return found.length === 0 ? found : measured(tab, rules);
}

async function measured(tab: OpenTab['tab'], rules: readonly string[] | undefined): Promise<string[]> {
  await colourAtRest(tab);
  return tab.evaluate<string[]>(
    `axe.run({ exclude: [['[data-tabster-dummy]']] }, { resultTypes: ['violations']${rules ? `, runOnly: ${JSON.stringify(rules)}` : ''} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).join(', ')))`,
  );
}

/** Colours glide, however shortly, from what they were; on a busy machine for many frames. One that is replaced on its way is cancelled, and the next is looked for. */
async function colourAtRest(tab: OpenTab['tab']): Promise<void> {
  await tab.evaluate(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const gliding = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await frame().then(frame);
    while (gliding().length > 0) await Promise.allSettled(gliding().map(({ finished }) => finished)).then(frame);
  })()`);
}
