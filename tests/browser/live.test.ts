import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { launchChromium } from './chromium.ts';
import { asPerson } from './asPerson.ts';

/** Several people at once: what one does the others see, without looking again. */

/** Milliseconds; without the stream of changes a page looks again after 15,000. */
const SOON = 5_000;

let demo: RunningDemo;
let browser: Browser;
let karin: Page;
/** Karin again, in another window: a card that is answered in the chat comes to the same. */
let elsewhere: Page;
let eva: Page;

const REFERENCE = 'UMU-2026-00555';
const TITLE = `Är sökande i ärende ${REFERENCE} behörig till Kvantmekanik (5FY210)?`;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  [karin, elsewhere, eva] = await Promise.all(['Karin Åström', 'Karin Åström', 'Eva Forsmark'].map((name) => asPerson(browser, demo, name))) as [Page, Page, Page];
}, 120_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
}, 30_000);

test('a question stands in the list of who is asked as soon as it is put', async () => {
  await streamOpen(karin);
  await ask();
  await karin.getByText(TITLE).waitFor({ timeout: SOON });
}, 60_000);

test('what is answered elsewhere leaves the list by itself, and the one who asked sees the answer', async () => {
  await eva.goto(new URL('queue', demo.tabUrl).href);
  await eva.getByText(`${REFERENCE}: Kvantmekanik (5FY210)`).waitFor();
  await karin.getByRole('searchbox').focus();
  await elsewhere.getByText(TITLE).click();
  await elsewhere.getByRole('button', { name: 'Behörig', exact: true }).click();
  await karin.getByText(TITLE).waitFor({ state: 'detached', timeout: SOON });
  // Whoever was typing goes on typing.
  expect(await karin.evaluate<string>('document.activeElement.type')).toBe('search');
  await eva.getByText('Behörig', { exact: true }).first().waitFor({ timeout: SOON });
}, 60_000);

test('without the stream the page asks by itself, and says nothing of it', async () => {
  await karin.route('**/api/events', (route) => route.abort());
  await karin.reload();
  await karin.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
  await ask();
  await karin.getByText(TITLE).waitFor({ timeout: 25_000 });
  expect(await karin.getByRole('alert').count()).toBe(0);
}, 60_000);

