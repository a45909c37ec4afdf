import { expect, jest, test } from '@jest/globals';
import { tokenOf } from './mockApi.ts';
import { KARIN, SIGNATURE } from './mockData.ts';
import { axe, type OpenTab } from './openTab.ts';
import { tabUnderTest } from './tabUnderTest.ts';

/** Pointing a colleague to a page, inside hosts that can share and hosts that cannot. */

jest.setTimeout(40_000);

const under = tabUnderTest();

async function taskInTeams(sharing: boolean): Promise<OpenTab> {
  const open = await under.inTeams({ tabUrl: `${under.university.origin}/tab/`, theme: 'default', locale: 'sv-se', tokens: [tokenOf(KARIN)], subPage: `tasks/${SIGNATURE}`, silent: false, refusal: '', userName: '', sharing });
  await open.tab.getByRole('heading', { level: 1, name: /Lovisa Hedberg/ }).waitFor();
  return open;
}

test('where the host can share, it gets the address of the very task and nothing of the student', async () => {
  const open = await taskInTeams(true);
  await open.tab.getByRole('button', { name: 'Dela i chatt' }).click();
  const shared = await (await open.page.waitForFunction(`window.told.find(({ func }) => func === 'sharing.shareWebContent')?.args`)).jsonValue();
  expect(shared).toEqual([{ content: [{ type: 'URL', url: `${under.university.origin}/tab/tasks/${SIGNATURE}`, preview: true }] }]);
});

test('where the host can neither share nor let the page copy, the link stands there, selected', async () => {
  const open = await taskInTeams(false);
  const copy = open.tab.getByRole('button', { name: 'Kopiera länk' });
  await copy.waitFor();
  expect(await open.tab.getByRole('button', { name: 'Dela i chatt' }).count()).toBe(0);
  await copy.click();
  const field = open.tab.getByLabel('Länken kunde inte kopieras härifrån', { exact: false });
  await field.waitFor();
  expect(await field.inputValue()).toBe(`${under.university.origin}/tab/tasks/${SIGNATURE}`);
  expect(await open.tab.evaluate('String(getSelection())')).toBe(`${under.university.origin}/tab/tasks/${SIGNATURE}`);
  expect(await axe(open)).toEqual([]);
});

test('in a browser the link is copied, by keyboard too, and it is said', async () => {
  const open = await under.inBrowser(`${under.demo.origin}/tab/tasks/${SIGNATURE}`, { personId: KARIN, width: 320 });
  await open.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open.tab.getByRole('button', { name: 'Kopiera länk' }).press('Enter');
  await open.tab.getByText('Länken är kopierad.', { exact: false }).waitFor();
  expect(await open.tab.evaluate('navigator.clipboard.readText()')).toBe(`${under.demo.origin}/tab/tasks/${SIGNATURE}`);
  expect(await open.tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});
