import { describe, expect, jest, test } from '@jest/globals';
import { tokenOf } from './mockApi.ts';
import { DONE, RUNNING } from './mockBroadcasts.ts';
import { HANNA, KARIN } from './mockData.ts';
import { axe, hostSays, type OpenTab } from './openTab.ts';
import { tabUnderTest } from './tabUnderTest.ts';

/** The pages of the International Office: broadcasts, and how the sending fares. */

jest.setTimeout(40_000);

const under = tabUnderTest();

async function open(page: string, personId = HANNA): Promise<OpenTab> {
  const tabUrl = `${under.university.origin}/tab${page}`;
  return under.inTeams({ tabUrl, theme: 'default', locale: 'sv-se', tokens: [tokenOf(personId)], subPage: '', silent: false, refusal: '', userName: '' });
}

test('the list tells how far each has come, and leads to it', async () => {
  const { tab } = await open('/broadcasts');
  await tab.getByText(/1\s203 av 10\s000 klara/).waitFor();
  await tab.getByRole('link', { name: 'Nya stipendier' }).click();
  await tab.getByRole('heading', { name: 'Nya stipendier', level: 1 }).waitFor();
  expect(await tab.getByRole('button', { name: 'Pausa' }).count()).toBe(0);
});

test('a running one is paused and resumed; cancelling asks first', async () => {
  const { tab } = await open(`/broadcasts/${RUNNING}`);
  await tab.getByRole('button', { name: 'Pausa' }).click();
  await tab.getByText('Pausat').waitFor();
  await tab.getByRole('button', { name: 'Fortsätt' }).click();
  await tab.getByText('Skickas').waitFor();
  await tab.getByRole('button', { name: 'Avbryt utskicket' }).click();
  expect(under.university.seen.filter(({ method }) => method === 'POST')).toHaveLength(2);
  await tab.getByRole('dialog').getByRole('button', { name: 'Avbryt utskicket' }).click();
  await tab.getByText('Avbrutet').waitFor();
  expect(await tab.getByRole('button', { name: 'Fortsätt' }).count()).toBe(0);
  // The button that was pressed is gone; reading goes on at the title.
  expect(await tab.evaluate('document.activeElement.tagName')).toBe('H1');
});

test('a double click on “Pausa” is sent once', async () => {
  const { tab } = await open(`/broadcasts/${RUNNING}`);
  await tab.getByRole('button', { name: 'Pausa' }).dblclick();
  await tab.getByText('Pausat').waitFor();
  expect(under.university.seen.filter(({ method, body }) => method === 'POST' && JSON.stringify(body).includes('pause'))).toHaveLength(1);
  expect(await tab.getByRole('alert').count()).toBe(0);
});

test('what somebody else does to a paused one is seen', async () => {
  const { tab } = await open(`/broadcasts/${RUNNING}`);
  await tab.getByRole('button', { name: 'Pausa' }).click();
  await tab.getByText('Pausat').waitFor();
  under.university.cancelBehindTheBack(RUNNING);
  await tab.getByText('Avbrutet').waitFor({ timeout: 25_000 });
});

