import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';
import { axe, type OpenTab } from './openTab.ts';

/**
 * Agreements that need a decision, and how the departments stand, in the program that `npm start`
 * runs: a contact person decides, and the International Office sees the numbers follow.
 */

let demo: RunningDemo;
let browser: Browser;
let office: Page;
let contact: Page;
/** Addresses of what is the physicists' and the office's to see. */
let departmentPage = '';
let agreementPage = '';

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  office = await windowAs('Hanna Björkqvist');
  contact = await windowAs('Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('departments with agreements and nobody to see to them stand first, with a mark', async () => {
  await office.getByRole('link', { name: 'Institutioner' }).click();
  const rows = office.getByRole('table', { name: 'Institutioner' }).getByRole('row');
  await rows.nth(1).waitFor();
  const first = await rows.nth(1).innerText();
  expect(first).toContain('Kontaktperson saknas');
  await office.getByText(/saknar kontaktperson\./).waitFor();
  expect(await axe(asTab(office))).toEqual([]);
}, 60_000);

test('what the page shows stands in its address, and comes back with it', async () => {
  await office.getByRole('columnheader', { name: 'Öppna uppgifter' }).click();
  await office.waitForURL(/sort=openTasks/);
  await office.getByRole('searchbox', { name: 'Sök institution eller person' }).fill('fysik');
  await office.waitForURL(/q=fysik/);
  await office.reload();
  const rows = office.getByRole('table', { name: 'Institutioner' }).getByRole('row');
  await rows.nth(1).waitFor();
  expect(await rows.count()).toBe(2);
  expect(await rows.nth(1).innerText()).toMatch(/Institutionen för fysik[\s\S]*Karin Åström kontaktperson/);
}, 60_000);

test('a department has a page of its own, from which one comes to its agreements and back again', async () => {
  await office.getByRole('link', { name: 'Institutionen för fysik' }).click();
  await office.getByRole('heading', { name: 'Institutionen för fysik', level: 1 }).waitFor();
  for (const part of ['Karin Åström', 'Learning Agreement att skriva under', /avtal räcker inte till nomineringen HT2027/]) await office.getByText(part).first().waitFor();
  departmentPage = office.url();
  await office.getByRole('link', { name: 'Technical University of Munich' }).click();
  const places = office.getByRole('region', { name: 'Platser per läsår' }).getByRole('row');
  await places.nth(1).waitFor();
  expect(await places.nth(1).innerText()).toMatch(/2026\/2027[\s\S]*Studenter, studier, ut från oss[\s\S]*2\s+1\s+1$/);
  await office.getByText('Avtalet kom med en import').waitFor();
  agreementPage = office.url();
  await office.getByRole('link', { name: 'Institutionen', exact: true }).click();
  expect(await office.evaluate('document.activeElement.textContent')).toBe('Technical University of Munich');
  await office.goBack();
  await office.goBack();
  await office.getByRole('main').getByRole('link', { name: 'Institutioner' }).click();
  await office.waitForURL(/departments\?q=fysik|departments\?.*q=fysik/);
  expect(await office.evaluate('document.activeElement.textContent')).toBe('Institutionen för fysik');
}, 60_000);

test('what is not there and what is somebody else’s look the same: a page that says so, and leads back', async () => {
  const chemist = await windowAs('Sofia Granlund');
  const UNKNOWN = '00000000-0000-4000-8000-000000000000';
  const pages = [
    { url: agreementPage, title: 'Avtalet finns inte', back: 'Visa alla avtal', list: 'Avtal' },
    { url: `agreements/${UNKNOWN}`, title: 'Avtalet finns inte', back: 'Visa alla avtal', list: 'Avtal' },
    { url: `meetings/${UNKNOWN}`, title: 'Träffen finns inte', back: 'Visa alla träffar', list: 'Träffar' },
    { url: 'knowledge/no-such-article', title: 'Artikeln finns inte', back: 'Visa alla artiklar', list: 'Kunskap' },
    { url: departmentPage, title: 'Institutionen finns inte', back: 'Visa alla kontakter', list: 'Kontakter' },
    { url: `departments/${UNKNOWN}`, title: 'Institutionen finns inte', back: 'Visa alla kontakter', list: 'Kontakter' },
  ];
  for (const { url, title, back, list } of pages) {
    // As a link within the tab would.
    await chemist.evaluate(`history.pushState(null, '', '${new URL(url, demo.tabUrl).pathname}')`);
    await chemist.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect([url, await chemist.title()]).toEqual([url, `${title} – IKP-forum`]);
    // All of them are the same part.
    if (url === agreementPage) expect(await axe(asTab(chemist))).toEqual([]);
    await chemist.getByRole('button', { name: back }).click();
    await chemist.getByRole('heading', { name: list, level: 1 }).waitFor();
  }
  await chemist.context().close();
}, 90_000);

