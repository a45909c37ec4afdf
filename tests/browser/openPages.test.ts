import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { productUnderTest } from '../support/product.ts';
import { launchChromium } from './chromium.ts';
import { axe } from './openTab.ts';

/** The pages that open without signing in, as a browser shows them, which runs no script of theirs. */

const under = productUnderTest();
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

async function open(page: string, colorScheme: 'light' | 'dark', width: number, show: (context: BrowserContext) => Promise<void>): Promise<void> {
  // The policy of these pages lets no script in, not even that of the tests.
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
  const window = await context.newPage();
  await window.goto(`http://127.0.0.1:${under.product.port}/${page}`);
  await show(context);
  await context.close();
}

describe.each(['help', 'privacy', 'terms', 'accessibility'])('/%s', (page) => {
  test.each(['sv', 'en'])('is for all in %s: axe has nothing to say, light or dark, and a phone shows it whole', async (language) => {
    for (const [colorScheme, width] of [['light', 1280], ['dark', 320]] as const) {
      await open(`${page}?lang=${language}`, colorScheme, width, async (context) => {
        const [window] = context.pages();
        if (!window) throw new Error('The window is closed.');
        expect(await window.getAttribute('html', 'lang')).toBe(language);
        expect(await window.locator('main h1').count()).toBe(1);
        expect(await axe({ tab: window })).toEqual([]);
        expect(await window.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        const background = await window.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(31, 31, 31)');
      });
    }
  });
});

test('leads from one to the other, in the language chosen', async () => {
  await open('help?lang=sv', 'light', 1280, async (context) => {
    const [window] = context.pages();
    if (!window) throw new Error('The window is closed.');
    await window.getByRole('link', { name: 'English' }).click();
    await window.getByRole('link', { name: 'Accessibility' }).click();
    await window.getByRole('heading', { name: 'Accessibility of IKP-forum', level: 1 }).waitFor();
    expect(await window.getByRole('link', { name: 'Accessibility' }).getAttribute('aria-current')).toBe('page');
  });
});
