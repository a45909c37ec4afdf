import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';
import { axe } from './openTab.ts';

/** Two people act on the same, each in a window of their own, and one of them on what no longer holds: they are told who was first, and see how it is. */

let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

/** What the page has fetched stays as it is, whatever happens meanwhile, until it is let go. What it sends goes through. */
async function held(page: Page): Promise<() => Promise<void>> {
  const waiting: (() => void)[] = [];
  const wait = async (route: Route) => {
    if (route.request().method() === 'GET') await new Promise<void>((resolve) => waiting.push(resolve));
    await route.fallback();
  };
  await page.route('**/api/**', wait);
  return async () => {
    await page.unroute('**/api/**', wait);
    for (const go of waiting) go();
  };
}

const open = async (name: string, path: string) => {
  const page = await asPerson(browser, demo, name);
  await page.goto(new URL(path, demo.tabUrl).href);
  await page.locator('main h1').waitFor();
  return page;
};

const close = (...pages: readonly Page[]) => Promise.all(pages.map((page) => page.context().close()));

const told = (page: Page, words: RegExp) => page.getByRole('alert').getByText(words).first().waitFor();

/** What the keyboard stands on: never nothing, and never what is no longer there. */
const focused = (page: Page) => page.evaluate<string>('document.activeElement === document.body ? "nothing" : document.activeElement.innerText');

