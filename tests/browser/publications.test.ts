import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';

/** An instruction on its way: the International Office publishes, a contact person passes it on, and both see what the other did. */

let demo: RunningDemo;
let browser: Browser;
let office: Page;
let contact: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  // Two contexts, since two people have two browsers.
  const windowOf = async (name: string) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(demo.tabUrl);
    await page.getByText(name, { exact: true }).first().click();
    await page.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
    return page;
  };
  office = await windowOf('Hanna Björkqvist');
  contact = await windowOf('Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('what is missing is told beside its field, and what it reaches before it is sent', async () => {
  await office.getByRole('link', { name: 'Instruktioner och information' }).click();
  await office.getByRole('link', { name: 'Ny instruktion eller information' }).click();
  await office.getByRole('button', { name: 'Publicera' }).click();
  await office.getByText('Det här behöver fyllas i.').first().waitFor();
  expect(await office.getByText('Det här behöver fyllas i.').count()).toBe(7);
  await office.getByLabel('Rubrik på svenska').fill('Nominering till HT2027');
  await office.getByLabel('Text på svenska').fill('Skicka instruktionen till era partner.');
  await office.getByLabel('Rubrik på engelska').fill('Nomination for autumn 2027');
  await office.getByLabel('Text på engelska').fill('Send the instruction to your partners.');
  await office.getByLabel('Mejlets ämne').fill('Nomination to Umeå University');
  await office.getByLabel('Mejlets innehåll').fill('Dear partner,\n\nPlease nominate your students.');
  await office.getByLabel('Sista dag').fill(await office.getByLabel('Sista dag').getAttribute('min') ?? '');
  await office.getByLabel('De jag väljer').check();
  await office.getByRole('searchbox', { name: 'Sök institution' }).fill('fysik');
  await office.getByRole('checkbox', { name: /Institutionen för fysik/ }).check();
  await office.getByRole('button', { name: 'Publicera' }).click();
  await office.getByRole('dialog').getByText(/Når 1 institution med sammanlagt \d+ partneruniversitet\./).waitFor();
  await office.getByRole('dialog').getByRole('button', { name: 'Publicera' }).click();
  await office.locator('h1', { hasText: 'Nominering till HT2027' }).waitFor();
  await office.locator('tr', { hasText: /Institutionen för fysik.*Inte klar.*Karin Åström/ }).waitFor();
}, 60_000);

test('the contact person has the e-mail and its text at hand, and says that all are sent', async () => {
  await contact.reload();
  await contact.getByText('Skicka vidare till era partneruniversitet: Nominering till HT2027').click();
  const mail = await contact.getByRole('link', { name: /^Mejla / }).first().getAttribute('href');
  expect(mail).toContain('subject=Nomination%20to%20Ume%C3%A5%20University');
  await contact.getByText('Mejlet till partner (engelska)').click();
  await contact.getByText('Please nominate your students.', { exact: false }).waitFor();
  await contact.getByRole('button', { name: 'Alla är skickade' }).click();
  await contact.getByRole('dialog').getByRole('button', { name: 'Alla är skickade' }).click();
  await contact.getByText(/(\d+) av \1 partneruniversitet har fått instruktionen/).waitFor();
}, 60_000);

test('the International Office sees it done, by whom, and takes the list along', async () => {
  await office.reload();
  await office.getByRole('row', { name: /Institutionen för fysik.*Klar/ }).waitFor();
  await office.getByText(/^\d+ partner$/).click();
  await office.getByText(/Skickat, .*Karin Åström/).first().waitFor();
  const [download] = await Promise.all([office.waitForEvent('download'), office.getByRole('button', { name: 'Ladda ner som CSV' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.startsWith('\ufeffInstitution;Läge;Svar;')).toBe(true);
  expect(csv).toContain('Institutionen för fysik;Klar;');
}, 60_000);

test('a notice goes to all, shows who has no contact person, and is withdrawn for those who have not answered', async () => {
  await office.goto(new URL('new-publication', demo.tabUrl).href);
  await office.getByLabel(/Information som institutionerna/).check();
  expect(await office.getByLabel('Mejlets ämne').count()).toBe(0);
  for (const [label, text] of [
    ['Rubrik på svenska', 'Nya stipendier'],
    ['Text på svenska', 'Berätta för studenterna.'],
    ['Rubrik på engelska', 'New scholarships'],
    ['Text på engelska', 'Tell the students.'],
  ] as const) {
    await office.getByLabel(label).fill(text);
  }
  await office.getByLabel('Sista dag').fill(await office.getByLabel('Sista dag').getAttribute('min') ?? '');
  await office.getByRole('button', { name: 'Publicera' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Publicera' }).click();
  await office.locator('h1', { hasText: 'Nya stipendier' }).waitFor();
  await office.reload();
  await office.getByText('Institutionen saknar kontaktperson.', { exact: false }).first().waitFor();
  await office.getByRole('button', { name: 'Återkalla' }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Återkalla' }).click();
  await office.locator('tr', { hasText: /Institutionen för fysik.*Återkallad/ }).waitFor();
  // The button that was pressed is gone; reading goes on at the title.
  expect(await office.evaluate('document.activeElement.tagName')).toBe('H1');
  await office.getByLabel('Bara de som inte är klara').check();
  await office.getByText('Alla är klara.').waitFor();
}, 60_000);
