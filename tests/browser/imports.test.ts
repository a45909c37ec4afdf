import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** The International Office reads in a new list of contacts, looks at what it changes, saves it, and takes it back. */

let demo: RunningDemo;
let browser: Browser;
let hanna: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  hanna = await asPerson(browser, demo, 'Hanna Björkqvist');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

const file = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const row = (title: string) => hanna.getByRole('listitem').filter({ has: hanna.getByRole('heading', { name: title, exact: true }) });

test('a file that cannot be read says why, and the next one can be chosen at once', async () => {
  await hanna.getByRole('link', { name: 'Importer' }).click();
  const choose = hanna.locator('input[type=file]');
  await choose.setInputFiles(file('kontakter.pdf', 'x'));
  await hanna.getByRole('alert').getByText('Välj en fil som slutar på .xlsx, .csv.').waitFor();
  await choose.setInputFiles(file('kontakter.csv', 'a;b\r\n1;2'));
  await hanna.getByRole('alert').getByText(/Ingen rubrikrad hittades/).waitFor();
}, 60_000);

test('the button is reached and pressed from the keyboard, and a file can be dropped', async () => {
  const chooser = hanna.waitForEvent('filechooser');
  await hanna.getByRole('button', { name: 'Välj fil' }).press('Enter');
  await chooser;
  // A script of the page: the tests know no browser's types.
  const dropped = await hanna.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['a;b'], 'kontakter.csv'));
    return transfer;
  })()`);
  await hanna.getByText('eller släpp filen här').dispatchEvent('drop', { dataTransfer: dropped });
  await hanna.getByRole('alert').getByText(/Ingen rubrikrad hittades/).waitFor();
}, 60_000);

test('what would change is shown before it is saved, and saved as it is shown', async () => {
  await hanna.getByRole('button', { name: 'kontaktpersoner-ny.csv' }).click();
  await hanna.getByRole('heading', { level: 1, name: 'kontaktpersoner-ny.csv' }).waitFor();
  // What stays as it is does not stand in the way.
  await row('Elsa Nyman').waitFor();
  expect(await row('Karin Åström').count()).toBe(0);
  await hanna.getByLabel('Visa', { exact: true }).selectOption('Ändras (1)');
  await row('Olof Wikberg-Lund').getByText('Olof Wikberg blir Olof Wikberg-Lund').waitFor();
  expect(hanna.url()).toContain('kind=changed');
  await hanna.getByLabel('Visa', { exact: true }).selectOption('Tas inte emot (1)');
  await hanna.getByText('E-post kan inte läsas: ”utan-adress”.').waitFor();
  await hanna.getByRole('button', { name: /^Bekräfta och spara/ }).click();
  await hanna.getByRole('dialog').getByRole('button', { name: /^Bekräfta och spara/ }).click();
  await hanna.getByText('Importen är klar.').waitFor();
  await hanna.getByRole('link', { name: 'Kontakter' }).click();
  await hanna.getByRole('searchbox').fill('Elsa Nyman');
  await hanna.getByRole('link', { name: 'elsa.nyman@example.com' }).waitFor();
}, 60_000);

test('it is taken back, and everything is as it was', async () => {
  await hanna.getByRole('link', { name: 'Importer' }).click();
  await hanna.getByRole('button', { name: 'Ångra importen av kontaktpersoner-ny.csv' }).click();
  await hanna.getByRole('dialog').getByRole('button', { name: 'Ångra importen' }).click();
  await row('kontaktpersoner-ny.csv').getByText(/Ångrad av Hanna Björkqvist .* 2 poster har fått tillbaka sina tidigare värden\./).waitFor();
  await hanna.getByRole('link', { name: 'Kontakter' }).click();
  await hanna.getByRole('searchbox').fill('Wikberg');
  await hanna.getByText('Olof Wikberg', { exact: true }).first().waitFor();
  await hanna.getByRole('searchbox').fill('Elsa Nyman');
  await hanna.getByRole('link', { name: 'elsa.nyman@example.com' }).waitFor({ state: 'detached' });
}, 60_000);

test('a preview that is not wanted is thrown away', async () => {
  await hanna.getByRole('link', { name: 'Importer' }).click();
  await hanna.getByRole('button', { name: 'Ex9.xml' }).click();
  await hanna.getByRole('button', { name: 'Kasta' }).click();
  await hanna.getByRole('dialog').getByRole('button', { name: 'Kasta' }).click();
  await hanna.getByText('Förhandsgranskningen är borttagen.').waitFor();
  expect(await hanna.getByRole('heading', { name: 'Inte bekräftade' }).count()).toBe(0);
}, 60_000);

test('a template is given to save', async () => {
  await hanna.getByLabel('Vad innehåller filen?').selectOption('Utbytesavtal från kalkylblad');
  const download = hanna.waitForEvent('download');
  await hanna.getByRole('button', { name: 'Hämta mall' }).click();
  expect((await download).suggestedFilename()).toBe('Mall utbytesavtal.xlsx');
}, 60_000);
