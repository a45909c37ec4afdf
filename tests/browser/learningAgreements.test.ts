import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** Learning agreements and students, as the department, another one and the office see them. */

let demo: RunningDemo;
let browser: Browser;
let karin: Page;

beforeAll(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  karin = await asPerson(browser, demo, 'Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

const row = (page: Page, student: string) => page.locator('main').getByRole('listitem').filter({ has: page.getByRole('link', { name: student }) });

test('whose signature is awaited is seen in the list, and the filter stands in the address', async () => {
  await karin.getByRole('link', { name: 'Learning Agreements', exact: true }).click();
  await row(karin, 'Alva Nordmark').getByText('Institutionen: står på tur').waitFor();
  await karin.getByLabel('Väntar på').selectOption('Partnern');
  await karin.getByText('Inget stämmer med filtret').waitFor();
  expect(karin.url()).toContain('awaited=partner');
  await karin.getByRole('button', { name: 'Visa alla' }).click();
  await karin.getByRole('searchbox', { name: 'Sök student eller partner' }).fill('copenhagen');
  await karin.getByText('1 student visas').waitFor();
  await karin.getByRole('link', { name: 'Alva Nordmark' }).click();
}, 60_000);

test('it is signed from there, and then the partner is next', async () => {
  await karin.getByRole('heading', { name: 'Alva Nordmark', level: 1 }).waitFor();
  await karin.getByText('Quantum Mechanics 2').waitFor();
  await karin.getByRole('button', { name: 'Till uppgiften' }).click();
  await karin.getByRole('button', { name: 'Jag har skrivit under' }).click();
  await karin.getByText('Underskrivet av', { exact: true }).waitFor();
  await karin.goBack();
  await karin.getByRole('heading', { name: 'Alva Nordmark', level: 1 }).waitFor();
  await karin.getByText('Partnern: står på tur').first().waitFor();
  await karin.getByText(/^Institutionen: Karin Åström, /).waitFor();
  await karin.getByRole('link', { name: 'Till Learning Agreements' }).click();
  await row(karin, 'Alva Nordmark').getByText('Partnern: står på tur').waitFor();
  expect(karin.url()).toContain('q=copenhagen');
}, 60_000);

test('what a proposal changes is told on the agreement’s page', async () => {
  await karin.getByRole('button', { name: 'Rensa sökningen' }).click();
  await row(karin, 'Maja Linnea Stenvalder').getByText('Ändring väntar på institutionen').waitFor();
  await karin.getByRole('link', { name: 'Maja Linnea Stenvalder' }).click();
  const proposal = karin.getByRole('listitem').filter({ has: karin.getByRole('heading', { name: 'Ändringsförslag' }) });
  await proposal.getByText(/^Tillagd kurs/).first().waitFor();
}, 60_000);

test('students stand by term and direction with what is open, and the way back leads there', async () => {
  await karin.getByRole('link', { name: 'Studenter' }).click();
  await karin.getByRole('heading', { name: 'VT2027' }).waitFor();
  await row(karin, 'Alva Nordmark').getByText('Väntar på partnern').waitFor();
  await karin.getByRole('link', { name: 'Maja Linnea Stenvalder' }).click();
  await karin.getByRole('link', { name: 'Till Studenter' }).click();
  await karin.getByRole('heading', { name: 'Studenter', level: 1 }).waitFor();
  await row(karin, 'Maja Linnea Stenvalder').getByRole('link', { name: /^Learning Agreement att skriva under/ }).click();
  await karin.getByRole('heading', { level: 1, name: /Maja Linnea Stenvalder/ }).waitFor();
}, 60_000);

test('one that no file has brought is entered by hand, signed by all, changed, and taken away', async () => {
  await karin.getByRole('link', { name: 'Learning Agreements', exact: true }).click();
  await karin.getByRole('link', { name: 'Lägg in ett Learning Agreement' }).click();
  await karin.getByLabel('Förnamn').fill('Tove');
  await karin.getByRole('button', { name: 'Lägg in' }).click();
  await karin.getByText('Det här behöver fyllas i.').nth(5).waitFor();
  expect(await karin.evaluate<string>('document.activeElement.name || document.activeElement.getAttribute("aria-invalid")')).toBe('true');
  await karin.getByLabel('Efternamn').fill('Lindgren');
  await karin.getByLabel('Partnerns SCHAC-kod').fill('uio.no');
  await karin.getByText('University of Oslo').first().waitFor();
  await karin.getByLabel('Från').fill('2030-01');
  await karin.getByRole('textbox', { name: /^Till\b/ }).fill('2029-12');
  await karin.getByLabel('Ämneskod (ISCED-F)').fill('0533');
  await karin.getByLabel('Nivå (EQF)').selectOption('7, avancerad nivå');
  await karin.getByRole('button', { name: 'Lägg in' }).click();
  await karin.getByText('Den sista dagen ligger före den första.').waitFor();
  await karin.getByRole('textbox', { name: /^Till\b/ }).fill('2030-06');
  await karin.getByRole('button', { name: 'Lägg in' }).click();
  await karin.getByRole('heading', { name: 'Tove Lindgren', level: 1 }).waitFor();
  await karin.getByText('Ändra här när underskriften har kommit.').waitFor();

  await karin.getByRole('link', { name: 'Ändra' }).click();
  await karin.getByLabel('Studenten skrev under').fill('2026-11-02');
  await karin.getByRole('button', { name: 'Spara' }).click();
  await karin.getByRole('button', { name: 'Till uppgiften' }).waitFor();

  // A change to the studies is entered once it is agreed, and is asked of the department when the student has signed it.
  expect(await karin.getByRole('link', { name: 'Lägg in en ändring av studierna' }).count()).toBe(0);
  await karin.getByRole('link', { name: 'Ändra' }).click();
  await karin.getByLabel('Hemlärosätet skrev under').fill('2026-11-03');
  await karin.getByLabel('Värdlärosätet skrev under').fill('2026-11-04');
  await karin.getByRole('button', { name: 'Spara' }).click();
  await karin.getByText('Underskrivet av alla tre').waitFor();
  await karin.getByRole('link', { name: 'Lägg in en ändring av studierna' }).click();
  await karin.getByLabel('Studenten skrev under').fill('2026-11-05');
  await karin.getByRole('button', { name: 'Spara ändringen' }).click();
  await karin.getByText('Ändring väntar på institutionen').first().waitFor();
  await karin.getByRole('heading', { name: 'Ändringsförslag' }).waitFor();
  await karin.getByRole('button', { name: 'Till uppgiften' }).waitFor();
  await karin.getByRole('link', { name: 'Ändringen av studierna' }).click();
  expect(await karin.getByLabel('Studenten skrev under').inputValue()).toBe('2026-11-05');
  await karin.getByRole('button', { name: 'Ta bort ändringen' }).click();
  await karin.getByRole('dialog').getByRole('button', { name: 'Ta bort ändringen' }).click();
  await karin.getByText('Ändringen är borttagen.').first().waitFor();
  expect(await karin.getByRole('button', { name: 'Till uppgiften' }).count()).toBe(0);

  // Forms that are open meanwhile stay, with what was typed, and say why they can no longer be sent.
  const address = `${new URL(karin.url()).origin}${new URL(karin.url()).pathname}`;
  const opened = await Promise.all(['change', 'amendment', 'change'].map(async (form) => {
    const other = await asPerson(browser, demo, 'Karin Åström');
    await other.goto(`${address}/${form}`);
    await other.getByLabel('Studenten skrev under').fill('2026-11-09');
    return other;
  }));
  const [changing, amending, brought] = opened;
  if (!changing || !amending || !brought) throw new Error('Three windows were opened.');
  await brought.route('**/api/learning-agreements/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill(response.ok() ? { response, json: { ...(await response.json()), entry: null } } : { response });
  });
  await brought.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await brought.getByRole('alert').getByText('En fil har lagt in det här Learning Agreementet', { exact: false }).waitFor();
  await karin.getByRole('button', { name: 'Ta bort', exact: true }).click();
  await karin.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
  await karin.getByText('Det är borttaget.').first().waitFor();
  await karin.getByRole('heading', { name: 'Learning Agreements', level: 1 }).waitFor();
  expect(await row(karin, 'Tove Lindgren').count()).toBe(0);
  for (const other of [changing, amending]) {
    await other.getByRole('alert').getByText('har tagits bort sedan du öppnade sidan', { exact: false }).waitFor();
  }
  for (const other of opened) {
    expect(await other.getByLabel('Studenten skrev under').inputValue()).toBe('2026-11-09');
    expect(await other.getByRole('button', { name: /^Spara/ }).getAttribute('aria-disabled')).toBe('true');
  }
  await changing.reload();
  await changing.getByRole('heading', { name: 'Det finns inget att visa här' }).waitFor();
  await Promise.all(opened.map((other) => other.context().close()));
}, 90_000);

test('the International Office sees how many, and no student; of another department’s there is nothing to see', async () => {
  const hanna = await asPerson(browser, demo, 'Hanna Björkqvist');
  await hanna.getByRole('link', { name: 'Learning Agreements', exact: true }).click();
  await hanna.getByRole('row', { name: /^Institutionen för fysik/ }).waitFor();
  expect(await hanna.locator('main').innerText()).not.toMatch(/Nordmark|Stenvalder/);
  await hanna.goto(new URL('learning-agreements/00000000-0000-4000-8000-000000000000', demo.tabUrl).href);
  await hanna.getByRole('heading', { name: 'Det finns inget att visa här' }).waitFor();
}, 60_000);
