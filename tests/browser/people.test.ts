import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** Contacts, absence and a lent place, as the two departments and the office see them. */

let demo: RunningDemo;
let browser: Browser;
let karin: Page;
let mehmet: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  karin = await asPerson(browser, demo, 'Karin Åström');
  mehmet = await asPerson(browser, demo, 'Mehmet Aydin');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

const card = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Alva Lind' }) });

test('contacts are found by what one calls the department, and the search can be shared', async () => {
  await karin.getByRole('link', { name: 'Kontakter' }).click();
  await karin.getByRole('searchbox', { name: 'Sök institution, fakultet eller person' }).fill('fysik');
  await karin.getByText('1 institution visas').waitFor();
  await karin.getByRole('heading', { name: 'Institutionen för fysik' }).waitFor();
  await karin.getByRole('link', { name: 'olof.wikberg@example.com' }).waitFor();
  expect(karin.url()).toContain('q=fysik');
  await karin.getByRole('searchbox').fill('psykologi');
  await karin.getByText('Kontaktperson saknas. Prefekten får frågorna.').waitFor();
}, 60_000);

test('an absence is set, seen by others, and ended', async () => {
  await karin.getByRole('button', { name: 'Min frånvaro' }).click();
  await karin.getByRole('button', { name: 'Lägg in frånvaron' }).click();
  await karin.getByText('Det här behöver fyllas i.').first().waitFor();
  expect(await karin.getByText('Det här behöver fyllas i.').count()).toBe(2);
  const today = (await karin.getByLabel('Sista dagen').getAttribute('min')) ?? '';
  await karin.getByLabel('Första dagen').fill(today);
  await karin.getByLabel('Sista dagen').fill(today);
  await karin.getByLabel('Vem svarar? (frivilligt)').selectOption('Olof Wikberg');
  await karin.getByRole('button', { name: 'Lägg in frånvaron' }).click();
  await karin.getByText('Just nu', { exact: true }).waitFor();
  await mehmet.getByRole('link', { name: 'Contacts' }).click();
  await mehmet.getByRole('searchbox').fill('åström');
  await mehmet.getByText(/Away until .*, Olof Wikberg will answer/).waitFor();
  await karin.getByRole('button', { name: 'Jag är tillbaka' }).click();
  await karin.getByRole('dialog').getByRole('button', { name: 'Jag är tillbaka' }).click();
  await karin.getByText('Just nu', { exact: true }).waitFor({ state: 'detached' });
}, 60_000);

test('a place is lent; what is missing is told beside its field', async () => {
  await karin.getByRole('link', { name: 'Lånade platser' }).click();
  await karin.getByRole('button', { name: 'Ny utlånad plats' }).click();
  await karin.getByRole('button', { name: 'Lägg in platsen' }).click();
  await karin.getByText('Det här behöver fyllas i.').first().waitFor();
  expect(await karin.getByText('Det här behöver fyllas i.').count()).toBe(4);
  await karin.getByLabel('Lärosäte').fill('Universität Wien');
  await karin.getByLabel('Termin', { exact: false }).selectOption({ index: 2 });
  await karin.getByLabel('Studentens namn').fill('Alva Lind');
  const study = karin.getByRole('combobox', { name: 'Var läser studenten?' });
  await study.pressSequentially('kemi');
  await karin.getByRole('option', { name: /Kemiska institutionen/ }).click();
  await karin.getByRole('button', { name: 'Lägg in platsen' }).click();
  await card(karin).getByText('Används').waitFor();
}, 60_000);

test('the withdrawal says what it counts as, and the other department confirms it', async () => {
  await card(karin).getByRole('button', { name: 'Anmäl återbud' }).click();
  await karin.getByRole('dialog').getByText(/börjar .*, så det räknas som ett återbud/).waitFor();
  await karin.getByRole('dialog').getByRole('button', { name: 'Anmäl återbud' }).click();
  await card(karin).getByText('Kemiska institutionen har inte bekräftat än').waitFor();
  await mehmet.getByRole('link', { name: 'My tasks' }).click();
  await mehmet.getByText(/Alva Lind will not take the place at Universität Wien/).click();
  await mehmet.getByRole('button', { name: 'We know' }).click();
  await mehmet.getByRole('dialog').getByRole('button', { name: 'We know' }).click();
  await mehmet.getByText('Confirmed by').waitFor();
  await karin.reload();
  await card(karin).getByText(/Mehmet Aydin bekräftade/).waitFor();
  expect(await card(karin).getByRole('button', { name: 'Ångra' }).count()).toBe(0);
}, 60_000);

test('the International Office sees how many, and no student', async () => {
  const hanna = await asPerson(browser, demo, 'Hanna Björkqvist');
  await hanna.getByRole('link', { name: 'Lånade platser' }).click();
  await hanna.getByRole('row', { name: /Institutionen för fysik Kemiska institutionen Fri efter återbud 1/ }).waitFor();
  expect(await hanna.locator('main').innerText()).not.toContain('Alva');
}, 60_000);

test('both pages fit a phone', async () => {
  for (const page of [karin, mehmet]) await page.setViewportSize({ width: 320, height: 800 });
  for (const [page, path] of [[karin, 'Lånade platser'], [mehmet, 'Contacts']] as const) {
    // What is seldom needed is folded up on a phone.
    await page.getByRole('button', { name: /Fler sidor|More pages/ }).click();
    await page.getByRole('link', { name: path }).click();
    await page.getByRole('heading', { name: path, level: 1 }).waitFor();
    const wide = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
    expect(wide).toBeLessThanOrEqual(0);
  }
}, 60_000);
