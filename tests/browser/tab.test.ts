import { describe, expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILT_TAB, tokenOf, type MockApi } from './mockApi.ts';
import { CHEN, EVA, KARIN, LATER, OSLO, OTHERS, OVERDUE, SIGNATURE, TODAY, WARSAW } from './mockData.ts';
import { axe, hostSays, type OpenTab } from './openTab.ts';
import { tabUnderTest } from './tabUnderTest.ts';

/** The built tab in a real browser, against a server that speaks the contract. */

// A machine that does other things meanwhile needs several seconds to show a page.
jest.setTimeout(40_000);

const under = tabUnderTest();

function openAs(personId: string, page: string, width = 1280): Promise<OpenTab> {
  return under.inBrowser(`${under.demo.origin}/tab${page}`, { personId, width });
}

interface TeamsOptions {
  readonly personId?: string;
  readonly page?: string;
  readonly theme?: string;
  readonly tokens?: readonly string[];
  readonly subPage?: string;
  readonly silent?: boolean;
  readonly refusal?: string;
}

async function openInTeams(options: TeamsOptions = {}): Promise<OpenTab> {
  const { personId = KARIN, page = '/', theme = 'default', subPage = '', silent = false, refusal = 'FailedToOpenWindow' } = options;
  const { tokens = [tokenOf(personId)] } = options;
  return under.inTeams({ tabUrl: `${under.university.origin}/tab${page}`, theme, locale: 'sv-se', tokens, subPage, silent, refusal, userName: 'karin.astrom@example.com' });
}

function heading({ tab }: OpenTab, name: string | RegExp, level = 1) {
  return tab.getByRole('heading', { name, level });
}

function posts(mock: MockApi) {
  return mock.seen.filter((one) => one.method === 'POST');
}

