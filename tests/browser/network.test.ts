import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PATHS } from '../../tab/shell/paths.ts';
import { startDemo, type RunningDemo } from '../support/demo.ts';
import { asPerson } from './asPerson.ts';
import { launchChromium } from './chromium.ts';

/** A network that is slow, breaks, or is not there: what people see of it, and that it passes. */

let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  expect(await demo.stop()).toBe(0);
}, 30_000);

/** What the network does with a page's questions to the server. */
interface Network {
  /** Lets what is asked wait until it is passed or broken. */
  hold(): void;
  break(): Promise<void>;
  pass(): Promise<void>;
}

async function networkOf(page: Page): Promise<Network> {
  let mode: 'hold' | 'break' | 'pass' = 'pass';
  let waiting: (() => Promise<void>)[] = [];
  await page.route(/\/api\/(?!sign-in|demo|events)/, async (route) => {
    const go = () => (mode === 'break' ? route.abort() : route.continue());
    if (mode === 'hold') waiting.push(go);
    else await go();
  });
  async function become(next: typeof mode): Promise<void> {
    mode = next;
    const held = waiting;
    waiting = [];
    await Promise.all(held.map((go) => go()));
  }
  return { hold: () => void (mode = 'hold'), break: () => become('break'), pass: () => become('pass') };
}

const retry = (page: Page) => page.getByRole('alert').getByRole('button', { name: 'Försök igen' });

/** The lists, by who has them; each of these sees theirs in a window of their own, all at the same time. */
const LISTS = [
  ['Karin Åström', ['tasks', 'agreements', 'learningAgreements', 'students', 'loans']],
  ['Karin Åström', ['contacts', 'meetings', 'knowledge', 'channel']],
  ['Eva Forsmark', ['queue', 'figures']],
  ['Hanna Björkqvist', ['departments', 'publications', 'broadcasts', 'imports', 'operations']],
  ['Mattias Ringdahl', ['audit', 'retention']],
] as const;

test('every list has its outline while it is on its way, says when it does not come, and comes when it can', async () => {
  await Promise.all(
    LISTS.map(async ([name, lists]) => {
      const page = await asPerson(browser, demo, name);
      const network = await networkOf(page);
      for (const list of lists) {
        network.hold();
        await page.goto(new URL(PATHS[list].slice(1), demo.tabUrl).href);
        await page.locator('main [data-loading]').first().waitFor();
        await network.break();
        await retry(page).first().waitFor();
        expect({ list, says: await page.getByRole('alert').first().innerText() }).toEqual({ list, says: expect.stringContaining('Servern svarar inte') });
        await network.pass();
        await retry(page).first().click();
        await page.locator('main h1').first().waitFor();
        await page.locator('main [data-loading]').first().waitFor({ state: 'detached' });
        expect({ list, alerts: await page.getByRole('alert').filter({ hasText: 'Servern svarar inte' }).count() }).toEqual({ list, alerts: 0 });
      }
      await page.context().close();
    }),
  );
}, 180_000);

