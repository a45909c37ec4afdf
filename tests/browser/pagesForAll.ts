import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PAGE_TEXTS } from '../../tab/texts/pageTexts.ts';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';
import { chooseTheme, everyPage, PAGE_NAMES, THEMES, type DemoLanguage, type EveryPage } from './everyPage.ts';
import { axe } from './openTab.ts';

/** A desk; a desk's window at 200% zoom, which is the same as half its width; a phone. */
const WIDTHS = [1280, 640, 320] as const;

/** A file's name, such as agreements.xml, is none. */
const TEXT_KEY = new RegExp(`\\b(?:${Object.keys(PAGE_TEXTS).join('|')})\\.(?!(?:xml|csv|xlsx)\\b)[a-z]\\w+`, 'g');

/**
 * WCAG 2.1 AA as far as a machine can tell, for every page in one language: axe finds nothing at
 * any width, the colours hold in every theme, and nothing is wider than the screen. The two
 * languages are files of their own, so that they are tested side by side.
 */
export function testPagesForAll(language: DemoLanguage): void {
  let demo: RunningDemo;
  let browser: Browser;
  let pages: EveryPage;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
    pages = await everyPage(browser, demo, language);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await demo.stop();
  }, 30_000);

  describe.each(PAGE_NAMES)('%s', (name) => {
    test('is for all: at every width, in every theme', async () => {
      for (const width of WIDTHS) {
        const { page, faults } = await pages.open(name, width);
        const title = await page.title();
        expect({ width, language: await page.getAttribute('html', 'lang'), faults }).toEqual({ width, language, faults: [] });
        expect(title).toMatch(/\S – IKP-forum$/);
        expect({ width, headings: await page.locator('main h1').count() }).toEqual({ width, headings: 1 });
        // Texts come with the page that names them; one that was not named shows its key.
        expect({ width, keys: (await page.innerText('body')).match(TEXT_KEY) ?? [] }).toEqual({ width, keys: [] });
        expect({ width, tooWide: await widerThanScreen(page) }).toEqual({ width, tooWide: [] });
        expect({ width, violations: await axe({ tab: page }) }).toEqual({ width, violations: [] });
        for (const theme of THEMES) {
          await chooseTheme(page, theme);
          expect({ width, theme, violations: await axe({ tab: page }, ['color-contrast']) }).toEqual({ width, theme, violations: [] });
        }
        await chooseTheme(page, 'default');
      }
    }, 90_000);
  });
}

/** What reaches beyond the right edge, when the page can be moved sideways. */
function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.tagName + ' ' + element.textContent.slice(0, 40))
      .slice(-3)`);
}
