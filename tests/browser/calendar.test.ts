import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';
import { axe, type OpenTab } from './openTab.ts';

/** The International Office keeps the term calendar and decides for departments: the real product in a real browser. */

let demo: RunningDemo;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  page = await asPerson(browser, demo, 'Hanna Björkqvist');
  await page.getByRole('link', { name: 'Terminskalender', exact: true }).click();
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

test('a day that cannot be is told beside its field, and one that can is kept', async () => {
  await page.getByRole('button', { name: 'Ändra VT2029' }).click();
  expect(await focused()).toContain('Institutionerna utlyser sina platser från');
  await page.getByLabel('Terminen slutar').fill('2029-01-01');
  await save();
  await page.getByText('Terminen slutar innan den har börjat.').waitFor();
  expect(await faults()).toEqual([]);
  await picture('form');
  await page.getByLabel('Terminen slutar').fill('2029-06-10');
  await save();
  await page.getByText('Kalendern är sparad.').waitFor();
  await page.getByText('10 juni 2029').waitFor();
  expect(await focused()).toBe('Ändra VT2029');
}, 60_000);

test('whoever comes second sees what holds now beside what they have written', async () => {
  const second = await asPerson(browser, demo, 'Hanna Björkqvist');
  await second.getByRole('link', { name: 'Terminskalender', exact: true }).click();
  await second.getByRole('button', { name: 'Ändra VT2029' }).click();
  await page.getByRole('button', { name: 'Ändra VT2029' }).click();
  await page.getByLabel('Terminen slutar').fill('2029-06-08');
  await save();
  await page.getByText('8 juni 2029').waitFor();
  await second.getByLabel('Terminen slutar').fill('2029-06-03');
  await save(second);
  await second.getByText('Gäller nu: 8 juni 2029.').waitFor();
  await second.getByRole('alert').getByText(/ ändrade det här i dag \d\d:\d\d\./).waitFor();
  expect(await second.getByLabel('Terminen slutar').inputValue()).toBe('2029-06-03');
  await picture('overtaken', second);
  await save(second);
  await second.getByText('3 juni 2029').waitFor();
  await second.context().close();
}, 60_000);

test('the next year is looked at with why days have moved, and saved', async () => {
  await page.getByRole('button', { name: 'Föreslå läsåret 2029/2030' }).click();
  expect(await focused()).toBe('Förslag: läsåret 2029/2030');
  await page.getByText('1 april 2029 är en helgdag eller annan ledig dag.', { exact: false }).waitFor();
  await page.getByText('Samma vecka och veckodag som året före.').first().waitFor();
  expect(await faults()).toEqual([]);
  await picture('proposal');
  const second = await asPerson(browser, demo, 'Mattias Ringdahl');
  await second.getByRole('link', { name: 'Terminskalender', exact: true }).click();
  await second.getByRole('button', { name: 'Föreslå läsåret 2029/2030' }).click();
  const opened = second.getByRole('heading', { name: 'Förslag: läsåret 2029/2030' });
  await opened.waitFor();
  await page.getByRole('button', { name: 'Spara läsåret 2029/2030' }).click();
  await page.getByRole('heading', { name: 'Läsåret 2029/2030', exact: true }).waitFor();

  // Whoever looks at the same proposal meanwhile goes on looking at it, and is told who was first when saving it.
  await second.getByRole('heading', { name: 'Läsåret 2029/2030', exact: true }).waitFor();
  expect(await opened.count()).toBe(1);
  await second.getByRole('button', { name: 'Spara läsåret 2029/2030' }).click();
  await second.getByRole('alert').getByText(/Hanna Björkqvist ändrade det här i dag \d\d:\d\d\./).waitFor();
  expect(await opened.count()).toBe(1);
  await second.context().close();
}, 60_000);

test('a term that no proposal brings is entered, unless it is there already', async () => {
  await page.getByRole('button', { name: 'Lägg in en termin' }).click();
  expect(await focused()).toContain('Termin');
  await page.getByLabel(/^Termin\W*$/).fill('vt2029');
  await save();
  await page.getByText('Den terminen finns redan.', { exact: false }).waitFor();
  await page.getByLabel(/^Termin\W*$/).fill('ht2030');
  for (const [label, day] of [['Partneruniversiteten nominerar senast', '2030-04-01'], ['Terminen börjar', '2030-09-02'], ['Terminen slutar', '2031-01-19']] as const) {
    await page.getByLabel(label).fill(day);
  }
  await picture('new');
  await save();
  await page.getByRole('heading', { name: 'Läsåret 2030/2031' }).waitFor();
  await page.getByText('HT2030 saknar: Institutionerna utlyser sina platser från', { exact: false }).waitFor();
  expect(await focused()).toBe('Ändra HT2030');
}, 60_000);