describe('start', () => {
  test('inside Teams: signed in by the host, its theme followed, no cookie, no second header (teams-library-js #1460, msteams-docs #9687)', async () => {
    const token = tokenOf(KARIN);
    const open = await openInTeams({ theme: 'dark', tokens: [token] });
    await heading(open, 'Mina uppgifter').waitFor();
    expect(await open.tab.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await open.tab.evaluate('document.documentElement.lang')).toBe('sv');
    expect(await open.tab.getByText('IKP-forum').count()).toBe(0);
    expect(under.university.seen.length).toBeGreaterThan(0);
    for (const { headers } of under.university.seen) {
      expect(headers.authorization).toBe(`Bearer ${token}`);
      expect(headers.cookie).toBeUndefined();
    }

    await hostSays(open, 'themeChange', 'contrast');
    await themeIs(open, 'contrast');
    expect(await canvasColour(open)).toBe('rgb(0, 0, 0)');
  });

  test('a dark host sees no white page, from the first frame on (teams-library-js #511, agents-toolkit #10076)', async () => {
    const open = await openInTeams({ page: '/?theme=dark', theme: 'dark' });
    await open.page.addInitScript(`{
      window.colours = new Set();
      const note = () => {
        if (document.body) window.colours.add(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(note);
      };
      note();
    }`);
    await open.page.reload();
    const tab = await (await open.page.waitForSelector('iframe')).contentFrame();
    await tab?.getByRole('heading', { name: 'Mina uppgifter' }).waitFor();
    expect(await tab?.evaluate('[...window.colours]')).toEqual(['rgb(36, 36, 36)']);
  });

  test('the first page weighs at most 200 kB of script, compressed, and brings nothing that only others use', async () => {
    const open = await openInTeams();
    await open.tab.locator(`#task-${TODAY}`).waitFor();
    const scripts = await open.tab.evaluate<string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.endsWith('.js'))`,
    );
    const sizes = await Promise.all(
      scripts.map(async (script) => ({ script, bytes: gzipSync(await readFile(path.join(BUILT_TAB, script.replace('/tab/', '')))).length })),
    );
    expect(sizes.length).toBeGreaterThan(2);
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    // When it fails it shows what weighs.
    expect(total > 200_000 ? sizes : []).toEqual([]);
    expect(scripts.filter((script) => /msal|DrawnRows|PickBar|[Cc]hart|QueuePage|OperationsPage|ImportsPage/.test(script))).toEqual([]);
  });

  test('nothing waits for its turn that can be asked for at once: the host’s script, and the token beside the context', async () => {
    const preloaded = `[...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) => href).filter((href) => href.includes('/host-'))`;
    const open = await openInTeams();
    await heading(open, 'Mina uppgifter').waitFor();
    expect(await open.tab.evaluate(preloaded)).toEqual([expect.stringMatching(/\.js$/)]);
    const asked = await open.page.evaluate<string[]>('asked');
    expect(asked.indexOf('authentication.getAuthToken')).toBeLessThan(asked.indexOf('getContext'));
    expect(asked.filter((func) => func === 'authentication.getAuthToken')).toHaveLength(1);
    // Outside a host its script would be bytes for nothing.
    const alone = await under.inBrowser(`${under.university.origin}/tab/`, {});
    await alone.tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await alone.tab.evaluate(preloaded)).toEqual([]);
  });

  test('a deep link of Teams opens the very task', async () => {
    const open = await openInTeams({ subPage: `tasks/${SIGNATURE}` });
    await heading(open, /Lovisa Hedberg/).waitFor();
  });

  test('a host that does not answer: help instead of a blank page, and a way to try again (teams-library-js #1181, #2298, #2607)', async () => {
    const open = await openInTeams({ silent: true });
    await heading(open, 'Teams svarar inte').waitFor();
    await open.tab.getByRole('button', { name: 'Försök igen' }).waitFor();
    expect(under.university.seen).toEqual([]);
  });

  test('a host that refuses a token: says so, and signs in when asked again', async () => {
    const open = await openInTeams({ tokens: [] });
    await heading(open, 'Inloggningen gick inte').waitFor();
    await open.page.evaluate(`page.tokens.push('${tokenOf(KARIN)}')`);
    await open.tab.getByRole('button', { name: 'Försök igen' }).click();
    await heading(open, 'Mina uppgifter').waitFor();
  });

  test('every page leads to help, privacy, terms and accessibility, in a window of their own', async () => {
    for (const open of [await openInTeams(), await openInTeams({ silent: true }), await openInTeams({ tokens: [] })]) {
      const footer = open.tab.getByRole('contentinfo');
      await open.tab.locator('main h1').waitFor();
      const links = footer.getByRole('link');
      const found = await links.evaluateAll((all) => all.map((one) => [one.getAttribute('href'), one.getAttribute('target')]));
      expect(found).toEqual(['help', 'privacy', 'terms', 'accessibility'].map((page) => [`/${page}?lang=sv`, '_blank']));
      await footer.getByRole('link', { name: 'Tillgänglighet (öppnas i ett nytt fönster)' }).waitFor();
    }
  });

  test('a token that ran out is renewed', async () => {
    const [old, renewed] = [tokenOf(KARIN, 1), tokenOf(KARIN, 2)];
    under.university.refuseToken(old);
    const open = await openInTeams({ tokens: [old, renewed] });
    await open.tab.locator(`#task-${TODAY}`).waitFor();
    expect(under.university.seen.at(-1)?.headers.authorization).toBe(`Bearer ${renewed}`);
  });

  test('a server that refuses every token: says so, without a loop (teams-library-js #691, #586, #1882)', async () => {
    const token = tokenOf(KARIN);
    under.university.refuseToken(token);
    const open = await openInTeams({ tokens: [token] });
    await heading(open, 'Logga in').waitFor();
    expect(under.university.seen.filter(({ path }) => path === '/api/first')).toHaveLength(2);
  });

  test.each([
    ['a dialog that was closed', 'CancelledByUser', 'Inloggningen avbröts'],
    ['a consent that the administrator has to give', 'resourceRequiresConsent', 'En administratör behöver godkänna IKP-forum'],
    ['the same in Entra ID’s words', 'AADSTS65001: The user or administrator has not consented', 'En administratör behöver godkänna IKP-forum'],
  ])('%s: says what to do, once, and asks again on request only (teams-library-js #691, #586)', async (_case, refusal, title) => {
    const open = await openInTeams({ tokens: [], refusal });
    await heading(open, title).waitFor();
    await open.tab.evaluate('dispatchEvent(new Event("visibilitychange"))');
    expect(await axe(open)).toEqual([]);
    await heading(open, title).waitFor();
    expect(under.university.seen).toEqual([]);
    expect(await open.page.evaluate(`asked.filter((func) => func === 'authentication.getAuthToken').length`)).toBe(1);
    await open.page.evaluate(`page.tokens.push('${tokenOf(KARIN)}')`);
    await open.tab.getByRole('button', { name: 'Försök igen' }).click();
    await heading(open, 'Mina uppgifter').waitFor();
  });

  test.each([
    ['wrongTenant', 'Kontot hör till en annan organisation'],
    ['unknownPerson', 'Du finns inte i katalogen'],
  ])('%s: what the server says, with which account, where to turn, and no button that does nothing', async (kind, title) => {
    const problem = { type: `urn:ikp-forum:problem:${kind}`, title, status: 403, detail: 'Gör så här.', correlationId: 'mock' };
    under.university.misbehave(/^\/api\//, { problem });
    const open = await openInTeams();
    await heading(open, title).waitFor();
    await open.tab.getByText('Gör så här. Du är inloggad som karin.astrom@example.com.').waitFor();
    expect(await open.tab.getByRole('link', { name: 'Hjälp och kontakt' }).getAttribute('href')).toBe('/help?lang=sv');
    expect(await axe(open)).toEqual([]);
    under.university.release();
    await open.tab.getByRole('button', { name: 'Försök igen' }).click();
    await heading(open, 'Mina uppgifter').waitFor();
  });

  test('a person without a role: says whom to ask, and opens by itself once there is one', async () => {
    under.university.dismiss(KARIN, true);
    const open = await openInTeams();
    await heading(open, 'Du har ingen roll i IKP-forum').waitFor();
    await open.tab.getByText('Du är inloggad som karin.astrom@example.com.').waitFor();
    expect(await open.tab.getByRole('navigation', { name: 'Sidor' }).count()).toBe(0);
    expect(await axe(open)).toEqual([]);
    under.university.dismiss(KARIN, false);
    await open.tab.evaluate('dispatchEvent(new Event("visibilitychange"))');
    await heading(open, 'Mina uppgifter').waitFor();
  });

  test('the demo: two windows are two people, each with language and theme of their own', async () => {
    const open = await under.inBrowser(`${under.demo.origin}/tab/`, {});
    await heading(open, 'Vem vill du vara?').waitFor();
    await open.tab.getByRole('region', { name: 'Kontaktperson' }).getByRole('button', { name: 'Karin Åström' }).click();
    await open.tab.getByText('Du är Karin Åström').waitFor();
    const second = await openAs(EVA, '/');
    await second.tab.getByText('Du är Eva Forsmark').waitFor();
    await second.tab.getByRole('button', { name: 'Switch to English' }).click();
    await heading(second, 'My tasks').waitFor();
    expect(await second.tab.evaluate('document.documentElement.lang')).toBe('en');
    await second.tab.getByLabel('Theme').selectOption('dark');
    expect(await second.tab.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await second.tab.getByRole('button', { name: 'Two days ahead' }).click();
    await second.tab.getByText('The clock now shows').waitFor();
    expect(posts(under.demo)).toMatchObject([{ path: '/api/demo/clock', body: { days: 2 }, headers: { authorization: `Demo ${EVA}` } }]);
    await heading(open, 'Mina uppgifter').waitFor();
    expect(await open.tab.evaluate('document.documentElement.dataset.theme')).toBe('default');
  });
});

