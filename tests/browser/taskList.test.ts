import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';
import { axe } from './openTab.ts';

/** The list of tasks: several at once, by the keyboard, and however long it is. */

let demo: RunningDemo;
let browser: Browser;
let karin: Page;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
  karin = await asPerson(browser, demo, 'Karin Åström');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
}, 30_000);

test('who the person is and what waits for them come in one answer', async () => {
  // What changes meanwhile would be asked for on top.
  await karin.route('**/api/events', (route) => route.abort());
  // The page that is there may be hearing of something just now.
  await karin.goto('about:blank');
  const asked: string[] = [];
  const note = (request: { url(): string }) => void (request.url().includes('/api/') && asked.push(new URL(request.url()).pathname));
  karin.on('request', note);
  await karin.goto(demo.tabUrl);
  await karin.getByRole('link', { name: /Learning Agreement för Elias Vargfors/ }).waitFor();
  karin.off('request', note);
  await karin.unroute('**/api/events');
  // Which demo people there are is asked of the demo alone.
  expect(asked.filter((path) => !/^\/api\/(demo\/people|events|sign-in)$/.test(path))).toEqual(['/api/first']);
}, 60_000);

test('several tasks are put off at once, one that cannot wait says why, and all of it can be taken back', async () => {
  await karin.getByRole('button', { name: 'Välj flera' }).click();
  const boxes = karin.getByRole('checkbox', { name: /^Välj Learning Agreement/ });
  await boxes.first().check();
  await karin.getByText('1 vald').waitFor();
  await karin.getByRole('button', { name: 'Välj alla' }).click();
  const count = await boxes.count();
  await karin.getByRole('status').filter({ hasText: `${count} valda` }).waitFor();
  expect(await axe({ tab: karin })).toEqual([]);
  // What the filter hides is not put off with the others.
  await karin.getByRole('searchbox').fill('Elias Vargfors');
  await karin.getByText('1 vald').waitFor();
  await karin.getByRole('searchbox').fill('');
  await karin.getByText(`${count} valda`).waitFor();
  await karin.getByRole('button', { name: 'Påminn på måndag' }).click();
  await karin.getByText(/uppgift(er)? kommer tillbaka på måndag/).waitFor();
  const refused = await karin.getByText(/kunde inte vänta/).count();
  if (refused > 0) await karin.getByText('Uppgiften ska vara klar före dess. Välj en tidigare dag.').first().waitFor();
  const [task] = await snoozed();
  expect(task).toBeDefined();
  await karin.getByRole('button', { name: 'Ångra' }).click();
  await karin.getByText('Påminnelserna kommer som vanligt.').waitFor();
  expect(await snoozed()).toEqual([]);
  await karin.getByRole('button', { name: 'Klar' }).click();
  await boxes.first().waitFor({ state: 'detached' });
}, 60_000);

test('who asks several departments sees those of one: in the address, with the search, in both languages and on a phone', async () => {
  await askDepartments({ 'Kemiska institutionen': 2, 'Juridiska institutionen': 3 });
  const eva = await asPerson(browser, demo, 'Eva Forsmark');
  const rows = eva.locator('main a[id^="task-"]');
  await rows.nth(4).waitFor();
  const departments = eva.getByRole('combobox', { name: 'Institution' });
  expect(await departments.locator('option').allInnerTexts()).toEqual(['Alla institutioner', 'Juridiska institutionen', 'Kemiska institutionen']);
  await departments.selectOption('Juridiska institutionen');
  await eva.getByRole('status').filter({ hasText: '3 uppgifter visas' }).waitFor({ state: 'attached' });
  expect(await rows.allInnerTexts()).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('Juridiska institutionen')));
  await eva.getByRole('searchbox').fill('JUR-1');
  await eva.getByRole('status').filter({ hasText: '1 uppgift visas' }).waitFor({ state: 'attached' });
  const { searchParams } = new URL(eva.url());
  expect([searchParams.get('q'), [...searchParams.keys()].toSorted()]).toEqual(['JUR-1', ['department', 'q']]);
  // It comes back with the address, and the choice is there in the other language too.
  await eva.getByRole('searchbox').fill('');
  await ask('Eva Forsmark', 'me', { language: 'en' }, 'PATCH');
  await eva.setViewportSize({ width: 320, height: 900 });
  await eva.reload();
  await eva.getByRole('heading', { name: 'My tasks' }).waitFor();
  const inEnglish = eva.getByRole('combobox', { name: 'Department', exact: true });
  expect(await inEnglish.locator('option:checked').innerText()).toBe('Department of Law');
  expect(await rows.count()).toBe(3);
  expect(await eva.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(await axe({ tab: eva })).toEqual([]);
  await inEnglish.selectOption('All departments');
  await rows.nth(4).waitFor();
  expect(new URL(eva.url()).search).toBe('');
  // What is chosen and has no tasks any more says so, and can be chosen away.
  await eva.goto(`${demo.tabUrl}?department=00000000-0000-4000-8000-000000000000`);
  await eva.getByRole('heading', { name: 'Nothing matches the filter' }).waitFor();
  expect(await inEnglish.locator('option:checked').innerText()).toBe('No tasks right now');
  await eva.getByRole('button', { name: 'Show everything' }).click();
  await rows.nth(4).waitFor();
  await ask('Eva Forsmark', 'me', { language: 'sv' }, 'PATCH');
  await eva.context().close();
  // Whose tasks are all of one department has nothing to choose.
  await karin.getByRole('combobox', { name: 'Slag' }).waitFor();
  expect(await karin.getByRole('combobox', { name: 'Institution' }).count()).toBe(0);
}, 90_000);

