import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from './browser/chromium.ts';
import { chooseTheme, everyPage, PAGE_NAMES, THEMES, type DemoLanguage, type PageName } from './browser/everyPage.ts';
import { startDemo } from './support/demo.ts';

/**
 * `npm run screenshots [page…]`: the pictures of the README, made from the running demo, and every
 * page of the tab, or those named, in its themes, languages and widths, to be looked at.
 */

const root = path.resolve(import.meta.dirname, '..');
const README_IMAGES = path.join(root, 'docs', 'images');
const ALL_PAGES = path.join(root, 'tests', 'output', 'screenshots');
const LANGUAGES: readonly DemoLanguage[] = ['sv', 'en'];
const DESK = 1280;
const PHONE = 320;

/** Pages that the README shows, with the names of their pictures. */
const IN_README: Readonly<Partial<Record<PageName, string>>> = { tasks: 'tab', learningAgreement: 'learning-agreement', channel: 'channel' };

const wanted = process.argv.slice(2);
const chosen = PAGE_NAMES.filter((name) => wanted.length === 0 || wanted.includes(name));

await rm(ALL_PAGES, { recursive: true, force: true });
await mkdir(README_IMAGES, { recursive: true });
const browser = await launchChromium();
try {
  for (const language of LANGUAGES) await picture(browser, language);
  console.log(`The README's pictures are in docs/images, all others in tests/output/screenshots.`);
} finally {
  await browser.close();
}

async function picture(on: Browser, language: DemoLanguage): Promise<void> {
  const demo = await startDemo();
  try {
    const chat = await on.newPage({ viewport: { width: 1100, height: 1000 }, deviceScaleFactor: 2, locale: 'sv-SE' });
    await chat.goto(demo.chatUrl);
    await chat.getByText('Hej Karin Åström!').waitFor();
    const pages = await everyPage(on, demo, language);
    if (language === 'sv') {
      const title = chat.getByText('Är sökande i ärende UMU-2026-00417 behörig till Kvantmekanik (5FY210)?');
      await title.waitFor();
      await chat.locator('.ac-adaptiveCard').filter({ has: title }).last().screenshot({ path: path.join(README_IMAGES, 'card.png') });
    }
    await chat.close();
    for (const name of chosen) {
      for (const width of [DESK, PHONE]) {
        const { page } = await pages.open(name, width);
        for (const theme of THEMES) {
          await chooseTheme(page, theme);
          const inReadme = IN_README[name];
          if (inReadme && language === 'sv' && width === DESK && theme === 'default') {
            await page.screenshot({ path: path.join(README_IMAGES, `${inReadme}.png`) });
          }
          await page.screenshot({ path: path.join(ALL_PAGES, language, String(width), theme, `${name}.png`), fullPage: true });
        }
        await chooseTheme(page, 'default');
      }
    }
  } finally {
    await demo.stop();
  }
}