test('on a phone the page is as wide as the screen', async () => {
  await office.setViewportSize({ width: 320, height: 720 });
  await office.getByRole('heading', { name: 'Institutionen för fysik', level: 2 }).waitFor();
  expect(await office.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  expect(await axe(asTab(office))).toEqual([]);
  await office.setViewportSize({ width: 1280, height: 1000 });
}, 60_000);

test('a contact person lets an agreement lapse, and its page says so', async () => {
  await contact.getByRole('link', { name: 'Avtal', exact: true }).click();
  await contact.getByRole('row', { name: /UMU-FYS-2021-014/ }).getByText('Ska bestämmas').waitFor();
  await contact.getByRole('row', { name: /UMU-FYS-2021-014/ }).getByRole('link').click();
  await contact.getByRole('link', { name: 'Till uppgiften: Utbytesavtal att förnya' }).click();
  await contact.getByRole('heading', { name: /räcker inte till nomineringen HT2027/ }).waitFor();
  await contact.getByRole('button', { name: 'Låt avtalet löpa ut' }).click();
  await contact.getByLabel('Varför ska avtalet inte förnyas?').fill('Kurserna finns inte längre.');
  await contact.getByRole('button', { name: 'Låt avtalet löpa ut' }).last().click();
  await contact.getByText('Avtalet får löpa ut').first().waitFor();
  await contact.getByRole('link', { name: 'Avtal', exact: true }).click();
  await contact.getByRole('row', { name: /UMU-FYS-2021-014/ }).getByText('Får löpa ut').waitFor();
}, 60_000);

test('a contact person enters an agreement by hand; what is wrong stands beside its field, and a task comes of it', async () => {
  await contact.getByRole('link', { name: 'Lägg in ett nytt avtal' }).click();
  await contact.getByLabel('Partnerns SCHAC-kod').fill('umu.se');
  await contact.getByLabel('Avtalskod hos oss').fill('UMU-FYS-2027-001');
  await contact.getByLabel('Ämne, ISCED-kod').fill('0533');
  await contact.getByLabel('Första läsår').selectOption('2027/2028');
  await contact.getByRole('button', { name: 'Spara avtalet' }).click();
  await contact.getByText('Det här behöver fyllas i.').waitFor();
  await contact.getByLabel('Sista läsår').selectOption('2031/2032');
  await contact.getByRole('button', { name: 'Spara avtalet' }).click();
  await contact.getByText('Det är vår egen kod. Skriv partnerns.').waitFor();
  expect(await axe(asTab(contact))).toEqual([]);
  await contact.getByLabel('Partnerns SCHAC-kod').fill('aalto.fi');
  await contact.getByRole('button', { name: 'Lägg till ett villkor' }).click();
  await contact.getByRole('button', { name: 'Ta bort villkor 2' }).click();
  await contact.getByRole('button', { name: 'Spara avtalet' }).click();
  await contact.getByRole('row', { name: /UMU-FYS-2027-001/ }).getByText('Inte i Solemove').waitFor();
  // The planner looks every fifteen seconds.
  await contact.getByRole('link', { name: 'Mina uppgifter' }).click();
  await contact.getByText(/Lägg in det nya avtalet med .* i Solemove/).waitFor({ timeout: 40_000 });
}, 90_000);

test('a contact person comes from the contacts to their own department, from there to its tasks, and to no other department', async () => {
  await contact.getByRole('link', { name: 'Kontakter' }).click();
  await contact.getByRole('heading', { name: 'Kemiska institutionen' }).waitFor();
  expect(await contact.getByRole('main').getByRole('heading').getByRole('link').allInnerTexts()).toEqual(['Institutionen för fysik']);
  await contact.getByRole('link', { name: 'Institutionen för fysik' }).click();
  await contact.getByRole('heading', { name: 'Institutionen för fysik', level: 1 }).waitFor();
  await contact.getByRole('main').getByRole('link', { name: 'Kontakter' }).click();
  await contact.getByRole('heading', { name: 'Kemiska institutionen' }).waitFor();
  expect(await contact.evaluate('document.activeElement.textContent')).toBe('Institutionen för fysik');
  await contact.keyboard.press('Enter');
  await contact.getByRole('link', { name: 'Learning Agreement att skriva under' }).click();
  await contact.waitForURL(/\?kind=learningAgreementSignature$/);
  await contact.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
}, 60_000);

function asTab(page: Page): OpenTab {
  return { page, tab: page, faults: [] };
}

async function windowAs(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'sv-SE' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(demo.tabUrl);
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
  return page;
}