describe('my tasks', () => {
  test('parts by urgency; what is due in words, the exact moment on hover', async () => {
    const open = await openAs(KARIN, '/?closed=1');
    await heading(open, 'Mina uppgifter').waitFor();
    await open.tab.getByRole('region', { name: 'Avslutat' }).waitFor();
    expect(await open.tab.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      expect.stringMatching(/^Försenat\s+1$/),
      expect.stringMatching(/^I dag\s+1$/),
      expect.stringMatching(/^Inom en vecka\s+1$/),
      expect.stringMatching(/^Senare\s+1$/),
      expect.stringMatching(/^Väntar på andra\s+1$/),
      expect.stringMatching(/^Avslutat\s+1$/),
    ]);
    const due = open.tab.locator(`#task-${TODAY} time`);
    expect(await due.innerText()).toBe('Senast i dag 15:30');
    expect(await due.getAttribute('title')).toBe('onsdag 25 november 2026 kl. 15:30 (svensk tid)');
    expect(await open.tab.locator(`#task-${OVERDUE}`).innerText()).toContain('Svarstiden gick ut i går');
  });

  test('the filter stands in the address and comes back with it', async () => {
    const open = await openAs(KARIN, '/');
    await open.tab.locator(`#task-${TODAY}`).waitFor();
    await open.tab.getByLabel('Sök bland uppgifterna').fill('oslo');
    await open.tab.locator(`#task-${TODAY}`).waitFor({ state: 'detached' });
    expect(await rows(open)).toEqual([`task-${SIGNATURE}`]);
    expect(new URL(open.page.url()).search).toBe('?q=oslo');
    await open.tab.getByText('1 uppgift visas').waitFor({ state: 'attached' });

    await open.page.goto(`${under.demo.origin}/tab/?kind=learningAgreementSignature`);
    await open.tab.locator(`#task-${LATER}`).waitFor();
    expect(await rows(open)).toEqual([`task-${SIGNATURE}`, `task-${LATER}`]);
    await open.tab.getByLabel('Sök bland uppgifterna').fill('finns inte');
    await heading(open, 'Inget stämmer med filtret', 2).waitFor();
    await open.tab.getByRole('button', { name: 'Visa allt' }).click();
    await open.tab.locator(`#task-${TODAY}`).waitFor();
  });

  test('by keyboard: to a task and back to the same row, the filter kept', async () => {
    const open = await openAs(KARIN, '/?q=ua-2027');
    await open.tab.locator(`#task-${TODAY}`).focus();
    await open.page.keyboard.press('Enter');
    await heading(open, /UA-2027-0431/).waitFor();
    await open.tab.locator('h1:focus').waitFor();
    expect(await open.page.title()).toMatch(/UA-2027-0431.* – IKP-forum$/);
    await open.tab.getByRole('main').getByRole('link', { name: 'Mina uppgifter' }).press('Enter');
    await open.tab.locator(`#task-${TODAY}`).waitFor();
    expect(new URL(open.page.url()).search).toBe('?q=ua-2027');
    await open.tab.locator(`#task-${TODAY}:focus`).waitFor();
  });

  test('a row that somebody else finishes goes away, and the focus stays in the list', async () => {
    const open = await openAs(KARIN, '/');
    await open.tab.locator(`#task-${OVERDUE}`).focus();
    under.demo.answerBehindTheBack(OVERDUE);
    await open.page.evaluate('dispatchEvent(new Event("visibilitychange"))');
    await open.tab.locator(`#task-${OVERDUE}`).waitFor({ state: 'detached' });
    await open.tab.locator(`#task-${TODAY}:focus`).waitFor();
  });

  test('nothing to do: says what happens next; for Admissions, what to do', async () => {
    await heading(await openAs(CHEN, '/'), 'Inget väntar på dig', 2).waitFor();
    const open = await openAs(EVA, '/');
    await heading(open, 'Du har inga öppna frågor', 2).waitFor();
    await open.tab.getByRole('button', { name: 'Ny behörighetsfråga' }).click();
    await heading(open, 'Ny fråga om särskild behörighet').waitFor();
  });

  test('a server that does not answer, a proxy’s page, and no network each have their words', async () => {
    under.demo.misbehave(/first$/, 'breaks');
    const open = await openAs(KARIN, '/');
    await heading(open, 'Servern svarar inte').waitFor();
    under.demo.release();
    await open.tab.getByRole('button', { name: 'Försök igen' }).click();
    await open.tab.locator(`#task-${TODAY}`).waitFor();

    under.demo.misbehave(/tasks/, { status: 404, page: '<h1>proxy</h1>' });
    await open.page.evaluate('dispatchEvent(new Event("visibilitychange"))');
    await open.tab.getByText('Kunde inte uppdatera.').waitFor();
    expect(await open.tab.locator(`#task-${TODAY}`).count()).toBe(1);

    await open.page.context().setOffline(true);
    await open.tab.getByText('Du är inte ansluten till nätet.').waitFor();
    await open.page.context().setOffline(false);
    await open.tab.getByText('Du är inte ansluten till nätet.').waitFor({ state: 'detached' });
  });
});

