import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './browser/chromium.ts';
import { startDemo, type RunningDemo } from './support/demo.ts';

/**
 * `npm run screenshots`: the pictures of the README, made from the running demo, and every page of
 * the tab in its themes, languages and widths, to be looked at.
 */

const root = path.resolve(import.meta.dirname, '..');
const README_IMAGES = path.join(root, 'docs', 'images');
const ALL_PAGES = path.join(root, 'tests', 'output', 'screenshots');

await mkdir(README_IMAGES, { recursive: true });
await mkdir(ALL_PAGES, { recursive: true });
const demo = await startDemo();
const browser = await launchChromium();
try {
  await pictureCard(demo, browser);
  for (const width of [1280, 320]) {
    for (const theme of ['default', 'dark', 'contrast']) await pictureTab(demo, browser, width, theme);
  }
  console.log(`The README's pictures are in docs/images, all others in tests/output/screenshots.`);
} finally {
  await browser.close();
  await demo.stop();
}

/** Asks as Admissions, by the API that the tab's form uses, and takes the card in Karin's chat. */
async function pictureCard({ chatUrl, tabUrl }: RunningDemo, on: Browser): Promise<void> {
  const chat = await on.newPage({ viewport: { width: 1100, height: 1000 }, deviceScaleFactor: 2, locale: 'sv-SE' });
  await chat.goto(chatUrl);
  await chat.getByText('Hej Karin Åström!').waitFor();
  const api = new URL('/api/', tabUrl);
  const { people } = (await (await fetch(new URL('demo/people', api))).json()) as { people: { id: string; name: string }[] };
  const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? '';
  const headers = { authorization: `Demo ${idOf('Eva Forsmark')}`, 'content-type': 'application/json' };
  const form = (await (await fetch(new URL('eligibility-requests/form', api), { headers })).json()) as {
    departments: { id: string; name: string }[];
  };
  const body = JSON.stringify({
    caseReference: 'UMU-2026-00417',
    courseCode: '5FY210',
    courseName: 'Kvantmekanik',
    departmentId: form.departments.find((one) => one.name === 'Institutionen för fysik')?.id,
    term: 'HT2027',
    question: 'Motsvarar sökandens kurser i linjär algebra och flervariabelanalys våra 30 hp matematik?',
  });
  await fetch(new URL('eligibility-requests', api), { method: 'POST', headers, body });
  const title = chat.getByText('Är sökande i ärende UMU-2026-00417 behörig till Kvantmekanik (5FY210)?');
  await title.waitFor();
  const card = chat.locator('.ac-adaptiveCard').filter({ has: title }).last();
  await card.screenshot({ path: path.join(README_IMAGES, 'card.png') });
  await chat.close();
}

async function pictureTab({ tabUrl }: RunningDemo, on: Browser, width: number, theme: string): Promise<void> {
  const context = await on.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: width > 320 ? 1 : 2, locale: 'sv-SE' });
  // The same key under which the chooser of the demo keeps it.
  await context.addInitScript((chosen) => sessionStorage.setItem('ikp-demo-theme', chosen), theme);
  const page = await context.newPage();
  const take = (name: string) => page.screenshot({ path: path.join(ALL_PAGES, `${name}-${theme}-${width}.png`), fullPage: true });
  await page.goto(tabUrl);
  await page.getByText('Karin Åström', { exact: true }).first().waitFor();
  await take('chooser');
  await page.getByText('Karin Åström', { exact: true }).first().click();
  await page.getByText('Learning Agreement för Elias Vargfors', { exact: false }).waitFor();
  await take('tasks');
  if (width > 320 && theme === 'default') await page.screenshot({ path: path.join(README_IMAGES, 'tab.png') });
  await open(page, /Learning Agreement för Elias Vargfors/);
  await page.getByRole('heading', { name: /Elias Vargfors/ }).first().waitFor();
  await take('task');
  await page.getByRole('link', { name: 'Avtal' }).click();
  await page.getByText('Technical University of Munich').first().waitFor();
  await take('agreements');
  await page.getByText('Technical University of Munich').first().click();
  await page.getByRole('heading', { name: /Technical University of Munich/ }).first().waitFor();
  await take('agreement');
  await context.close();
}

async function open(page: Page, title: RegExp): Promise<void> {
  await page.getByText(title).first().click();
}