test('what is closed comes by pages, goes on where one was, stays in its place, and is found however far back', async () => {
  const asked = await askDepartments({ 'Sociologiska institutionen': 104 });
  const withdraw = (taskId: string) => ask('Eva Forsmark', `tasks/${taskId}/actions`, { verb: 'withdraw', version: 1 });
  for (const taskId of asked.slice(0, 103)) await withdraw(taskId);
  const eva = await asPerson(browser, demo, 'Eva Forsmark');
  const calls: string[] = [];
  eva.on('request', (request) => void (request.url().includes('/api/closed-tasks') && calls.push(request.postData() ?? '')));
  const shown = (words: string) => eva.getByRole('status').filter({ hasText: `${words} visas` }).waitFor({ state: 'attached' });
  const open = await eva.locator('main a[id^="task-"]').count();
  await eva.getByRole('button', { name: 'Visa avslutade' }).click();
  await shown(`${open + 100} uppgifter`);
  expect(calls).toEqual(['{"words":""}']);
  const closed = eva.getByRole('region', { name: 'Avslutat' });
  await closed.getByText('100+').waitFor();
  await closed.getByRole('link', { name: /SOC-102 .* Avslutad / }).waitFor();
  // Another is closed while one looks: no row is missed and none comes twice, whether the page hears of it before or after.
  await withdraw(asked[103] ?? '');
  await eva.getByRole('button', { name: 'Visa fler avslutade' }).press('Enter');
  await shown(`${open + 103} uppgifter`);
  // Whoever goes by the keyboard stands on the first of the new ones.
  await eva.locator(':focus', { hasText: /SOC-[23] / }).waitFor();
  await eva.getByRole('button', { name: 'Visa fler avslutade' }).waitFor({ state: 'detached' });
  await eva.keyboard.press('End');
  await eva.locator(':focus', { hasText: 'SOC-0 ' }).waitFor();
  await closed.getByText('104', { exact: true }).waitFor();
  expect(await axe({ tab: eva })).toEqual([]);

  // A page that has only the latest finds the oldest.
  await eva.goto(demo.tabUrl);
  await eva.getByRole('searchbox').fill('soc-0 sociologiska');
  await eva.getByRole('button', { name: 'Sök bland avslutade' }).click();
  await closed.getByRole('link', { name: /SOC-0 / }).waitFor();
  await shown('1 uppgift');
  expect(await axe({ tab: eva })).toEqual([]);
  await eva.getByRole('searchbox').fill('soc-nej');
  await eva.getByRole('heading', { name: 'Inget stämmer med filtret' }).waitFor();
  expect(await eva.getByRole('button', { name: 'Sök bland avslutade' }).count()).toBe(0);
  // The department of what is closed can be chosen although nothing open is there.
  await eva.goto(`${demo.tabUrl}?closed=1`);
  await eva.getByRole('combobox', { name: 'Institution' }).selectOption('Sociologiska institutionen');
  await shown('100 uppgifter');

  // What does not come says so under the open ones, which stay.
  await eva.route('**/api/closed-tasks', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>proxy</h1>' }));
  await eva.goto(`${demo.tabUrl}?closed=1`);
  await eva.getByRole('heading', { name: 'Servern svarade inte som den skulle' }).waitFor();
  expect(await eva.locator('main a[id^="task-"]').count()).toBe(open - 1);
  await eva.unroute('**/api/closed-tasks');
  await eva.getByRole('button', { name: 'Försök igen' }).click();
  await closed.getByText('100+').waitFor();
  await eva.context().close();
}, 180_000);

test('the arrow keys go from row to row over the sections, and Enter opens', async () => {
  const rows = karin.locator('main a[id^="task-"]');
  await rows.first().focus();
  const last = (await rows.count()) - 1;
  for (let row = 0; row < last; row++) await karin.keyboard.press('ArrowDown');
  expect(await karin.evaluate<string>('document.activeElement.id')).toBe(await rows.nth(last).getAttribute('id'));
  await karin.keyboard.press('ArrowUp');
  await karin.keyboard.press('Enter');
  await karin.waitForURL(/\/tasks\//);
  await karin.goBack();
}, 60_000);

test('a list of 5,000 tasks is drawn in part, can be gone through by the keyboard, and is filtered', async () => {
  await manyTasks(karin, 5_000);
  await karin.getByRole('status').filter({ hasText: '5000 uppgifter visas' }).waitFor();
  const rows = karin.locator('main a[id^="task-"]');
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().focus();
  // A key that is held down on a slow machine: no picture is drawn between one press and the next.
  await karin.evaluate(`(async () => {
    for (let row = 0; row < 60; row++) {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
      await Promise.resolve();
    }
  })()`);
  expect(await karin.evaluate<string>('document.activeElement.textContent')).toContain('Uppgift nummer 60 ');
  const item = karin.locator('main li', { has: karin.locator(':focus') });
  expect([await item.getAttribute('aria-posinset'), await item.getAttribute('aria-setsize')]).toEqual(['61', '5000']);
  // The row that has the focus stays, however far one looks away.
  await karin.evaluate('scrollTo(0, document.body.scrollHeight)');
  await karin.getByText('Uppgift nummer 4999 ').waitFor();
  expect(await karin.evaluate<string>('document.activeElement.textContent')).toContain('Uppgift nummer 60 ');
  // And from there one goes on, to its neighbour or to the ends.
  const focused = (number: number) => karin.locator(':focus', { hasText: `Uppgift nummer ${number} ` }).waitFor();
  await karin.keyboard.press('ArrowDown');
  await focused(61);
  await karin.keyboard.press('End');
  await focused(4999);
  await karin.keyboard.press('Home');
  await focused(0);
  // More than the server takes at once are sent in parts.
  const parts: number[] = [];
  await karin.route('**/api/snoozes', async (route) => {
    const { taskIds } = route.request().postDataJSON() as { readonly taskIds: readonly string[] };
    parts.push(taskIds.length);
    await route.fulfill({ json: { results: taskIds.map((taskId) => ({ taskId, done: true, problem: null })) } });
  });
  await karin.getByRole('searchbox').fill('nummer 43');
  await karin.getByRole('status').filter({ hasText: '199 uppgifter visas' }).waitFor();
  await karin.getByRole('button', { name: 'Välj flera' }).click();
  await karin.getByRole('button', { name: 'Välj alla' }).click();
  await karin.getByText('199 valda').waitFor();
  await karin.getByRole('button', { name: 'Påminn på måndag' }).click();
  await karin.getByText('199 uppgifter kommer tillbaka på måndag.').waitFor();
  expect(parts).toEqual([100, 99]);
  await karin.getByRole('button', { name: 'Klar' }).click();
  await karin.getByRole('searchbox').fill('nummer 4321');
  await karin.getByRole('status').filter({ hasText: '1 uppgift visas' }).waitFor();
  await karin.unrouteAll();
}, 60_000);

test('a range is picked with Shift, by the mouse and by the keyboard, also over rows that are not drawn', async () => {
  await manyTasks(karin, 5_000);
  await karin.getByRole('button', { name: 'Välj flera' }).click();
  const box = (number: number) => karin.getByRole('checkbox', { name: `Välj Uppgift nummer ${number} av många` });
  const row = (number: number) => karin.getByRole('link', { name: `Uppgift nummer ${number} av många` });
  const told = (words: string) => karin.getByRole('group', { name: 'Göra med de valda' }).getByRole('status').filter({ hasText: words }).waitFor();
  const focused = (element: Locator) => karin.locator(':focus').and(element).waitFor();
  const pickedAmong = async (numbers: readonly number[]) => {
    const states = await Promise.all(numbers.map(async (number) => ((await box(number).isChecked()) ? [number] : [])));
    return states.flat();
  };
  const tenth = Array.from({ length: 10 }, (_, number) => number);

  await box(2).check();
  await box(6).click({ modifiers: ['Shift'] });
  await told('5 i följd. 5 valda');
  // Drawn anew, the range takes the place of the one before; on the row's own words too, which open nothing.
  await box(4).click({ modifiers: ['Shift'] });
  await told('3 i följd. 3 valda');
  await row(7).click({ modifiers: ['Shift'] });
  await told('6 i följd. 6 valda');
  expect(await pickedAmong(tenth)).toEqual([2, 3, 4, 5, 6, 7]);
  expect([karin.context().pages().length, new URL(karin.url()).pathname, await karin.evaluate('String(getSelection())')]).toEqual([1, '/tab/', '']);

  // By the keyboard, from box to box, to and fro; what was picked before stays.
  await box(9).focus();
  await karin.keyboard.press('Space');
  await told('7 valda');
  for (let times = 0; times < 3; times++) await karin.keyboard.press('Shift+ArrowDown');
  await told('4 i följd. 10 valda');
  await karin.keyboard.press('Shift+ArrowUp');
  await told('3 i följd. 9 valda');
  await focused(box(11));
  await karin.keyboard.press('Shift+End');
  await told('4991 i följd. 4997 valda');
  await focused(box(4999));
  await karin.keyboard.press('Home');
  await focused(box(0));
  expect(await axe({ tab: karin })).toEqual([]);

  // From row to row: the space bar picks the one that has the focus, Shift with it all in between.
  await karin.getByRole('button', { name: 'Klar' }).click();
  await karin.getByRole('button', { name: 'Välj flera' }).click();
  await row(1).focus();
  await karin.keyboard.press('Space');
  await told('1 vald');
  for (let times = 0; times < 3; times++) await karin.keyboard.press('ArrowDown');
  await karin.keyboard.press('Shift+Space');
  await told('4 i följd. 4 valda');
  await focused(row(4));
  await box(6).focus();
  await karin.keyboard.press('Shift+Space');
  await told('6 i följd. 6 valda');
  // What is taken away begins no range, and where nothing was picked last the row that one comes from does.
  await karin.keyboard.press('Space');
  await told('5 valda');
  await row(8).focus();
  await karin.keyboard.press('Shift+ArrowDown');
  await told('2 i följd. 7 valda');
  expect(await pickedAmong(tenth)).toEqual([1, 2, 3, 4, 5, 8, 9]);
  // What a filter hides is not in between.
  await karin.getByRole('searchbox').fill('nummer 999');
  await karin.getByRole('status').filter({ hasText: '5 uppgifter visas' }).waitFor();
  await row(999).focus();
  await karin.keyboard.press('Shift+ArrowDown');
  await told('2 i följd. 2 valda');
  await karin.getByRole('searchbox').fill('');
  await told('9 valda');
  await karin.unrouteAll();
}, 60_000);

/** Gives the page so many tasks as the server would. */
async function manyTasks(page: Page, count: number): Promise<void> {
  await page.route('**/api/first', async (route) => {
    const response = await route.fetch();
    const { me, open } = (await response.json()) as { readonly me: object; readonly open: { readonly tasks: readonly { readonly when: string }[] } };
    const [model] = open.tasks.filter(({ when }) => when === 'later');
    const tasks = Array.from({ length: count }, (_, number) => ({ ...model, id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, title: `Uppgift nummer ${number} av många` }));
    await route.fulfill({ response, json: { me, open: { tasks, more: false } } });
  });
  await page.route('**/api/events', (route) => route.abort());
  await page.goto(demo.tabUrl);
}

async function snoozed(): Promise<readonly string[]> {
  const { tasks } = (await ask('Karin Åström', 'tasks')) as { readonly tasks: readonly { readonly id: string }[] };
  const states = await Promise.all(tasks.map(async ({ id }) => ({ id, ...((await ask('Karin Åström', `tasks/${id}/snooze`)) as { readonly until: string | null }) })));
  return states.filter(({ until }) => until !== null).map(({ id }) => id);
}

/** Calls the demo's API as one of its people. */
async function ask(name: string, path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> {
  const api = new URL('/api/', demo.tabUrl);
  const { people } = (await (await fetch(new URL('demo/people', api))).json()) as { readonly people: readonly { readonly id: string; readonly name: string }[] };
  const headers = { authorization: `Demo ${people.find((one) => one.name === name)?.id}`, 'content-type': 'application/json' };
  const answer = await fetch(new URL(path, api), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** The officer asks departments about eligibility; each case is named after its department and its number. Gives the tasks' ids. */
async function askDepartments(cases: Readonly<Record<string, number>>): Promise<readonly string[]> {
  const { departments } = (await ask('Eva Forsmark', 'eligibility-requests/form')) as { readonly departments: readonly { readonly id: string; readonly name: string }[] };
  const asked: string[] = [];
  for (const [name, count] of Object.entries(cases)) {
    const departmentId = departments.find((one) => one.name === name)?.id;
    const answers = Array.from({ length: count }, (_, number) =>
      ask('Eva Forsmark', 'eligibility-requests', {
        caseReference: `${name.slice(0, 3).toUpperCase()}-${number}`,
        courseCode: '5XY210',
        courseName: 'En kurs',
        departmentId,
        term: 'HT2027',
        question: 'Räcker kurserna?',
      }),
    );
    asked.push(...(await Promise.all(answers)).map((answer) => (answer as { readonly taskId: string }).taskId));
  }
  return asked;
}
