import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/**
 * A form is sent, and its answer is lost on the way: sent again as it was it makes nothing twice, and
 * what was changed meanwhile is never lost in silence.
 */

let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

interface Form {
  readonly by: string;
  readonly page: string;
  readonly api: string;
  /** The field that is changed before the form is sent again. */
  readonly field: (page: Page) => ReturnType<Page['getByLabel']>;
  readonly fill: (page: Page) => Promise<void>;
  readonly button: string;
  /** Asks once more before it sends. */
  readonly asks: boolean;
}

const required = (page: Page, label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });

async function choose(page: Page, label: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).pressSequentially(typed);
  await page.getByRole('option', { name: option }).click();
}

const FORMS: Readonly<Record<string, Form>> = {
  'a question about eligibility': {
    by: 'Eva Forsmark',
    page: 'new-request',
    api: '**/api/eligibility-requests',
    field: (page) => page.getByLabel('Ärendenummer'),
    async fill(page) {
      await page.getByLabel('Kurskod').fill('5FY210');
      await page.getByLabel('Kursens namn').fill('Kvantmekanik');
      await choose(page, 'Institution', 'fysik', /Institutionen för fysik/);
      await page.getByRole('combobox', { name: 'Termin' }).selectOption('HT2027');
      await page.getByLabel('Vad behöver institutionen bedöma?').fill('Räcker matematiken?');
    },
    button: 'Skicka frågan',
    asks: false,
  },
  'an exchange agreement': {
    by: 'Karin Åström',
    page: 'new-agreement',
    api: '**/api/agreements',
    field: (page) => page.getByLabel('Avtalskod hos oss'),
    async fill(page) {
      await page.getByLabel('Partnerns SCHAC-kod').fill('aalto.fi');
      await page.getByLabel('Institution', { exact: false }).first().selectOption({ label: 'Institutionen för fysik' });
      await page.getByLabel('Ämne, ISCED-kod med fyra siffror').fill('0533');
      await page.getByLabel('Första läsår').selectOption('2027/2028');
      await page.getByLabel('Sista läsår').selectOption('2031/2032');
    },
    button: 'Spara avtalet',
    asks: false,
  },
  'a Learning Agreement': {
    by: 'Karin Åström',
    page: 'new-learning-agreement',
    api: '**/api/learning-agreements',
    field: (page) => page.getByLabel('Efternamn'),
    async fill(page) {
      await page.getByLabel('Förnamn').fill('Dubbel');
      await page.getByLabel('Partnerns SCHAC-kod').fill('uio.no');
      await page.getByLabel('Från').fill('2030-01');
      await required(page, 'Till\\b').fill('2030-06');
      await page.getByLabel('Ämneskod (ISCED-F)').fill('0533');
      await page.getByLabel('Nivå (EQF)').selectOption('6, grundnivå');
    },
    button: 'Lägg in',
    asks: false,
  },
  'a lent place': {
    by: 'Karin Åström',
    page: 'loans',
    api: '**/api/loans',
    field: (page) => page.getByLabel('Studentens namn'),
    async fill(page) {
      await page.getByRole('button', { name: 'Ny utlånad plats' }).click();
      await page.locator('form').getByLabel('Lärosäte').fill('Universität Wien');
      await page.locator('form').getByLabel('Termin').selectOption({ index: 2 });
      await choose(page, 'Var läser studenten?', 'kemi', /Kemiska institutionen/);
    },
    button: 'Lägg in platsen',
    asks: false,
  },
  'what is published': {
    by: 'Hanna Björkqvist',
    page: 'new-publication',
    api: '**/api/publications',
    field: (page) => page.getByLabel('Rubrik på svenska'),
    async fill(page) {
      await page.getByRole('radio', { name: 'Information' }).first().check();
      await page.getByLabel('Text på svenska').fill('Berätta det för era studenter.');
      await page.getByLabel('Rubrik på engelska').fill('Scholarships');
      await page.getByLabel('Text på engelska').fill('Please tell your students.');
      await page.locator('input[type="date"]').fill('2030-01-15');
    },
    button: 'Publicera',
    asks: true,
  },
  'a meeting': {
    by: 'Hanna Björkqvist',
    page: 'new-meeting',
    api: '**/api/meetings',
    field: (page) => page.getByLabel('Rubrik'),
    async fill(page) {
      await page.getByLabel('Dag', { exact: false }).first().fill('2030-03-14');
      await page.getByLabel('Svara senast').fill('2030-03-11');
      await page.getByLabel('Lokal').fill('Rotundan');
      await page.getByLabel('Dagordning').fill('Nomineringar');
    },
    button: 'Skicka kallelsen',
    asks: false,
  },
  'a broadcast': {
    by: 'Hanna Björkqvist',
    page: 'new-broadcast',
    api: '**/api/broadcasts',
    field: (page) => page.getByLabel('Rubrik på svenska'),
    async fill(page) {
      await page.getByLabel('Text på svenska').fill('Hej!');
      await page.getByLabel('Rubrik på engelska').fill('Hello');
      await page.getByLabel('Text på engelska').fill('Hello!');
    },
    button: 'Skicka',
    asks: true,
  },
};

