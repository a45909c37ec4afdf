import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';

/** How somebody is written to, puts a task off, and sees what is to come: the real product in a real browser. */

let demo: RunningDemo;
let browser: Browser;
let karin: Page;
let hanna: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  // Two contexts, since two people have two browsers.
  const windowOf = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  };
  karin = await windowOf();
  hanna = await windowOf();
  await beIn(karin, 'Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('a task that can wait is put off until a day before it is due', async () => {
  await karin.getByText('Learning Agreement för Elias Vargfors', { exact: false }).first().click();
  const panel = karin.getByRole('region', { name: 'Påminn mig senare' });
  await panel.getByRole('combobox', { name: 'När?' }).selectOption('another');
  await panel.getByRole('button', { name: 'Påminn mig då' }).click();
  await panel.getByText('Det här behöver fyllas i.').waitFor();
  await panel.getByLabel('Dag').fill('2039-01-03');
  await panel.getByRole('button', { name: 'Påminn mig då' }).click();
  await panel.getByText('Uppgiften ska vara klar före dess.', { exact: false }).waitFor();
  await panel.getByRole('combobox', { name: 'När?' }).selectOption({ index: 0 });
  await panel.getByRole('button', { name: 'Påminn mig då' }).click();
  await panel.getByText('Du påminns igen', { exact: false }).waitFor();
  await picture(karin, 'task');
}, 60_000);

test('settings that cannot be granted stand beside their field, and those that can are kept', async () => {
  await open(karin, 'Inställningar');
  await karin.getByLabel('När ska de komma?').selectOption('12:30');
  await karin.getByLabel('Från').fill('12:00');
  await karin.getByLabel('Till', { exact: true }).fill('13:00');
  await karin.getByRole('button', { name: 'Spara' }).click();
  await karin.getByText('Tiden ligger inom dina tysta timmar.').waitFor();
  await karin.locator('select[aria-invalid=true]:focus').waitFor();
  await karin.getByLabel('När ska de komma?').selectOption('09:30');
  await karin.getByRole('button', { name: 'Spara' }).click();
  await karin.getByText('Dina inställningar är sparade.').waitFor();
  await picture(karin, 'settings');
  await karin.reload();
  await karin.getByRole('heading', { name: 'Meddelanden som inte brådskar' }).waitFor();
  expect(await karin.getByLabel('När ska de komma?').inputValue()).toBe('09:30');
  expect(await karin.getByLabel('Från').inputValue()).toBe('12:00');
}, 60_000);

test('what is to come stands day by day, at the digest that was chosen, with its reason', async () => {
  await open(karin, 'Vad som kommer');
  await karin.getByLabel('Tid framåt').selectOption('90');
  await karin.getByText('arbetsdagar kvar', { exact: false }).first().waitFor();
  expect(new URL(karin.url()).searchParams.get('days')).toBe('90');
  const times = await karin.getByRole('listitem').filter({ hasNot: karin.getByText('Direkt', { exact: true }) }).locator('time').allInnerTexts();
  expect(times.length).toBeGreaterThan(0);
  expect(new Set(times)).toEqual(new Set(['09:30']));
  await picture(karin, 'forecast');
}, 60_000);

test('the International Office sees everybody’s, by name and without students', async () => {
  await beIn(hanna, 'Hanna Björkqvist');
  await open(hanna, 'Vad som kommer');
  await hanna.getByText('Till Karin Åström').first().waitFor();
  expect(await hanna.locator('main').innerText()).not.toContain('Vargfors');
  await picture(hanna, 'forecast-office');
}, 60_000);

test('wanting only what is urgent says first what follows, stays once it is confirmed, and is seen by the office', async () => {
  await open(karin, 'Inställningar');
  const box = karin.getByRole('checkbox', { name: 'Skicka bara det som brådskar' });
  const dialog = karin.getByRole('dialog', { name: 'Vill du bara få det som brådskar?' });
  await box.check();
  await karin.getByRole('button', { name: 'Spara' }).click();
  expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(4);
  await picture(karin, 'opt-out');
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await box.isChecked()).toBe(false);
  await box.check();
  await karin.getByRole('button', { name: 'Spara' }).click();
  await dialog.getByRole('button', { name: 'Ja, bara det som brådskar' }).click();
  await karin.getByText('Dina inställningar är sparade.').first().waitFor();
  await karin.reload();
  await karin.getByRole('heading', { name: 'Meddelanden som inte brådskar' }).waitFor();
  expect(await box.isChecked()).toBe(true);

  await open(hanna, 'Institutioner');
  await hanna.getByText('får bara det som brådskar', { exact: false }).first().waitFor();
}, 60_000);

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function beIn(page: Page, name: string): Promise<void> {
  await page.goto(demo.tabUrl);
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
}

/** Where SHOTS names a folder: the page as it is at both widths, to be looked at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.screenshot({ path: `${folder}/calm-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 1000 });
}