test('a department gets reminders of its own, read in plain words before they are saved', async () => {
  await page.getByRole('link', { name: 'Svarstider och påminnelser' }).click();
  await page.getByLabel('Institution', { exact: true }).selectOption({ label: 'Institutionen för fysik' });
  await page.getByText('En arbetsdag före: påminnelse till kontaktpersonen.').waitFor();
  await page.getByLabel('Svarstid i arbetsdagar').fill('1');
  await page.getByText('En arbetsdag före: ingen påminnelse, för då har frågan inte kommit än.').waitFor();
  await page.getByLabel('Egna påminnelser om behörighetsfrågor').click();
  await page.getByRole('group', { name: 'Påminnelse 2' }).getByLabel('Arbetstimmar').fill('1');
  await saveDepartment();
  await page.getByText('En annan påminnelse kommer vid samma tid.').waitFor();
  await page.getByRole('group', { name: 'Påminnelse 2' }).getByLabel('Arbetstimmar').fill('4,5');
  await page.getByRole('group', { name: 'Påminnelse 2' }).getByLabel('Prefekten').click();
  await page.getByText('4,5 arbetstimmar före: påminnelse till kontaktpersonen och prefekten.').waitFor();
  expect(await faults()).toEqual([]);
  await picture('department');
  await saveDepartment();
  await page.getByText('Inställningarna är sparade.').waitFor();
  await page.reload();
  await page.getByLabel('Institution', { exact: true }).selectOption({ label: 'Institutionen för fysik (egna inställningar)' });
  await page.getByText('Frågan ska vara besvarad inom 1 arbetsdag.').waitFor();
}, 60_000);

test('and goes back to those of the university', async () => {
  await page.getByRole('button', { name: 'Återgå till universitetets' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Återgå till universitetets' }).click();
  await page.getByText('Frågan ska vara besvarad inom 2 arbetsdagar.').waitFor();
  await page.getByText('Ingen institution har egna inställningar.').waitFor();
}, 60_000);

test('an administrator changes the university’s numbers, and is told beside the field what cannot be', async () => {
  const admin = await settingsOf('Mattias Ringdahl');
  const days = admin.getByLabel('Svarstid för behörighetsfrågor, i arbetsdagar');
  await days.fill('31');
  await admin.getByRole('button', { name: 'Spara för universitetet' }).click();
  await admin.getByText('Skriv högst 30.').waitFor();
  expect(await faults(admin)).toEqual([]);
  await picture('university', admin);
  await days.fill('3');
  await admin.getByRole('button', { name: 'Spara för universitetet' }).click();
  await admin.getByText('Inställningarna är sparade.').waitFor();
  await page.reload();
  await page.getByText('Administratörer kan ändra.', { exact: false }).waitFor();
  await page.locator('dt', { hasText: 'Svarstid för behörighetsfrågor' }).locator('xpath=following-sibling::dd[1]').getByText('3', { exact: true }).waitFor();
  await admin.context().close();
}, 60_000);

test('whoever was overtaken is asked before the time for keeping becomes shorter than it is now, not than it was', async () => {
  const [first, second] = await Promise.all([settingsOf('Mattias Ringdahl'), settingsOf('Mattias Ringdahl')]);
  const years = (of: Page) => of.getByLabel(/^År som avslutade ärenden sparas/);
  const saveAll = (of: Page) => of.getByRole('button', { name: 'Spara för universitetet' }).first().click();
  const before = Number(await years(second).inputValue());
  await years(first).fill(String(before + 3));
  await saveAll(first);
  await first.getByText('Inställningarna är sparade.').waitFor();
  await years(second).fill(String(before + 1));
  await saveAll(second);
  await second.getByText(`Gäller nu: ${before + 3}.`).waitFor();
  await saveAll(second);
  const dialog = second.getByRole('dialog');
  await dialog.getByText(`hittills sparats i ${before + 3} år. Med ${before + 1} år`, { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Avbryt' }).click();
  await first.reload();
  await years(first).waitFor();
  expect(await years(first).inputValue()).toBe(String(before + 3));
  await Promise.all([first, second].map((of) => of.context().close()));
}, 60_000);

async function settingsOf(name: string): Promise<Page> {
  const opened = await asPerson(browser, demo, name);
  await opened.getByRole('link', { name: 'Terminskalender', exact: true }).click();
  await opened.getByRole('link', { name: 'Svarstider och påminnelser' }).click();
  return opened;
}

async function save(where = page): Promise<void> {
  await where.getByRole('button', { name: 'Spara', exact: true }).click();
}

async function saveDepartment(): Promise<void> {
  await page.getByRole('button', { name: 'Spara för institutionen' }).click();
}

/** The name of what has the keyboard's focus. */
async function focused(): Promise<string> {
  return page.evaluate<string>('(document.activeElement.labels?.[0] ?? document.activeElement).textContent');
}

async function faults(of = page): Promise<unknown> {
  const tab: OpenTab = { page: of, tab: of, faults: [] };
  return axe(tab);
}

/** Where SHOTS names a folder: the page as it is at both widths and in the other themes, to be looked at. */
async function picture(name: string, of = page): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  for (const width of [1280, 320]) {
    await of.setViewportSize({ width, height: 1000 });
    await of.screenshot({ path: `${folder}/calendar-${name}-${width}.png`, fullPage: true });
  }
  await of.setViewportSize({ width: 1280, height: 1000 });
  const theme = of.getByRole('combobox', { name: 'Tema' });
  const chosen = await theme.inputValue();
  for (const value of ['dark', 'contrast']) {
    await theme.selectOption(value);
    await of.screenshot({ path: `${folder}/calendar-${name}-${value}.png`, fullPage: true });
  }
  await theme.selectOption(chosen);
}