test('where the host refuses the clipboard, the list stands there to be selected', async () => {
  const { tab } = await open(`/broadcasts/${RUNNING}`);
  await tab.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))`);
  await tab.getByRole('button', { name: 'Kopiera' }).click();
  expect(await tab.getByLabel(/Markera texten/).inputValue()).toContain('anna.persson@example.com');
});

test('figures that could not be fetched anew are said to be old', async () => {
  const { tab } = await open(`/broadcasts/${RUNNING}`);
  await tab.getByRole('button', { name: 'Pausa' }).waitFor();
  under.university.misbehave(/broadcasts/, { status: 502, page: 'Bad gateway' });
  await tab.getByText(/Kunde inte uppdatera/).waitFor({ timeout: 25_000 });
});

test('when somebody else was faster, the page says so and shows what is the case', async () => {
  const shown = await open(`/broadcasts/${RUNNING}`);
  const pause = shown.tab.getByRole('button', { name: 'Pausa' });
  await pause.waitFor();
  under.university.cancelBehindTheBack(RUNNING);
  await pause.click();
  await shown.tab.getByText('Avbrutet').waitFor();
  await shown.tab.getByRole('alert').waitFor();
});

test('the unreached are listed with the reason and what to do', async () => {
  const { tab } = await open(`/broadcasts/${RUNNING}`);
  await tab.getByRole('heading', { name: 'De som inte nåddes' }).waitFor();
  const people = await tab.getByRole('listitem').allInnerTexts();
  expect(people.find((text) => text.includes('Cecilia'))).toMatch(/har inte appen\. Be IT/);
});

test('a new one: what is missing is told beside its field, and a repeated try bears the same key', async () => {
  const { tab, page } = await open('/new-broadcast');
  await tab.getByRole('button', { name: 'Skicka' }).click();
  await tab.getByText('Det här behöver fyllas i.').first().waitFor();
  expect(under.university.seen.filter(({ method }) => method === 'POST')).toEqual([]);
  await tab.getByLabel('Rubrik på svenska').fill('En rubrik som är för lång');
  await tab.getByLabel('Text på svenska').fill('Välkommen.');
  await tab.getByLabel('Rubrik på engelska').fill('A heading');
  await tab.getByLabel('Text på engelska').fill('Welcome.');
  await tab.getByRole('button', { name: 'Skicka' }).click();
  await tab.getByRole('dialog').getByText('Kontaktpersoner, ställföreträdare och prefekter').waitFor();
  expect(under.university.seen.filter(({ method }) => method === 'POST')).toEqual([]);
  await tab.getByRole('dialog').getByRole('button', { name: 'Skicka' }).click();
  await tab.getByText('Texten är för lång. Högst 20 tecken.').waitFor();
  await tab.getByLabel('Rubrik på svenska').fill('En rubrik');
  await tab.getByRole('button', { name: 'Skicka' }).click();
  await tab.getByRole('dialog').getByRole('button', { name: 'Skicka' }).click();
  await tab.getByRole('heading', { name: 'Nya stipendier', level: 1 }).waitFor();
  const posts = under.university.seen.filter(({ method }) => method === 'POST');
  expect(posts.at(-1)?.body).toMatchObject({ audience: 'contactPersons', link: null, titleEn: 'A heading' });
  expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(page.url()).toContain(under.hostOrigin);
});

test('operations: what is wrong first, then the figures', async () => {
  const { tab } = await open('/operations');
  await tab.getByText('Många meddelanden kommer inte fram').waitFor();
  await tab.getByText('Teams har bett om en paus.').waitFor();
  await tab.getByText('Ingen är försenad').waitFor();
  await tab.getByText('12 väntar, den äldsta i 3 minuter').waitFor();
  await tab.getByText('1 gavs upp den senaste veckan').waitFor();
  expect(await tab.getByText('Allt fungerar.').count()).toBe(0);
});

test('operations: who is not reached leads to the person among the contacts', async () => {
  const { tab } = await open('/operations');
  await tab.getByRole('heading', { name: 'Har blockerat boten.' }).waitFor();
  await tab.getByRole('link', { name: 'Anna Persson' }).click();
  await tab.getByRole('heading', { name: 'Kontakter', level: 1 }).waitFor();
  expect(await tab.getByRole('searchbox').inputValue()).toBe('anna.persson@example.com');
});

test('none of it is offered to a contact person', async () => {
  const { tab } = await open('/operations', KARIN);
  await tab.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
  expect(await tab.getByRole('link', { name: 'Utskick' }).count()).toBe(0);
});

describe('for everybody', () => {
  const pages = [
    { name: 'broadcasts', page: '/broadcasts', ready: 'main h2' },
    { name: 'a broadcast', page: `/broadcasts/${RUNNING}`, ready: '#unreached' },
    { name: 'one that is done', page: `/broadcasts/${DONE}`, ready: 'main dl' },
    { name: 'a new broadcast', page: '/new-broadcast', ready: 'form' },
    { name: 'operations', page: '/operations', ready: 'main dl' },
  ];
  for (const language of ['sv', 'en'] as const) {
    test.each(pages)(`$name (${language}): no accessibility violation in three themes, no horizontal scrolling at 320 px`, async ({ page, ready }) => {
      under.university.speak(HANNA, language);
      const shown = await open(page);
      await shown.tab.locator(ready).first().waitFor();
      for (const theme of ['default', 'dark', 'contrast']) {
        await hostSays(shown, 'themeChange', theme);
        await shown.tab.locator(`html[data-theme="${theme}"]`).waitFor();
        expect({ theme, violations: await axe(shown) }).toEqual({ theme, violations: [] });
      }
      await shown.page.setViewportSize({ width: 320, height: 640 });
      expect(await shown.tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  }
});
