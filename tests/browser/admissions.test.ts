import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';
import { axe, type OpenTab } from './openTab.ts';

/** Admissions' own questions and their figures, in the program that `npm start` runs. */

let demo: RunningDemo;
let browser: Browser;
let officer: Page;
let contact: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  officer = await asPerson(browser, demo, 'Eva Forsmark');
  contact = await asPerson(browser, demo, 'Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('a question that the department sends back waits for the officer, with the time standing still', async () => {
  await ask('UMU-2026-00501');
  await ask('UMU-2026-00502');
  await contact.getByRole('link', { name: /UMU-2026-00501/ }).click({ timeout: 40_000 });
  await contact.getByRole('button', { name: 'Inte min kurs' }).click();
  await contact.getByLabel('Vilken institution borde få frågan? (frivilligt)').selectOption({ label: 'Kemiska institutionen' });
  await contact.getByRole('button', { name: 'Inte min kurs' }).last().click();
  await contact.getByText('Svarstiden står stilla').first().waitFor();

  await officer.getByRole('link', { name: 'Behörighetskö' }).click();
  const row = officer.getByRole('list', { name: 'Behörighetskö' }).getByRole('link', { name: /UMU-2026-00501/ });
  await row.getByText(/Karin Åström: inte vår kurs\. Svarstiden står stilla sedan/).waitFor({ timeout: 30_000 });
  expect(await axe(asTab(officer))).toEqual([]);
}, 90_000);

test('the state that is shown stands in the address, and a row leads to the case, where the proposal is filled in', async () => {
  await officer.getByLabel('Visa').selectOption('awaitingRequester');
  await officer.waitForURL(/state=awaitingRequester/);
  await officer.getByRole('link', { name: /UMU-2026-00502/ }).waitFor({ state: 'detached' });
  await officer.reload();
  await officer.getByRole('link', { name: /UMU-2026-00501/ }).click();
  await officer.getByText('Förslag: Kemiska institutionen').waitFor();
  await officer.getByRole('button', { name: 'Byt institution' }).click();
  expect(await officer.getByLabel('Institution').locator('option:checked').innerText()).toBe('Kemiska institutionen');
  await officer.goBack();
}, 60_000);

test('the figures tell no times of few answers', async () => {
  await officer.goto(`${demo.tabUrl}figures`);
  const rows = officer.getByRole('region', { name: 'Svarstider' }).getByRole('row');
  await rows.nth(1).waitFor();
  expect(await rows.nth(1).innerText()).toMatch(/Alla institutioner/);
  expect(await axe(asTab(officer))).toEqual([]);
}, 60_000);

test('on a phone both pages are as wide as the screen', async () => {
  await officer.setViewportSize({ width: 320, height: 720 });
  for (const [path, filter] of [['queue', 'Visa'], ['figures', 'Termin']] as const) {
    await officer.goto(`${demo.tabUrl}${path}`);
    await officer.getByLabel(filter, { exact: true }).waitFor();
    expect(await officer.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await axe(asTab(officer))).toEqual([]);
  }
}, 60_000);

async function ask(caseReference: string): Promise<void> {
  await officer.getByRole('link', { name: 'Ny behörighetsfråga' }).first().click();
  await officer.getByLabel('Ärendenummer').fill(caseReference);
  await officer.getByLabel('Kurskod').fill('5KE101');
  await officer.getByLabel('Kursens namn').fill('Grundläggande kemi');
  await officer.getByRole('combobox', { name: 'Institution' }).pressSequentially('fysik');
  await officer.getByRole('option', { name: /Institutionen för fysik/ }).click();
  await officer.getByRole('combobox', { name: 'Termin' }).selectOption('HT2027');
  await officer.getByLabel('Vad behöver institutionen bedöma?').fill('Räcker sökandens kurser i kemi?');
  await officer.getByRole('button', { name: 'Skicka frågan' }).click();
  await officer.getByRole('heading', { name: new RegExp(caseReference) }).waitFor();
}

function asTab(page: Page): OpenTab {
  return { page, tab: page, faults: [] };
}