describe('without a network', () => {
  test('a page whose script has not come says so; others stand, and it comes when the network is back', async () => {
    const page = await asPerson(browser, demo, 'Karin Åström');
    await page.getByText('Learning Agreement för Alva Nordmark').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('Du är inte ansluten till nätet.', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Kunskap', exact: true }).click();
    await page.getByRole('heading', { name: 'Servern svarar inte' }).waitFor();
    await page.getByRole('link', { name: 'Mina uppgifter', exact: true }).click();
    await page.getByText('Learning Agreement för Alva Nordmark').first().waitFor();
    await page.getByRole('link', { name: 'Kunskap', exact: true }).click();
    await page.context().setOffline(false);
    await retry(page).click();
    await page.getByRole('heading', { name: 'Kunskap', level: 1 }).waitFor();
    await page.context().close();
  }, 60_000);

  test('what was chosen stays, is told as not sent, and is saved when it can be', async () => {
    const page = await asPerson(browser, demo, 'Karin Åström');
    await page.getByRole('link', { name: 'Inställningar', exact: true }).click();
    const digest = page.getByLabel('När ska de komma?');
    await digest.selectOption('12:30');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByRole('alert').getByText('Inget har skickats').waitFor();
    expect(await digest.inputValue()).toBe('12:30');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Dina inställningar är sparade.').first().waitFor();
    await page.reload();
    await digest.waitFor();
    expect(await digest.inputValue()).toBe('12:30');
    await page.context().close();
  }, 60_000);

  test('what happens meanwhile is there when the network is back, without looking again', async () => {
    const [karin, eva] = await Promise.all(['Karin Åström', 'Eva Forsmark'].map((name) => asPerson(browser, demo, name))) as [Page, Page];
    await karin.getByText('Learning Agreement för Alva Nordmark').first().waitFor();
    await karin.context().setOffline(true);
    await ask(eva, 'UMU-2026-00777');
    await karin.context().setOffline(false);
    // Sooner than the page would look by itself, every 15 seconds.
    await karin.getByText('Är sökande i ärende UMU-2026-00777', { exact: false }).waitFor({ timeout: 5_000 });
    await Promise.all([karin.context().close(), eva.context().close()]);
  }, 60_000);

  test('a task is neither answered nor put off, what was typed stays, and both are done when they can be', async () => {
    const page = await asPerson(browser, demo, 'Karin Åström');
    await page.getByText('Är sökande i ärende UMU-2026-00777', { exact: false }).click();
    const later = page.getByRole('button', { name: 'Påminn mig då' });
    await later.waitFor();
    await page.getByRole('button', { name: 'Inte behörig' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Kursen i flervariabelanalys saknas.');
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Inte behörig' }).click();
    await dialog.getByText('Inget har skickats').waitFor();
    expect(await dialog.getByRole('textbox').first().inputValue()).toBe('Kursen i flervariabelanalys saknas.');
    await page.keyboard.press('Escape');
    await later.click();
    await page.getByText('Inget har skickats').waitFor();
    await page.context().setOffline(false);
    await later.click();
    await page.getByText('Inget har skickats').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Inte behörig' }).click();
    await dialog.getByRole('textbox').first().fill('Kursen i flervariabelanalys saknas.');
    await dialog.getByRole('button', { name: 'Inte behörig' }).click();
    await page.getByText('Kursen i flervariabelanalys saknas.').first().waitFor();
    await page.context().close();
  }, 60_000);
});

test('an answer that never comes is waited for half a minute; then it says so, and can be tried again', async () => {
  const page = await asPerson(browser, demo, 'Karin Åström');
  await page.getByText('Learning Agreement för Alva Nordmark').first().waitFor();
  await page.clock.install();
  const network = await networkOf(page);
  network.hold();
  const asked = page.waitForRequest('**/api/knowledge');
  await page.getByRole('link', { name: 'Kunskap', exact: true }).click();
  await asked;
  await page.clock.fastForward(31_000);
  await page.getByRole('main').getByText('Servern svarar inte').waitFor();
  await network.pass();
  await retry(page).first().click();
  await page.getByRole('main').getByRole('link', { name: 'NyA', exact: false }).first().waitFor();
  await page.context().close();
}, 60_000);

describe('an answer that is lost on its way', () => {
  test('is told as uncertain; sent again, what was done the first time counts once', async () => {
    const page = await asPerson(browser, demo, 'Karin Åström');
    await page.goto(new URL('new-learning-agreement', demo.tabUrl).href);
    await page.getByLabel('Förnamn').fill('Dubbel');
    await page.getByLabel('Efternamn').fill('Gångare');
    await page.getByLabel('Partnerns SCHAC-kod').fill('uio.no');
    await page.getByLabel('Från').fill('2030-01');
    await page.getByRole('textbox', { name: /^Till\b/ }).fill('2030-06');
    await page.getByLabel('Ämneskod (ISCED-F)').fill('0533');
    await page.getByLabel('Nivå (EQF)').selectOption('6, grundnivå');
    // The server does it, and the connection breaks before it can say so.
    await page.route('**/api/learning-agreements', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await page.getByRole('button', { name: 'Lägg in' }).click();
    await page.getByText('Vi vet inte om det kom fram').waitFor();
    expect(await page.getByLabel('Förnamn').inputValue()).toBe('Dubbel');
    await page.getByRole('button', { name: 'Lägg in' }).click();
    await page.getByRole('heading', { name: 'Dubbel Gångare', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Till Learning Agreements' }).click();
    await page.getByRole('link', { name: 'Dubbel Gångare' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Dubbel Gångare' }).count()).toBe(1);
    await page.context().close();
  }, 60_000);

  test('of an answer to a task likewise: the second click finds it done', async () => {
    const page = await asPerson(browser, demo, 'Karin Åström');
    await page.getByText('Learning Agreement för Alva Nordmark').first().click();
    await page.getByRole('button', { name: 'Jag har skrivit under' }).waitFor();
    await page.route('**/api/tasks/*/actions', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await page.getByRole('button', { name: 'Jag har skrivit under' }).click();
    await page.getByText('Underskrivet av', { exact: true }).waitFor();
    await page.context().close();
  }, 60_000);
});

/** Asks from within the person's window, as the tab does. */
async function ask(eva: Page, caseReference: string): Promise<void> {
  const answered = await eva.evaluate<number>(`(async () => {
    const headers = { authorization: 'Demo ' + sessionStorage.getItem('ikp-demo-person'), 'content-type': 'application/json' };
    const { departments } = await (await fetch('/api/eligibility-requests/form', { headers })).json();
    const departmentId = departments.find(({ name }) => name === 'Institutionen för fysik').id;
    const request = { caseReference: '${caseReference}', courseCode: '5FY210', courseName: 'Kvantmekanik', departmentId, term: 'HT2027', question: 'Räcker matematiken?' };
    return (await fetch('/api/eligibility-requests', { method: 'POST', headers, body: JSON.stringify(request) })).status;
  })()`);
  expect(answered).toBe(200);
}
