import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** Questions and their answers, and the articles as the International Office keeps them. */

let demo: RunningDemo;
let browser: Browser;
let contact: Page;
let office: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  contact = await asPerson(browser, demo, 'Karin Åström');
  office = await asPerson(browser, demo, 'Hanna Björkqvist');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('a question gets its passage, and the way back leads to it', async () => {
  await contact.getByRole('link', { name: 'Kunskap' }).click();
  await contact.getByRole('heading', { name: 'Solemove och utbytesavtal' }).waitFor();
  await contact.getByRole('searchbox', { name: 'Vad undrar du?' }).fill('kan inte logga in i NyA');
  const answer = contact.getByRole('listitem').filter({ has: contact.getByRole('heading', { name: 'Behörighet till NyA-webben' }) });
  await answer.getByRole('link', { name: 'Till källan' }).waitFor();
  expect(contact.url()).toContain('q=kan');
  await answer.getByRole('link', { name: 'Behörighet till NyA-webben' }).click();
  await contact.getByRole('heading', { level: 1, name: 'Behörighet till NyA-webben' }).waitFor();
  await contact.getByRole('button', { name: 'Läs på engelska' }).click();
  await contact.getByRole('heading', { level: 1, name: 'Access to NyA-webben' }).waitFor();
  expect(await contact.getByRole('link', { name: 'Ändra artikeln' }).count()).toBe(0);
  await contact.getByRole('link', { name: 'Kunskap' }).first().click();
  await contact.goBack();
  await contact.goBack();
  await contact.getByRole('heading', { name: 'Svar', exact: true }).waitFor();
}, 60_000);

test('what nobody has written about is said not to be known, with whom to ask', async () => {
  await contact.getByRole('searchbox').fill('skrivaren är trasig');
  await contact.getByText('Det finns inget svar på det här.').waitFor();
  await contact.getByText(/Fråga International Office/).waitFor();
}, 60_000);

test('the office edits an article; whoever was slower sees what it is now before replacing it', async () => {
  const open = async (page: Page) => {
    await page.getByRole('link', { name: 'Kunskap' }).click();
    await page.getByRole('link', { name: 'Behörighet till NyA-webben' }).click();
    await page.getByRole('link', { name: 'Ändra artikeln' }).click();
    await page.getByRole('textbox', { name: /^Rubrik på svenska/ }).waitFor();
  };
  const colleague = await asPerson(browser, demo, 'Hanna Björkqvist');
  await open(colleague);
  await open(office);
  await office.getByRole('textbox', { name: /^Rubrik på engelska/ }).fill('');
  await office.getByRole('button', { name: 'Spara artikeln' }).click();
  expect(await office.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
  await office.getByRole('textbox', { name: /^Rubrik på engelska/ }).fill('Rights in NyA');
  await office.getByRole('textbox', { name: /^Rubrik på svenska/ }).fill('Rättigheter i NyA');
  await office.getByRole('button', { name: 'Spara artikeln' }).click();
  await office.getByRole('heading', { level: 1, name: 'Rättigheter i NyA' }).waitFor();
  await office.getByText(/Ändrad av Hanna Björkqvist/).waitFor();

  await colleague.getByRole('textbox', { name: /^Rubrik på svenska/ }).fill('Inloggning i NyA');
  await colleague.getByRole('button', { name: 'Spara artikeln' }).click();
  await colleague.getByText(/Någon annan har ändrat artikeln medan du skrev/).waitFor();
  await colleague.getByRole('heading', { name: 'Rättigheter i NyA' }).waitFor();
  await colleague.getByRole('button', { name: 'Spara artikeln' }).click();
  await colleague.getByRole('heading', { level: 1, name: 'Inloggning i NyA' }).waitFor();
}, 90_000);

test('the office goes back to what came with the app, having been asked once more', async () => {
  await office.reload();
  await office.getByRole('button', { name: /Följde med appen/ }).click();
  await office.getByRole('button', { name: /Gå tillbaka till den här/ }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Gå tillbaka till den här' }).click();
  await office.getByRole('heading', { level: 1, name: 'Behörighet till NyA-webben' }).waitFor();
  expect(await office.evaluate('document.activeElement.tagName')).toBe('H1');
}, 60_000);