async function daysPass(page: Page, days: number): Promise<void> {
  const answered = await fetch(new URL('/api/demo/clock', demo.tabUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Demo ${await page.evaluate<string>("sessionStorage.getItem('ikp-demo-person')")}` },
    body: JSON.stringify({ days }),
  });
  expect(answered.status).toBe(200);
}

describe('a withdrawal', () => {
  test('that two report is the first one’s; the other is told, keeps what was typed, and sees how it is', async () => {
    const [karin, mehmet] = await Promise.all([open('Karin Åström', 'loans'), open('Mehmet Aydin', 'loans')]);
    const card = (page: Page) => page.locator('main li').filter({ has: page.getByRole('heading', { name: 'Alva Lind', level: 3 }) });
    await karin.getByRole('button', { name: 'Ny utlånad plats' }).click();
    await karin.getByLabel('Lärosäte').fill('Universität Wien');
    await karin.getByLabel('Termin', { exact: false }).selectOption({ index: 2 });
    await karin.getByLabel('Studentens namn').fill('Alva Lind');
    await karin.getByRole('combobox', { name: 'Var läser studenten?' }).pressSequentially('kemi');
    await karin.getByRole('option', { name: /Kemiska institutionen/ }).click();
    await karin.getByRole('button', { name: 'Lägg in platsen' }).click();
    await card(karin).getByText('Används').waitFor();
    expect(await focused(karin)).toBe('Ny utlånad plats');

    // With this filter the card goes with its place.
    const state = karin.getByRole('combobox', { name: 'Läge' });
    await state.selectOption('Används');
    await card(karin).getByRole('button', { name: 'Anmäl återbud' }).click();
    const note = karin.getByRole('dialog').getByLabel('Hälsning till dem (frivilligt)');
    await note.fill('Hon ringde mig i dag.');
    const letGo = await held(karin);
    await mehmet.reload();
    await card(mehmet).getByRole('button', { name: 'Report withdrawal' }).click();
    await mehmet.getByRole('dialog').getByRole('button', { name: 'Report withdrawal' }).click();
    await card(mehmet).getByText(/Withdrawn/).first().waitFor();

    await karin.getByRole('dialog').getByRole('button', { name: 'Anmäl återbud' }).click();
    await told(karin, /Mehmet Aydin anmälde återbudet i dag \d\d:\d\d\./);
    expect(await note.inputValue()).toBe('Hon ringde mig i dag.');
    await letGo();
    await card(karin).waitFor({ state: 'detached' });
    expect(await note.inputValue()).toBe('Hon ringde mig i dag.');
    await karin.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click();
    await karin.locator('#content:focus').waitFor();
    await state.selectOption('Alla lägen');
    await card(karin).getByText(/^Återbud/).waitFor();

    await card(karin).getByRole('button', { name: 'Ångra' }).click();
    await card(karin).getByText('Används').waitFor();
    await state.selectOption('Används');
    await card(karin).getByRole('button', { name: 'Anmäl återbud' }).click();
    await karin.getByRole('dialog').getByRole('button', { name: 'Anmäl återbud' }).click();
    await card(karin).waitFor({ state: 'detached' });
    await karin.locator('#content:focus, h1:focus').waitFor();
    await close(karin, mehmet);
  }, 60_000);
});

describe('a task that somebody answers', () => {
  test('while another writes: what is written stays, and is given back by the page that says who was first', async () => {
    const [karin, other, reader] = await Promise.all(['', '', ''].map((path) => open('Karin Åström', path)));
    if (!karin || !other || !reader) throw new Error('Three windows were opened.');
    const link = (page: Page) => page.getByRole('link', { name: /^Learning Agreement för (?!Elias)/ }).first();
    for (const page of [karin, other, reader]) await link(page).click();
    const title = await karin.getByRole('heading', { level: 1 }).innerText();
    await karin.getByRole('button', { name: 'Avslå med motivering' }).click();
    await reader.getByRole('button', { name: 'Avslå med motivering' }).focus();
    const dialog = karin.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Kursen ges inte i vår.');
    await other.getByRole('button', { name: 'Jag har skrivit under' }).click();
    await other.getByText('Underskrivet').first().waitFor();
    await reader.locator('h1:focus').waitFor();

    await dialog.getByRole('alert').getByText(/Det står nu som ”Klart”/).waitFor();
    expect(await dialog.getByRole('textbox').first().inputValue()).toBe('Kursen ges inte i vår.');
    expect(await axe({ tab: karin })).toEqual([]);
    await dialog.getByRole('button', { name: 'Avslå med motivering' }).click();
    await told(karin, /Du valde ”Jag har skrivit under” i dag \d\d:\d\d\./);
    await karin.getByRole('alert').getByText('Kursen ges inte i vår.').waitFor();
    expect(await focused(karin)).toBe(title);
    await close(karin, other, reader);
  }, 60_000);

  test('oneself is no news: the page hears of the act before its answer comes, and blames nobody', async () => {
    const karin = await open('Karin Åström', '');
    await karin.getByRole('link', { name: /^Learning Agreement för (?!Elias)/ }).first().click();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await karin.route('**/api/tasks/*/actions', async (route) => {
      const response = await route.fetch();
      await answered;
      await route.fulfill({ response });
    });
    await karin.getByRole('button', { name: 'Avslå med motivering' }).click();
    const dialog = karin.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Kursen ges inte i vår.');
    await dialog.getByRole('button', { name: 'Avslå med motivering' }).click();
    // Behind the dialog the page stands as the live update has it.
    await karin.locator('main').getByText('Avslaget').first().waitFor();
    expect(await karin.getByRole('alert').count()).toBe(0);
    answer();
    await dialog.waitFor({ state: 'detached' });
    expect(await karin.getByRole('alert').count()).toBe(0);
    await close(karin);
  }, 60_000);

  test('can no longer be put off, alone or with others: the second window says what was chosen and when', async () => {
    const [first, second, third] = await Promise.all(['', '', ''].map((path) => open('Karin Åström', path)));
    if (!first || !second || !third) throw new Error('Three windows were opened.');
    const link = (page: Page) => page.getByRole('link', { name: /Elias Vargfors/ }).first();
    await second.getByRole('button', { name: 'Välj flera' }).click();
    await second.getByRole('checkbox', { name: /Elias Vargfors/ }).check();
    for (const page of [first, third]) await link(page).click();
    await third.getByRole('button', { name: 'Påminn mig då' }).waitFor();
    const letGo = [await held(second), await held(third)];
    await first.getByRole('button', { name: 'Jag har skrivit under' }).click();
    await first.getByText('Underskrivet').first().waitFor();

    const chosen = /Du valde ”Jag har skrivit under” i dag \d\d:\d\d\./;
    await second.getByRole('button', { name: 'Påminn på måndag' }).click();
    await told(second, chosen);
    await third.getByRole('button', { name: 'Påminn mig då' }).click();
    await told(third, chosen);
    for (const go of letGo) await go();
    await third.getByText('Underskrivet').first().waitFor();
    // What it says stands beside what the task has become.
    await told(third, chosen);
    await second.getByRole('checkbox', { name: /Elias Vargfors/ }).waitFor({ state: 'detached' });
    for (const page of [second, third]) expect(await focused(page)).not.toBe('nothing');
    await close(first, second, third);
  }, 60_000);
});

/** Called in the window; gives its path. */
async function callMeeting(page: Page, title: string, day: string): Promise<string> {
  await page.getByLabel('Rubrik').fill(title);
  await page.getByLabel('Dag', { exact: false }).first().fill(day);
  await page.getByLabel('Svara senast').fill(day);
  await page.getByLabel('Dagordning').fill('Nomineringar');
  await page.getByLabel('Lokal').fill('Rotundan');
  await page.getByRole('button', { name: 'Skicka kallelsen' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

describe('a network meeting', () => {
  test('that two change is the first one’s until the second has been told; what was typed stays, beside what holds now', async () => {
    const hanna = await open('Hanna Björkqvist', 'new-meeting');
    const path = await callMeeting(hanna, 'Träff att ändra', '2030-12-09');
    const [mattias] = await Promise.all([open('Mattias Ringdahl', `${path}/change`), hanna.getByRole('link', { name: 'Ändra' }).click()]);
    if (!mattias) throw new Error('The window was opened.');
    await mattias.getByLabel('Dagordning').fill('Nomineringar och avtal');
    await hanna.getByLabel('Börjar').fill('14:00');
    await hanna.getByLabel('Slutar').fill('16:00');
    await hanna.getByRole('button', { name: 'Spara ändringen' }).click();
    await hanna.getByText(/14:00–16:00/).waitFor();

    await mattias.getByRole('button', { name: 'Spara ändringen' }).click();
    await told(mattias, /Hanna Björkqvist ändrade det här i dag \d\d:\d\d\./);
    await mattias.getByText('Gäller nu: 14:00').waitFor();
    expect(await mattias.getByLabel('Dagordning').inputValue()).toBe('Nomineringar och avtal');
    expect(await focused(mattias)).toBe('Spara ändringen');
    expect(await axe({ tab: mattias })).toEqual([]);
    await mattias.getByLabel('Börjar').fill('14:00');
    await mattias.getByLabel('Slutar').fill('16:00');
    await mattias.getByRole('button', { name: 'Spara ändringen' }).click();
    await mattias.getByText('Nomineringar och avtal').waitFor();
    await mattias.getByText(/14:00–16:00/).waitFor();
    await close(hanna, mattias);
  }, 60_000);

  test('that a colleague cancels takes its buttons away, and gives the title the focus of the one who stood on them', async () => {
    const hanna = await open('Hanna Björkqvist', 'new-meeting');
    const mattias = await open('Mattias Ringdahl', await callMeeting(hanna, 'Träff att ställa in', '2030-12-09'));
    await mattias.getByRole('button', { name: 'Ställ in' }).focus();
    await hanna.getByRole('button', { name: 'Ställ in' }).click();
    await hanna.getByRole('dialog').getByRole('button', { name: 'Ställ in' }).click();
    await mattias.getByText('Inställd').first().waitFor();
    await mattias.locator('h1:focus').waitFor();
    await close(hanna, mattias);
  }, 60_000);
});

describe('an import', () => {
  const undo = (page: Page) => page.getByRole('button', { name: 'Ångra importen av kontaktpersoner-ny.csv' }).first();
  const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name }).click();

  test('that two have before them is saved by the first; the other is told, and sees what it would change now', async () => {
    const [hanna, mattias] = await Promise.all([open('Hanna Björkqvist', 'imports'), open('Mattias Ringdahl', 'imports')]);
    for (const page of [hanna, mattias]) {
      await page.getByRole('button', { name: 'kontaktpersoner-ny.csv' }).click();
      await page.getByRole('heading', { level: 1, name: 'kontaktpersoner-ny.csv' }).waitFor();
      await page.getByRole('button', { name: /^Bekräfta och spara/ }).waitFor();
    }
    await hanna.getByRole('button', { name: /^Bekräfta och spara/ }).click();
    await dialog(hanna, /^Bekräfta och spara/);
    await hanna.getByText('Importen är klar.').waitFor();
    await mattias.getByRole('button', { name: /^Bekräfta och spara/ }).click();
    await dialog(mattias, /^Bekräfta och spara/);
    await mattias.getByText(/Hanna Björkqvist importerade en fil i dag \d\d:\d\d\./).waitFor();
    await mattias.getByText(/Ingenting har sparats/).waitFor();
    expect(await focused(mattias)).toBe('kontaktpersoner-ny.csv');
    await close(hanna, mattias);
  }, 60_000);

  test('that both take back is taken back by the first', async () => {
    const [hanna, mattias] = await Promise.all([open('Hanna Björkqvist', 'imports'), open('Mattias Ringdahl', 'imports')]);
    await Promise.all([undo(hanna).waitFor(), undo(mattias).waitFor()]);
    const letGo = await held(mattias);
    await undo(hanna).click();
    await dialog(hanna, 'Ångra importen');
    await hanna.getByText(/Ångrad av Hanna Björkqvist/).waitFor();
    await undo(mattias).click();
    await dialog(mattias, 'Ångra importen');
    await told(mattias, /Hanna Björkqvist tog tillbaka en import i dag \d\d:\d\d\./);
    await letGo();
    await mattias.getByText(/Ångrad av Hanna Björkqvist/).waitFor();
    await undo(mattias).waitFor({ state: 'detached' });
    expect(await focused(mattias)).toBe('kontaktpersoner-ny.csv');
    await close(hanna, mattias);
  }, 60_000);

  test('that is too old to be taken back says until when it could be, and nobody is blamed', async () => {
    const hanna = await open('Hanna Björkqvist', 'imports');
    await hanna.getByRole('button', { name: 'kontaktpersoner-ny.csv' }).click();
    await hanna.getByRole('button', { name: /^Bekräfta och spara/ }).click();
    await dialog(hanna, /^Bekräfta och spara/);
    await hanna.getByRole('link', { name: 'Till importerna' }).click();
    await undo(hanna).waitFor();
    const letGo = await held(hanna);
    await daysPass(hanna, 15);
    await undo(hanna).click();
    await dialog(hanna, 'Ångra importen');
    await told(hanna, /Importen går inte längre att ångra/);
    await told(hanna, /Det gick till .*\d\d:\d\d\. Inget har ändrats\./);
    expect(await hanna.getByText('Någon hann före').count()).toBe(0);
    await letGo();
    await hanna.getByText(/^Gick att ångra till/).first().waitFor();
    await undo(hanna).waitFor({ state: 'detached' });
    expect(await focused(hanna)).toBe('kontaktpersoner-ny.csv');
    await close(hanna);
  }, 90_000);
});

describe('how somebody wants to be written to', () => {
  test('is changed in one window by what was changed there, and stays otherwise as another window left it', async () => {
    const [first, second] = await Promise.all([open('Karin Åström', 'settings'), open('Karin Åström', 'settings')]);
    const box = (page: Page) => page.getByRole('checkbox', { name: 'Skicka bara det som brådskar' });
    const save = (page: Page) => page.getByRole('button', { name: 'Spara', exact: true }).click();
    const saved = (page: Page) => page.getByText('Dina inställningar är sparade.').first().waitFor();
    await Promise.all([box(first).waitFor(), box(second).waitFor()]);
    const letGo = await held(second);
    await box(first).check();
    await save(first);
    await first.getByRole('dialog').getByRole('button', { name: 'Ja, bara det som brådskar' }).click();
    await saved(first);

    // What this window was shown is older; it says nothing of it.
    expect(await box(second).isChecked()).toBe(false);
    await second.getByLabel('Högst så många meddelanden om dagen').selectOption('3');
    await save(second);
    await saved(second);
    await second.locator('input[type=checkbox]:checked').waitFor();
    await letGo();

    // What is being changed stays; all else follows, and nobody is asked about what somebody else chose.
    await second.getByLabel('När ska de komma?').selectOption('10:00');
    await box(first).uncheck();
    await save(first);
    await second.locator('input[type=checkbox]:not(:checked)').waitFor();
    expect(await second.getByLabel('När ska de komma?').inputValue()).toBe('10:00');
    await save(second);
    await first.locator('option:checked', { hasText: '10:00' }).waitFor({ state: 'attached' });
    await first.reload();
    await box(first).waitFor();
    expect(await box(first).isChecked()).toBe(false);
    expect(await first.getByLabel('Högst så många meddelanden om dagen').inputValue()).toBe('3');
    await close(first, second);
  }, 60_000);
});

describe('the minutes of a network meeting', () => {
  test('are those that the first shared; who was writing meanwhile keeps what was typed, and is told', async () => {
    const hanna = await open('Hanna Björkqvist', 'new-meeting');
    // Ahead, however far the clock has been moved before.
    const path = await callMeeting(hanna, 'Träff med anteckningar', new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
    await daysPass(hanna, 40);
    const mattias = await open('Mattias Ringdahl', path);
    const link = (page: Page) => page.getByLabel('Länk till anteckningarna');
    const share = (page: Page) => page.getByRole('button', { name: 'Skicka till alla inbjudna' });
    await hanna.reload();
    await link(mattias).fill('https://example.com/second');
    await link(hanna).fill('https://example.com/first');
    await share(hanna).click();
    await hanna.getByText('Anteckningarna är delade med alla inbjudna.').waitFor();
    expect(await focused(hanna)).toBe('Träff med anteckningar');
    expect(await link(hanna).count()).toBe(0);

    await told(mattias, /Någon annan har delat anteckningarna/);
    expect(await link(mattias).inputValue()).toBe('https://example.com/second');
    expect(await axe({ tab: mattias })).toEqual([]);
    await share(mattias).click();
    await told(mattias, /Hanna Björkqvist delade anteckningarna i dag \d\d:\d\d\./);
    expect(await link(mattias).inputValue()).toBe('https://example.com/second');
    await close(hanna, mattias);
  }, 90_000);
});