describe('a task', () => {
  test('a refused field: the words beside it, what was typed kept; then done, said, and the focus on the title', async () => {
    const open = await openAs(KARIN, `/tasks/${OVERDUE}`);
    await open.tab.getByRole('button', { name: 'Inte behörig' }).click();
    const dialog = open.tab.getByRole('dialog', { name: 'Inte behörig' });
    const send = dialog.getByRole('button', { name: 'Inte behörig' });
    await send.click();
    await dialog.getByText('Det här behöver fyllas i.').waitFor();
    expect(posts(under.demo)).toEqual([]);

    const reason = dialog.getByLabel(/Varför är sökanden inte behörig/);
    expect(await reason.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await reason.fill('Sökanden 850709-9805 saknar matematik.');
    await send.click();
    await dialog.getByText('Texten ser ut att innehålla ett personnummer.').waitFor();
    expect(await reason.inputValue()).toBe('Sökanden 850709-9805 saknar matematik.');
    expect(await reason.getAttribute('aria-invalid')).toBe('true');

    await reason.fill('Sökanden saknar matematik.');
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await open.tab.getByText('Sparat: Inte behörig').waitFor();
    await heading(open, 'Klart', 2).waitFor();
    await open.tab.locator('h1:focus').waitFor();
    expect(posts(under.demo).at(-1)).toMatchObject({
      path: `/api/tasks/${OVERDUE}/actions`,
      body: { verb: 'notEligible', version: 1, input: { reason: 'Sökanden saknar matematik.' } },
    });
  });

  test('somebody was faster: the task as it now is, and what was typed given back', async () => {
    const open = await openAs(KARIN, `/tasks/${OVERDUE}`);
    await open.tab.getByRole('button', { name: 'Inte behörig' }).click();
    await open.tab.getByLabel(/Varför är sökanden inte behörig/).fill('Saknar matematik.');
    under.demo.answerBehindTheBack(OVERDUE);
    await open.tab.getByRole('dialog').getByRole('button', { name: 'Inte behörig' }).click();
    const alert = open.tab.getByRole('alert');
    await alert.getByText('Någon hann före').waitFor();
    expect(await alert.innerText()).toContain('Saknar matematik.');
    await heading(open, 'Klart', 2).waitFor();
    expect(await open.tab.getByRole('button', { name: 'Behörig', exact: true }).count()).toBe(0);
  });

  test('a double click is sent once (AdaptiveCards #1512, #8498)', async () => {
    const open = await openAs(KARIN, `/tasks/${OVERDUE}`);
    under.demo.misbehave(/actions$/, 'waits');
    await open.tab.getByRole('button', { name: 'Behörig', exact: true }).dblclick();
    await open.tab.getByLabel('Skickar').waitFor();
    under.demo.release();
    await open.tab.getByText('Sparat: Behörig').waitFor();
    expect(posts(under.demo)).toHaveLength(1);
  });

  test('no answer: nobody knows, so it says that trying again is safe', async () => {
    const open = await openAs(KARIN, `/tasks/${OVERDUE}`);
    under.demo.misbehave(/actions$/, 'breaks');
    await open.tab.getByRole('button', { name: 'Behörig', exact: true }).click();
    await open.tab.getByRole('alert').getByText('Vi vet inte om det kom fram').waitFor();
    under.demo.release();
    await open.tab.getByRole('button', { name: 'Behörig', exact: true }).click();
    await open.tab.getByText('Sparat: Behörig').waitFor();
  });

  test('one that is not there says so and leads back', async () => {
    const open = await openAs(KARIN, '/tasks/22222222-0000-4000-8000-000000000999');
    await heading(open, 'Finns inte').waitFor();
    await open.tab.getByRole('main').getByRole('link', { name: 'Mina uppgifter' }).click();
    await open.tab.locator(`#task-${TODAY}`).waitFor();
  });
});

describe('agreements', () => {
  test('what does not cover the coming term stands first and says so; the filter stands in the address', async () => {
    const open = await openAs(KARIN, '/agreements');
    await open.tab.getByText('Partner nominerar nu till HT2027').waitFor();
    const body = open.tab.getByRole('table').getByRole('row');
    expect(await body.nth(1).innerText()).toMatch(/Universitetet i Oslo[\s\S]*Täcker inte HT2027/);
    expect(await body.nth(2).innerText()).toMatch(/Uniwersytet Warszawski[\s\S]*Har löpt ut[\s\S]*Utkast/);
    expect(await body.nth(3).innerText()).toMatch(/Københavns Universitet[\s\S]*3[\s\S]*2[\s\S]*2028\/2029[\s\S]*Täcker HT2027/);

    await open.tab.getByRole('switch', { name: 'Bara de som behöver något' }).check();
    await open.tab.getByText('Københavns Universitet').waitFor({ state: 'detached' });
    expect(new URL(open.page.url()).search).toBe('?need=1');
    await open.tab.getByRole('button', { name: 'Partner' }).click();
    await open.page.waitForURL('**/agreements?need=1&sort=partner');
    expect(await open.tab.getByRole('columnheader', { name: 'Partner' }).getAttribute('aria-sort')).toBe('ascending');
  });

  test('kept to a kind, grouped and without a column: all of it stands in the address, and is there again from it', async () => {
    const open = await openAs(KARIN, '/agreements?kind=staff');
    await open.tab.getByText('1 avtal visas').waitFor();
    await open.tab.getByRole('combobox', { name: 'Slag' }).selectOption({ label: 'Alla slag' });
    await open.tab.getByText('3 avtal visas').waitFor();
    await open.tab.getByRole('combobox', { name: 'Gruppera efter' }).selectOption({ label: 'Land' });
    await open.tab.getByRole('heading', { name: 'Norge (1)' }).waitFor();
    await open.tab.getByRole('button', { name: 'Kolumner' }).click();
    await open.tab.getByRole('menuitemcheckbox', { name: 'Avtalskod' }).click();
    await open.tab.getByRole('menuitemcheckbox', { name: 'Avtalskod', checked: false }).waitFor();
    await open.page.keyboard.press('Escape');
    await open.tab.getByRole('columnheader', { name: 'Avtalskod' }).waitFor({ state: 'detached' });
    expect(new URL(open.page.url()).search).toBe('?group=country&hide=code');
    await open.tab.getByRole('switch', { name: 'Bara de som löper ut inom ett år' }).check();
    await open.tab.getByText('1 avtal visas').waitFor();
    await open.page.reload();
    await open.tab.getByRole('heading', { name: 'Norge (1)' }).waitFor();
    expect(await open.tab.getByRole('columnheader').count()).toBe(6);
  });

  test('on a phone: the same as cards', async () => {
    const open = await openAs(KARIN, '/agreements?q=oslo', 320);
    const card = open.tab.getByRole('list', { name: 'Avtal', exact: true }).getByRole('listitem');
    expect(await card.innerText()).toMatch(/Täcker inte HT2027[\s\S]*Studenter ut: 2/);
    expect(await open.tab.getByRole('table').count()).toBe(0);
  });

  test('one agreement: its conditions, and why one cannot be approved', async () => {
    const open = await openAs(KARIN, `/agreements/${WARSAW}`);
    await heading(open, 'Uniwersytet Warszawski').waitFor();
    const condition = open.tab.getByRole('article', { name: 'Studenter, studier' });
    const text = await condition.innerText();
    for (const part of ['Har löpt ut', 'Antalet platser per år är inte bestämt.', 'ej bestämt', 'engelska, minst B2', '0533', '6, grundnivå', '2021/2022 till och med 2024/2025']) {
      expect(text).toContain(part);
    }
  });
});

describe('a new request', () => {
  test('what is missing or refused stands beside its field; the request is sent with one key and leads to the task', async () => {
    const open = await openAs(EVA, '/new-request');
    await open.tab.getByRole('button', { name: 'Skicka frågan' }).click();
    await open.tab.getByText('Det här behöver fyllas i.').first().waitFor();
    expect(await open.tab.getByText('Det här behöver fyllas i.').count()).toBe(6);
    expect(posts(under.demo)).toEqual([]);

    await open.tab.getByLabel('Ärendenummer').fill('UA-2027-0500');
    await open.tab.getByLabel('Kurskod').fill('FYS201-MYCKET-FÖR-LÅNG-KOD');
    await open.tab.getByLabel('Kursens namn').fill('Kvantmekanik');
    await open.tab.getByLabel('Termin').selectOption('HT2027');
    await open.tab.getByRole('combobox', { name: 'Institution' }).pressSequentially('karin');
    await open.tab.getByRole('option', { name: /Institutionen för fysik/ }).click();
    await open.tab.getByText('Frågan går till Karin Åström.').waitFor();
    await open.tab.getByLabel(/Vad behöver institutionen bedöma/).fill('Räcker kurserna?');
    // The browser stands in New York; what is typed is Swedish time.
    await open.tab.getByLabel(/Svar senast/).fill('2026-12-01T10:00');

    under.demo.misbehave(/eligibility-requests$/, 'breaks');
    await open.tab.getByRole('button', { name: 'Skicka frågan' }).click();
    await open.tab.getByText('Vi vet inte om det kom fram').waitFor();
    under.demo.release();
    await open.tab.getByRole('button', { name: 'Skicka frågan' }).click();
    await open.tab.getByText('Texten är för lång. Högst 20 tecken.').waitFor();
    expect(await open.tab.getByLabel('Kursens namn').inputValue()).toBe('Kvantmekanik');

    await open.tab.getByLabel('Kurskod').fill('FYS201');
    await open.tab.getByRole('button', { name: 'Skicka frågan' }).click();
    await open.page.waitForURL(`**/tasks/${OTHERS}`);
    await open.tab.getByText('Frågan är skickad till Institutionen för fysik').waitFor();
    expect(posts(under.demo).at(-1)?.body).toMatchObject({ courseCode: 'FYS201', nyaReference: null, dueAt: '2026-12-01T09:00:00.000Z' });
    const keys = posts(under.demo).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
  });

  test('is not offered to those who may not ask', async () => {
    const open = await openAs(KARIN, '/new-request');
    await heading(open, 'Sidan finns inte').waitFor();
    expect(await open.tab.getByRole('link', { name: 'Ny behörighetsfråga' }).count()).toBe(0);
  });
});

describe('for everybody', () => {
  const pages = [
    { name: 'my tasks', personId: KARIN, page: '/?closed=1', ready: `#section-closed` },
    { name: 'nothing to do', personId: CHEN, page: '/', ready: 'h2' },
    { name: 'a task to answer', personId: KARIN, page: `/tasks/${OVERDUE}`, ready: 'h1' },
    { name: 'a task with dialogue', personId: KARIN, page: `/tasks/${OTHERS}`, ready: 'h1' },
    { name: 'agreements', personId: KARIN, page: '/agreements', ready: 'main table' },
    { name: 'an agreement', personId: KARIN, page: `/agreements/${OSLO}`, ready: 'h3' },
    { name: 'an agreement in need', personId: KARIN, page: `/agreements/${WARSAW}`, ready: 'h3' },
    { name: 'a new request', personId: EVA, page: '/new-request', ready: 'form', press: /Skicka frågan|Send the request/ },
    { name: 'a dialog', personId: KARIN, page: `/tasks/${OVERDUE}`, ready: 'h1', press: /^(Inte behörig|Not eligible)$/ },
  ];

  for (const language of ['sv', 'en'] as const) {
    test.each(pages)(`$name (${language}): no accessibility violation in three themes, no horizontal scrolling at 320 px`, async ({ personId, page, ready, press }) => {
      under.university.speak(personId, language);
      const open = await openInTeams({ personId, page });
      await open.tab.locator(ready).first().waitFor();
      if (press) await open.tab.getByRole('button', { name: press }).click();
      for (const theme of ['default', 'dark', 'contrast']) {
        await hostSays(open, 'themeChange', theme);
        await themeIs(open, theme);
        expect({ theme, violations: await axe(open) }).toEqual({ theme, violations: [] });
      }
      await open.page.setViewportSize({ width: 320, height: 640 });
      expect(await open.tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  }

  test('the demo’s chooser and bar', async () => {
    const open = await under.inBrowser(`${under.demo.origin}/tab/`);
    for (const theme of ['default', 'dark', 'contrast']) {
      await open.tab.getByLabel('Tema').selectOption(theme);
      expect({ theme, violations: await axe(open) }).toEqual({ theme, violations: [] });
    }
    await open.tab.getByRole('button', { name: 'Karin Åström' }).click();
    await open.tab.locator(`#task-${TODAY}`).waitFor();
    expect(await axe(open)).toEqual([]);
    await open.page.setViewportSize({ width: 320, height: 640 });
    expect(await open.tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });
});

describe('charts', () => {
  test('are fetched when somebody wants to see one, with their numbers in a table, in every theme', async () => {
    const open = await openAs(KARIN, '/agreements', 320);
    await open.tab.getByRole('heading', { name: 'Avtal som går ut, per termin' }).waitFor();
    const fetched = () => open.tab.evaluate<boolean>(`performance.getEntriesByType('resource').some(({ name }) => name.includes('/BarChart-'))`);
    expect(await fetched()).toBe(false);
    for (const button of await open.tab.getByRole('button', { name: 'Visa diagram' }).all()) expect(await button.getAttribute('aria-expanded')).toBe('false');
    await open.tab.getByRole('button', { name: 'Visa diagram' }).first().click();
    await open.tab.locator('main svg rect').first().waitFor();
    await open.tab.getByRole('columnheader', { name: 'Antal avtal' }).waitFor();
    expect(await fetched()).toBe(true);
    for (const theme of ['default', 'dark', 'contrast']) {
      await open.tab.getByLabel('Tema').selectOption(theme);
      await themeIs(open, theme);
      expect({ theme, violations: await axe(open) }).toEqual({ theme, violations: [] });
    }
    expect(await open.tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });
});

function rows({ tab }: OpenTab): Promise<string[]> {
  return tab.evaluate(`[...document.querySelectorAll('main li > a')].map((row) => row.id)`);
}

async function themeIs({ tab }: OpenTab, theme: string): Promise<void> {
  await tab.locator(`html[data-theme="${theme}"]`).waitFor();
}

function canvasColour({ tab }: OpenTab): Promise<string> {
  return tab.evaluate(`getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor`);
}