test('the audit log is fetched when somebody looks and not by itself; its filter stands in the address, and older pages follow', async () => {
  const mattias = await asPerson(browser, demo, 'Mattias Ringdahl');
  const fetched = countOf(mattias, '/api/audit-log');
  const looks = 105;
  for (let look = 0; look < looks; look += 1) await call('Mattias Ringdahl', 'audit-log');
  await mattias.clock.install();
  await mattias.goto(new URL('audit', demo.tabUrl).href);
  await mattias.getByLabel('Gäller').selectOption({ label: 'Granskningsloggen' });
  await mattias.waitForURL(/about=audit/);
  const lines = mattias.locator('main ol li');
  await lines.filter({ hasText: 'Granskningsloggen: Lästes' }).nth(99).waitFor();
  expect(await lines.count()).toBe(100);
  const before = fetched();

  // Ten minutes later everything else has been fetched again: by the clock, and when the stream, which had fallen silent, began anew.
  const byTheClock = mattias.waitForResponse('**/api/me');
  await mattias.clock.fastForward('10:00');
  await byTheClock;
  await mattias.waitForResponse('**/api/me');
  expect(fetched()).toBe(before);

  await mattias.reload();
  await lines.nth(99).waitFor();
  expect(await mattias.getByLabel('Gäller').inputValue()).toBe('audit');
  await mattias.getByRole('button', { name: 'Visa äldre' }).click();
  await lines.nth(looks - 1).waitFor();
  // Reading goes on at the first of them.
  await mattias.locator('main ol li:nth-child(101):focus').waitFor();

  const [file] = await Promise.all([mattias.waitForEvent('download'), mattias.getByRole('button', { name: 'Ladda ner som CSV' }).click()]);
  const rows = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(rows[0]).toBe('\ufeffTid i Sverige;Vem;Vad;Institution;Uppgiftens id');
  expect(rows.length).toBeGreaterThan(looks);
  expect(rows[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d;Mattias Ringdahl;Granskningsloggen: Lästes;;$/);
}, 60_000);

test('a night that the demo’s clock passes deletes what is due, and the page of the rules says that it has looked', async () => {
  const hanna = await asPerson(browser, demo, 'Hanna Björkqvist');
  await call('Hanna Björkqvist', 'demo/clock', { days: 1 });
  await hanna.goto(new URL('operations', demo.tabUrl).href);
  await hanna.getByRole('link', { name: 'Vad som gallras och när' }).click();
  await hanna.getByRole('heading', { name: 'Gallring', level: 1 }).waitFor();
  await hanna.getByText(/: inget att radera$/).first().waitFor();
  expect(await hanna.getByText('Har inte körts än').count()).toBe(0);
  await hanna.getByRole('link', { name: 'Drift' }).first().click();
  await hanna.getByRole('heading', { name: 'Drift', level: 1 }).waitFor();
}, 60_000);

test('whoever comes second to an article, settings, a meeting or a publication is told who was first, what they did and when, and sees what holds now', async () => {
  const [hanna, mattias] = (await Promise.all(['Hanna Björkqvist', 'Mattias Ringdahl'].map((name) => asPerson(browser, demo, name)))) as [Page, Page];
  const both = (path: string) => Promise.all([hanna, mattias].map((page) => page.goto(new URL(path, demo.tabUrl).href)));
  const first = (did: string) => hanna.getByRole('alert').getByText(new RegExp(`^Mattias Ringdahl ${did} i dag \\d\\d:\\d\\d\\.$`));

  const { articles } = (await call('Hanna Björkqvist', 'knowledge')) as { readonly articles: readonly { readonly slug: string }[] };
  await both(`knowledge/${articles[0]?.slug}/edit`);
  const heading = (page: Page) => page.getByRole('textbox', { name: /^Rubrik på svenska/ });
  await heading(hanna).fill('Hannas rubrik');
  await heading(mattias).fill('Mattias rubrik');
  await mattias.getByRole('button', { name: 'Spara artikeln' }).click();
  await mattias.getByRole('heading', { level: 1, name: 'Mattias rubrik' }).waitFor();
  await hanna.getByRole('button', { name: 'Spara artikeln' }).click();
  await first('ändrade det här').waitFor();
  await hanna.getByRole('heading', { name: 'Mattias rubrik' }).waitFor();
  expect(await heading(hanna).inputValue()).toBe('Hannas rubrik');

  await both('department-settings');
  const days = (page: Page) => page.getByLabel('Svarstid i arbetsdagar');
  for (const page of [hanna, mattias]) {
    await page.getByLabel('Institution', { exact: true }).selectOption({ label: 'Institutionen för fysik' });
    await days(page).fill(page === hanna ? '4' : '3');
  }
  await mattias.getByRole('button', { name: 'Spara för institutionen' }).click();
  await mattias.getByText('Inställningarna är sparade.').waitFor();
  await hanna.getByRole('button', { name: 'Spara för institutionen' }).click();
  await first('ändrade det här').waitFor();
  expect(await days(hanna).inputValue()).toBe('4');

  const meetingId = await callMeeting();
  await hanna.goto(new URL(`meetings/${meetingId}/change`, demo.tabUrl).href);
  await hanna.getByLabel('Lokal').fill('Universum');
  await call('Mattias Ringdahl', `meetings/${meetingId}/cancellation`, {});
  await hanna.getByRole('button', { name: 'Spara ändringen' }).click();
  await first('ställde in träffen').waitFor();
  expect(await hanna.getByLabel('Lokal').inputValue()).toBe('Universum');

  await both(`publications/${await publish()}`);
  await hanna.getByRole('button', { name: 'Återkalla' }).waitFor();
  // Hanna's page does not learn of it: the questions that would tell it wait.
  let thaw: () => void = () => undefined;
  const thawed = new Promise<void>((resolve) => (thaw = resolve));
  await hanna.route('**/api/publications/*', async (route) => {
    if (route.request().method() === 'GET') await thawed;
    await route.continue();
  });
  for (const page of [mattias, hanna]) {
    await page.getByRole('button', { name: 'Återkalla' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Återkalla' }).click();
    if (page === mattias) await page.getByRole('button', { name: 'Återkalla' }).waitFor({ state: 'detached' });
  }
  await first('återkallade det här').waitFor();
  thaw();
  await hanna.getByRole('button', { name: 'Återkalla' }).waitFor({ state: 'detached' });
  await first('återkallade det här').waitFor();
  await Promise.all([hanna.context().close(), mattias.context().close()]);
}, 90_000);

function countOf(page: Page, path: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) count += 1;
  });
  return () => count;
}

/** The page is told of changes only from when its stream is open. */
async function streamOpen(page: Page): Promise<void> {
  const opened = page.waitForResponse('**/api/events');
  await page.reload();
  await opened;
  await page.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
}

async function idOf(name: string): Promise<string> {
  const { people } = (await (await fetch(new URL('/api/demo/people', demo.tabUrl))).json()) as { readonly people: readonly { readonly id: string; readonly name: string }[] };
  return people.find((one) => one.name === name)?.id ?? '';
}

async function call(name: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Demo ${await idOf(name)}`, 'content-type': 'application/json' };
  const answered = await fetch(new URL(`/api/${path}`, demo.tabUrl), body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  expect(answered.status).toBe(200);
  return answered.json();
}

const LATER = '2030-12-02';

async function callMeeting(): Promise<string> {
  const meeting = { title: 'Vinterns träff', day: LATER, startsAt: '13:00', endsAt: '15:00', room: 'Rotundan', agenda: 'Nomineringar', answerBy: LATER, audience: { kind: 'contactPersons' } };
  return ((await call('Hanna Björkqvist', 'meetings', meeting)) as { readonly meetingId: string }).meetingId;
}

async function publish(): Promise<string> {
  const notice = { kind: 'notice', titleSv: 'Nytt stipendium', titleEn: 'New scholarship', textSv: 'Sök nu.', textEn: 'Apply now.', dueOn: LATER };
  return ((await call('Hanna Björkqvist', 'publications', notice)) as { readonly publicationId: string }).publicationId;
}

async function ask(): Promise<void> {
  const { departments } = (await call('Eva Forsmark', 'eligibility-requests/form')) as { readonly departments: readonly { readonly id: string; readonly name: string }[] };
  await call('Eva Forsmark', 'eligibility-requests', {
    caseReference: REFERENCE,
    courseCode: '5FY210',
    courseName: 'Kvantmekanik',
    departmentId: departments.find(({ name }) => name === 'Institutionen för fysik')?.id,
    term: 'HT2027',
    question: 'Motsvarar sökandens kurser våra 30 hp matematik?',
  });
}
