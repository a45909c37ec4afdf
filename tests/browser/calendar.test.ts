import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';

/** The International Office keeps the term calendar: the real product in a real browser. */

let demo: RunningDemo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' });
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
  await page.goto(demo.tabUrl);
  await page.getByText('Hanna Björkqvist', { exact: true }).first().click();
  await page.getByRole('link', { name: 'Terminskalender', exact: true }).click();
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('a day that cannot be is told beside its field, and one that can is kept', async () => {
  await page.getByRole('button', { name: 'Ändra VT2029' }).click();
  await page.getByLabel('Terminen slutar').fill('2029-01-01');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Terminen slutar innan den har börjat.').waitFor();
  await picture('form');
  await page.getByLabel('Terminen slutar').fill('2029-06-10');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Kalendern är sparad.').waitFor();
  await page.getByText('10 juni 2029').waitFor();
}, 60_000);

test('the next year is looked at with what was moved, and saved', async () => {
  await page.getByRole('button', { name: 'Föreslå läsåret 2029/2030' }).click();
  await page.getByText('Flyttad till närmaste arbetsdag', { exact: false }).first().waitFor();
  await picture('proposal');
  await page.getByRole('button', { name: 'Spara läsåret 2029/2030' }).click();
  await page.getByRole('heading', { name: 'Läsåret 2029/2030' }).waitFor();
}, 60_000);

/** Where SHOTS names a folder: the page as it is at both widths, to be looked at. */
async function picture(name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.screenshot({ path: `${folder}/calendar-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 1000 });
}
