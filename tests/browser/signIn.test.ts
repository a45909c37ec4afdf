import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { fakeEntra, type FakeEntra } from './fakeEntra.ts';
import { ENTRA, startMockApi, type MockApi } from './mockApi.ts';
import { KARIN, LATER, SIGNATURE, TODAY } from './mockData.ts';
import { axe } from './openTab.ts';

/** Outside Teams people sign in with Entra ID, so that a link in a mail works. */

// A machine that does other things meanwhile needs several seconds to show a page.
jest.setTimeout(40_000);

const USER = 'karin.astrom@example.com';

let browser: Browser;
let university: MockApi;
let context: BrowserContext;
let entra: FakeEntra;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  university = await startMockApi({ demo: false });
  context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(15_000);
  entra = await fakeEntra(context, { personId: KARIN, userName: USER, ...ENTRA });
  page = await context.newPage();
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) faults.push(message.text());
  });
});

afterEach(async () => {
  const cookies = await context.cookies();
  await context.close();
  await university.close();
  expect({ faults, unknown: entra.unknown, cookies }).toEqual({ faults: [], unknown: [], cookies: [] });
});

const address = (path: string) => `${university.origin}/tab${path}`;
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const atEntra = (end: string) => page.getByRole('link', { name: end, exact: true }).click();
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function signIn(path = '/'): Promise<void> {
  await page.goto(address(path));
  await atEntra('Sign in');
  await page.getByText(USER, { exact: true }).waitFor();
}

/** The tab looks again, as it does when one comes back to it. */
const lookAgain = () => page.evaluate('dispatchEvent(new Event("visibilitychange"))');

test('a link in a mail: to Entra ID, and back to the very page', async () => {
  await signIn(`/tasks/${SIGNATURE}?from=mail`);
  await heading(/Lovisa Hedberg/).waitFor();
  expect(page.url()).toBe(address(`/tasks/${SIGNATURE}?from=mail`));
  expect(entra.asked).toHaveLength(1);
  expect(Object.fromEntries(entra.asked[0] ?? [])).toMatchObject({
    client_id: ENTRA.clientId,
    redirect_uri: address('/signed-in'),
    response_type: 'code',
    response_mode: 'fragment',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/./),
    nonce: expect.stringMatching(/./),
  });
  expect(entra.asked[0]?.get('scope')?.split(' ')).toContain(ENTRA.scope);
  const authorizations = new Set(university.seen.filter(({ path }) => path !== '/api/sign-in').map(({ headers }) => headers.authorization));
  expect([...authorizations]).toEqual([`Bearer ${entra.issued[0]}`]);
  expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
  expect(await axe({ tab: page })).toEqual([]);
});

test('a reload does not ask Entra ID again', async () => {
  await signIn('/?q=ua-2027');
  await page.locator(`#task-${TODAY}`).waitFor();
  await page.reload();
  await page.locator(`#task-${TODAY}`).waitFor();
  expect(page.url()).toBe(address('/?q=ua-2027'));
  expect([entra.asked.length, entra.issued.length]).toEqual([1, 1]);
});

describe('who comes back without being signed in is told so, and leaves again on request only', () => {
  const ends: readonly [string, () => Promise<unknown>, string][] = [
    ['cancelled there', () => atEntra('Cancel'), 'Inloggningen avbröts'],
    ['went back', () => page.goBack(), 'Inloggningen avbröts'],
    ['an administrator has to consent', () => atEntra('Needs an administrator'), 'En administratör behöver godkänna IKP-forum'],
    ['an answer to another request', () => atEntra('Another state'), 'Inloggningen gick inte'],
  ];

  test.each(ends)('%s', async (_case, end, title) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // Somewhere to go back to.
    await page.goto(`${university.origin}/tab/firstPaint.js`);
    await page.goto(address(`/tasks/${LATER}`));
    await page.getByRole('link', { name: 'Cancel' }).waitFor();
    await end();
    await heading(title).waitFor();
    expect(page.url()).toBe(address(`/tasks/${LATER}`));
    expect(entra.asked).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith('/api/') && path !== '/api/sign-in')).toEqual([]);
    expect(await axe({ tab: page })).toEqual([]);
    await button('Logga in').click();
    await atEntra('Sign in');
    await page.getByText(USER, { exact: true }).waitFor();
    expect(page.url()).toBe(address(`/tasks/${LATER}`));
  });
});

