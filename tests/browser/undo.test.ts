import { expect, jest, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { Answer, Ask } from '../../tab/api/types.ts';
import { KARIN, SIGNATURE } from './mockData.ts';
import { tabUnderTest } from './tabUnderTest.ts';

/** Taking back that tasks were put off, from the message that says so: it outlives the bar and the page that it came from. */

jest.setTimeout(40_000);

const under = tabUnderTest();

const CONFLICT = 'Någon hann före';

/** A server where everything can be put off, and taken back but for the first `kept` of each call. */
async function open(path: string, kept = 0): Promise<Page> {
  const { page } = await under.inBrowser(`${under.demo.origin}/tab/`, { personId: KARIN });
  const offer: Answer<'snooze'> = { until: null, untilText: null, choices: [{ value: '2026-11-30', title: 'På måndag' }], lastDay: '2026-12-01' };
  await page.route('**/api/tasks/*/snooze', (route) =>
    route.fulfill({ json: route.request().method() === 'GET' ? offer : { ...offer, until: '2026-11-30T08:00:00Z', untilText: 'mån 30 nov. 09:00' } }),
  );
  await page.route(/\/api\/snoozes(\/end)?$/, (route) => {
    const { taskIds } = route.request().postDataJSON() as Ask<'endSnoozes'>['body'];
    const refused = route.request().url().endsWith('/end') ? kept : 0;
    const answer: Answer<'endSnoozes'> = {
      results: taskIds.map((taskId, index) => ({ taskId, done: index >= refused, problem: index < refused ? CONFLICT : null })),
    };
    return route.fulfill({ json: answer });
  });
  await page.goto(`${under.demo.origin}/tab${path}`);
  return page;
}

async function putTwoOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Välj flera' }).click();
  for (const name of [/Lovisa Hedberg/, /Ömer Strand/]) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Påminn på måndag' }).click();
  await page.getByText('2 uppgifter kommer tillbaka på måndag.').waitFor();
}

async function putOneOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Påminn mig då' }).click();
  await undo(page).waitFor();
}

const undo = (page: Page) => page.getByRole('button', { name: 'Ångra' });

test('says of how many it could not be taken back, and why', async () => {
  const several = await open('/', 1);
  await putTwoOff(several);
  await undo(several).click();
  await several.getByText(`Det gick inte att ångra för 1 av 2 uppgifter: ${CONFLICT}`).waitFor();
  expect(await several.getByText('Påminnelserna kommer som vanligt.').count()).toBe(0);

  const one = await open(`/tasks/${SIGNATURE}`, 1);
  await putOneOff(one);
  await undo(one).click();
  await one.getByText(`Det gick inte att ångra: ${CONFLICT}`).waitFor();
});

test('says that it is done also when the bar, or the page, has gone meanwhile', async () => {
  const several = await open('/');
  await putTwoOff(several);
  await several.getByRole('button', { name: 'Klar' }).click();
  await undo(several).click();
  await several.getByText('Påminnelserna kommer som vanligt.').waitFor();

  const one = await open(`/tasks/${SIGNATURE}`);
  await putOneOff(one);
  await one.getByRole('link', { name: 'Mina uppgifter' }).first().click();
  await undo(one).click();
  await one.getByText('Påminnelserna kommer som vanligt.').waitFor();
});

test('says that several were put off also when picking has ended before the answer came', async () => {
  const page = await open('/');
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/snoozes', async (route) => {
    await answered;
    await route.fallback();
  });
  await page.getByRole('button', { name: 'Välj flera' }).click();
  await page.getByRole('checkbox', { name: /Lovisa Hedberg/ }).check();
  await page.getByRole('button', { name: 'Påminn på måndag' }).click();
  await page.getByRole('button', { name: 'Klar' }).click();
  await page.getByRole('button', { name: 'Välj flera' }).waitFor();
  answer();
  await page.getByText('En uppgift kommer tillbaka på måndag.').waitFor();
  await undo(page).click();
  await page.getByText('Påminnelserna kommer som vanligt.').waitFor();
});

test('says that nothing was sent when there is no network, wherever one is by then, and can be tried again', async () => {
  const page = await open(`/tasks/${SIGNATURE}`);
  await putOneOff(page);
  await page.getByRole('link', { name: 'Mina uppgifter' }).first().click();
  await page.getByRole('button', { name: 'Välj flera' }).waitFor();
  const isAway = (route: Route) => route.abort('internetdisconnected');
  await page.context().setOffline(true);
  // What a test answers itself comes also without a network.
  await page.route('**/api/snoozes/end', isAway);
  await undo(page).click();
  await page.getByText('Inget har skickats', { exact: true }).waitFor();
  await page.context().setOffline(false);
  await page.unroute('**/api/snoozes/end', isAway);
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await page.getByText('Påminnelserna kommer som vanligt.').waitFor();
});
