import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** Two people act on the same, each in a window of their own, and one of them on what no longer holds: they are told who was first, and see how it is. */

let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

/** What the page has fetched stays as it is, whatever happens meanwhile, until it is let go. What it sends goes through. */
async function held(page: Page): Promise<() => Promise<void>> {
  const waiting: (() => void)[] = [];
  const wait = async (route: Route) => {
    if (route.request().method() === 'GET') await new Promise<void>((resolve) => waiting.push(resolve));
    await route.fallback();
  };
  await page.route('**/api/**', wait);
  return async () => {
    await page.unroute('**/api/**', wait);
    for (const go of waiting) go();
  };
}

const open = async (name: string, path: string) => {
  const page = await asPerson(browser, demo, name);
  await page.goto(new URL(path, demo.tabUrl).href);
  await page.locator('main h1').waitFor();
  return page;
};

const close = (...pages: readonly Page[]) => Promise.all(pages.map((page) => page.context().close()));

const told = (page: Page, words: RegExp) => page.getByRole('alert').getByText(words).first().waitFor();

/** What the keyboard stands on: never nothing, and never what is no longer there. */
const focused = (page: Page) => page.evaluate<string>('document.activeElement === document.body ? "nothing" : document.activeElement.innerText');

describe('an import', () => {
  const undo = (page: Page) => page.getByRole('button', { name: 'Ångra importen av kontaktpersoner-ny.csv' }).first();
  const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name }).click();

  test('that two have before them is saved by the first; the other is told, and sees what it would change now', async () => {
    const [hanna, mattias] = await Promise.all([open('Hanna Björkqvist', 'imports'), open('Mattias Ringdahl', 'imports')]);
    for (const page of [hanna, mattias]) {
      await page.getByRole('button', { name: 'kontaktpersoner-ny.csv' }).click();
      await page.getByRole('heading', { level: 1, name: 'kontaktpersoner-ny.csv' }).waitFor();
      await page.getByRole('button', { name: /^Bekräfta och spara/ }).waitFor();
    }
    await hanna.getByRole('button', { name: /^Bekräfta och spara/ }).click();
    await dialog(hanna, /^Bekräfta och spara/);
    await hanna.getByText('Importen är klar.').waitFor();
    await mattias.getByRole('button', { name: /^Bekräfta och spara/ }).click();
    await dialog(mattias, /^Bekräfta och spara/);
    await mattias.getByText(/Hanna Björkqvist importerade en fil i dag \d\d:\d\d\./).waitFor();
    await mattias.getByText(/Ingenting har sparats/).waitFor();
    expect(await focused(mattias)).toBe('kontaktpersoner-ny.csv');
    await close(hanna, mattias);
  }, 60_000);

  test('that both take back is taken back by the first', async () => {
    const [hanna, mattias] = await Promise.all([open('Hanna Björkqvist', 'imports'), open('Mattias Ringdahl', 'imports')]);
    await Promise.all([undo(hanna).waitFor(), undo(mattias).waitFor()]);
    const letGo = await held(mattias);
    await undo(hanna).click();
    await dialog(hanna, 'Ångra importen');
    await hanna.getByText(/Ångrad av Hanna Björkqvist/).waitFor();
    await undo(mattias).click();
    await dialog(mattias, 'Ångra importen');
    await told(mattias, /Hanna Björkqvist tog tillbaka en import i dag \d\d:\d\d\./);
    await letGo();
    await mattias.getByText(/Ångrad av Hanna Björkqvist/).waitFor();
    await undo(mattias).waitFor({ state: 'detached' });
    expect(await focused(mattias)).toBe('kontaktpersoner-ny.csv');
    await close(hanna, mattias);
  }, 60_000);

  test('that is too old to be taken back says until when it could be, and nobody is blamed', async () => {
    const hanna = await open('Hanna Björkqvist', 'imports');
    await hanna.getByRole('button', { name: 'kontaktpersoner-ny.csv' }).click();
    await hanna.getByRole('button', { name: /^Bekräfta och spara/ }).click();
    await dialog(hanna, /^Bekräfta och spara/);
    await hanna.getByRole('link', { name: 'Till importerna' }).click();
    await undo(hanna).waitFor();
    const letGo = await held(hanna);
    const answered = await fetch(new URL('/api/demo/clock', demo.tabUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Demo ${await hanna.evaluate<string>("sessionStorage.getItem('ikp-demo-person')")}` },
      body: JSON.stringify({ days: 15 }),
    });
    expect(answered.status).toBe(200);
    await undo(hanna).click();
    await dialog(hanna, 'Ångra importen');
    await told(hanna, /Importen går inte längre att ångra/);
    await told(hanna, /Det gick till .*\d\d:\d\d\. Inget har ändrats\./);
    expect(await hanna.getByText('Någon hann före').count()).toBe(0);
    await letGo();
    await hanna.getByText(/^Gick att ångra till/).first().waitFor();
    await undo(hanna).waitFor({ state: 'detached' });
    expect(await focused(hanna)).toBe('kontaktpersoner-ny.csv');
    await close(hanna);
  }, 90_000);
});