describe('the token', () => {
  test('is renewed before it runs out, without the person', async () => {
    // Shorter than the time before its end at which it is renewed.
    entra.lifetime = 60;
    await signIn();
    await page.locator(`#task-${TODAY}`).waitFor();
    expect(entra.issued.length).toBeGreaterThan(1);
    expect(university.seen.at(-1)?.headers.authorization).not.toBe(`Bearer ${entra.issued[0]}`);
    expect(entra.asked).toHaveLength(1);
  });

  test('that the server refuses is renewed once', async () => {
    let first = true;
    entra.onIssue((token) => {
      if (first) university.refuseToken(token);
      first = false;
    });
    await signIn();
    await page.locator(`#task-${TODAY}`).waitFor();
    expect(university.seen.at(-1)?.headers.authorization).toBe(`Bearer ${entra.issued.at(-1)}`);
    expect(entra.asked).toHaveLength(1);
  });

  test('that the server refuses each time: says so, without a loop, with the way to another account', async () => {
    entra.onIssue((token) => university.refuseToken(token));
    await signIn();
    await heading('Logga in').waitFor();
    expect(university.seen.filter(({ path }) => path === '/api/first')).toHaveLength(2);
    expect(entra.asked).toHaveLength(1);
  });

  test('that cannot be renewed: what is on the page stays, and one signs in anew from there', async () => {
    entra.lifetime = 60;
    await signIn('/?q=ua-2027');
    await page.locator(`#task-${TODAY}`).waitFor();
    entra.renews = false;
    await lookAgain();
    await page.getByText('Inloggningen har gått ut.').waitFor();
    expect(await page.locator(`#task-${TODAY}`).count()).toBe(1);
    expect(await axe({ tab: page })).toEqual([]);
    entra.lifetime = 3600;
    await button('Logga in igen').click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
    expect(entra.asked.at(-1)?.get('login_hint')).toBe(USER);
    await atEntra('Sign in');
    await page.locator(`#task-${TODAY}`).waitFor();
    expect(page.url()).toBe(address('/?q=ua-2027'));
    expect(await page.getByText('Inloggningen har gått ut.').count()).toBe(0);
  });

  test('from yesterday: who opens the page anew signs in anew, without a page in between', async () => {
    entra.lifetime = 60;
    await signIn();
    entra.renews = false;
    await page.goto(address(`/tasks/${SIGNATURE}`));
    await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
    entra.lifetime = 3600;
    await atEntra('Sign in');
    await heading(/Lovisa Hedberg/).waitFor();
  });
});

test('whom the server does not know: says so and offers another account', async () => {
  const problem = { type: 'urn:ikp-forum:problem:unknownPerson', title: 'Du finns inte i katalogen', status: 403, detail: 'Be International Office.', correlationId: 'mock' };
  university.misbehave(/^\/api\/(first|me|tasks)/, { problem });
  await signIn();
  await heading('Du finns inte i katalogen').waitFor();
  await page.getByText(`Du är inloggad som ${USER}.`).waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await axe({ tab: page })).toEqual([]);
  await button('Byt konto').click();
  await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
  expect(entra.asked.at(-1)?.get('prompt')).toBe('select_account');
});

test('signing out leaves nothing behind, and does not sign in again by itself', async () => {
  await signIn();
  await button('Logga ut').click();
  await page.getByRole('link', { name: 'Signed out' }).click();
  await heading('Du är utloggad').waitFor();
  expect(JSON.stringify(await page.evaluate('Object.entries(sessionStorage)'))).not.toContain(entra.issued[0]);
  await page.reload();
  await heading('Du är utloggad').waitFor();
  expect(await axe({ tab: page })).toEqual([]);
  expect(entra.asked).toHaveLength(1);
  await button('Logga in').click();
  await atEntra('Sign in');
  await heading('Mina uppgifter').waitFor();
});
