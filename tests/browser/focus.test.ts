import { jest, test } from '@jest/globals';
import { HANNA, KARIN } from './mockData.ts';
import { RUNNING } from './mockBroadcasts.ts';
import { tabUnderTest } from './tabUnderTest.ts';

/** What has the keyboard's focus goes away in ordinary acts: what comes in its place takes it, or the title. */

jest.setTimeout(40_000);

const under = tabUnderTest();

test('picking several begins on the bar and ends on the button that began it', async () => {
  const { page } = await under.inBrowser(`${under.demo.origin}/tab/`, { personId: KARIN });
  await page.getByRole('button', { name: 'Välj flera' }).press('Enter');
  await page.locator('button:focus', { hasText: 'Välj alla' }).waitFor();
  await page.getByRole('button', { name: 'Klar' }).press('Enter');
  await page.locator('button:focus', { hasText: 'Välj flera' }).waitFor();
});

test('a broadcast that ends while one stands on its button: the title takes the focus', async () => {
  const { page } = await under.inBrowser(`${under.demo.origin}/tab/broadcasts/${RUNNING}`, { personId: HANNA });
  await page.getByRole('button', { name: 'Pausa' }).focus();
  under.demo.cancelBehindTheBack(RUNNING);
  await page.evaluate('dispatchEvent(new Event("visibilitychange"))');
  await page.locator('h1:focus').waitFor();
});
