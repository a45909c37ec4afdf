import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** A network meeting in the tab: the International Office calls it, a contact person answers, and both see what the other did. */

let demo: RunningDemo;
let browser: Browser;
let office: Page;
let contact: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  office = await asPerson(browser, demo, 'Hanna Björkqvist');
  contact = await asPerson(browser, demo, 'Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

const TITLE = 'Nätverksträff i december';

test('the office calls a meeting; what is missing or wrong is told beside its field', async () => {
  await office.getByRole('link', { name: 'Träffar' }).click();
  await office.getByRole('link', { name: 'Kalla till en träff' }).click();
  await office.getByRole('button', { name: 'Skicka kallelsen' }).click();
  await office.getByText('Det här behöver fyllas i.').first().waitFor();
  expect(await office.getByText('Det här behöver fyllas i.').count()).toBe(4);
  await office.getByLabel('Rubrik').fill(TITLE);
  await office.getByLabel('Dag', { exact: false }).first().fill('2030-12-09');
  await office.getByLabel('Svara senast').fill('2030-12-12');
  await office.getByLabel('Dagordning').fill('Nomineringar\nAvtal');
  await office.getByRole('button', { name: 'Skicka kallelsen' }).click();
  await office.getByText('Skriv en lokal eller en länk.').waitFor();
  await office.getByText('Sista svarsdag ligger efter träffen.').waitFor();
  await office.getByLabel('Lokal').fill('Rotundan');
  await office.getByLabel('Svara senast').fill('2030-12-02');
  await office.getByRole('button', { name: 'Skicka kallelsen' }).click();
  await office.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
}, 60_000);

test('a contact person answers with a word to the office, and can change the answer', async () => {
  await contact.getByRole('link', { name: 'Träffar' }).click();
  await contact.getByRole('link', { name: TITLE }).click();
  await contact.getByText('Du har inte svarat än.').waitFor();
  // A window that was there before what is written in this one, and does not know of it.
  const elsewhere = await asPerson(browser, demo, 'Karin Åström');
  await elsewhere.goto(contact.url());
  await elsewhere.getByText('Du har inte svarat än.').waitFor();
  await contact.getByLabel('Meddelande till International Office').fill('Jag tar tåget.');
  await contact.getByRole('button', { name: 'Jag kommer', exact: true }).click();
  await contact.getByText('Du har svarat att du kommer.').waitFor();
  await elsewhere.getByText('Du har svarat att du kommer.').waitFor();
  await elsewhere.getByRole('button', { name: 'Kanske' }).click();
  await contact.getByText('Du har svarat att du kanske kommer.').waitFor();
  await elsewhere.context().close();
  expect(await contact.getByText('För International Office').count()).toBe(0);
}, 60_000);

test('the office sees the answer with its word, and takes the participants along as an Excel file', async () => {
  await office.getByRole('row', { name: /Karin Åström.*Kanske.*Jag tar tåget\./ }).waitFor();
  const download = office.waitForEvent('download');
  await office.getByRole('button', { name: 'Hämta som Excel' }).click();
  const rows = await readSheet(await readFile(await (await download).path()));
  expect(rows.some(([name, , answer]) => name === 'Karin Åström' && answer === 'Kanske')).toBe(true);
}, 60_000);

test('another time reaches the one who answered; a cancellation asks first', async () => {
  await office.getByRole('link', { name: 'Ändra' }).click();
  await office.getByLabel('Börjar').fill('14:00');
  await office.getByLabel('Slutar').fill('16:00');
  await office.getByRole('button', { name: 'Spara ändringen' }).click();
  await office.getByText(/14:00–16:00/).waitFor();
  await contact.reload();
  await contact.getByText(/14:00–16:00/).waitFor();
  await office.getByRole('button', { name: 'Ställ in' }).click();
  await contact.getByText('Du har svarat att du kanske kommer.').waitFor();
  await office.getByRole('dialog').getByRole('button', { name: 'Ställ in' }).click();
  await office.getByText('Inställd').first().waitFor();
  expect(await office.evaluate('document.activeElement.tagName')).toBe('H1');
}, 60_000);

test('everybody has an address for their own calendar, and can change it', async () => {
  await contact.getByRole('link', { name: 'Träffar' }).first().click();
  const address = contact.getByLabel('Adress');
  // The field stands there before its address has come.
  await contact.locator('input[value*="/calendar/feeds/"]').waitFor();
  const first = await address.inputValue();
  expect(first).toMatch(/\/calendar\/feeds\/[0-9a-f-]{36}\.ics$/);
  await contact.getByRole('button', { name: 'Byt adress' }).click();
  await contact.getByText('Adressen är bytt.').waitFor();
  expect(await address.inputValue()).not.toBe(first);
}, 60_000);