describe.each(Object.entries(FORMS))('%s', (name, form) => {
  const [ONCE, FIRST, CHANGED] = ['Samma', 'Första', 'Ändrad'].map((said) => `${said} ${name.length}`) as [string, string, string];

  test('is told as uncertain; sent again as it was, it was sent once', async () => {
    const page = await filled(form, ONCE);
    await lost(page, form);
    await send(page, form);
    await gone(page);
    expect(await made(page, form, ONCE)).toBe(1);
    await page.context().close();
  }, 60_000);

  test('that was changed meanwhile is not sent: the first one is shown, and this is sent as another if they wish', async () => {
    const page = await filled(form, FIRST);
    await lost(page, form);
    await form.field(page).fill(CHANGED);
    await send(page, form);
    const notice = page.getByRole('alert').filter({ hasText: 'Det du skickade först kom fram' });
    await notice.getByText(/Det kom fram i dag \d\d:\d\d och gäller\./).waitFor();
    expect(await form.field(page).inputValue()).toBe(CHANGED);
    expect([await made(page, form, FIRST), await made(page, form, CHANGED)]).toEqual([1, 0]);

    const opened = page.waitForEvent('popup');
    await notice.getByRole('link', { name: /^Visa det som kom fram/ }).click();
    const window = await opened;
    await window.locator('main').getByText(FIRST).first().waitFor();
    await window.close();
    expect(await form.field(page).inputValue()).toBe(CHANGED);

    await notice.getByRole('button', { name: 'Skicka det här också' }).click();
    if (form.asks) await page.getByRole('dialog').getByRole('button', { name: form.button }).click();
    await gone(page);
    expect([await made(page, form, FIRST), await made(page, form, CHANGED)]).toEqual([1, 1]);
    await page.context().close();
  }, 60_000);
});

async function filled(form: Form, said: string): Promise<Page> {
  const page = await asPerson(browser, demo, form.by);
  await page.goto(new URL(form.page, demo.tabUrl).href);
  await page.locator('main h1').waitFor();
  await form.fill(page);
  await form.field(page).fill(said);
  return page;
}

/** The server does what is sent, and the connection breaks before it can say so. */
async function lost(page: Page, form: Form): Promise<void> {
  await page.route(form.api, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
    await page.unroute(form.api);
  });
  await send(page, form);
  await page.getByText('Vi vet inte om det kom fram').waitFor();
}

async function send(page: Page, form: Form): Promise<void> {
  const button = page.locator('form').getByRole('button', { name: form.button, exact: true });
  await button.click();
  if (form.asks) await page.getByRole('dialog').getByRole('button', { name: form.button, exact: true }).click();
}

/** How many the server has in which that was said. */
async function made(page: Page, { api }: Form, said: string): Promise<number> {
  const found = await page.evaluate<string>(`fetch('${api.slice(2)}', { headers: { authorization: 'Demo ' + sessionStorage.getItem('ikp-demo-person') } }).then((answer) => answer.text())`);
  return new Set(found.match(new RegExp(`"(?:id|taskId)":"[^"]+"(?:(?!"(?:id|taskId)":)[^])*?${said}`, 'g')) ?? []).size;
}

/** The form has done its work and is no longer there; not even behind a dialog, where a role would not find it. */
async function gone(page: Page): Promise<void> {
  await page.locator('form [type="submit"]').waitFor({ state: 'detached' });
}
