import { describe, expect, jest, test } from '@jest/globals';
import { tokenOf } from './mockApi.ts';
import { EVA, KARIN } from './mockData.ts';
import { axe, hostSays, type OpenTab } from './openTab.ts';
import { tabUnderTest } from './tabUnderTest.ts';

/** The tab in a channel, inside a page that stands in for Teams: how it is added, what it shows, how it is removed. */

jest.setTimeout(40_000);

const under = tabUnderTest();

interface Options {
  readonly personId?: string;
  readonly locale?: string;
  readonly frame?: 'content' | 'settings' | 'remove';
}

async function open(page: string, { personId = KARIN, locale = 'sv-se', frame = 'content' }: Options = {}): Promise<OpenTab> {
  return under.inTeams({ tabUrl: `${under.university.origin}/tab/${page}`, theme: 'default', locale, tokens: [tokenOf(personId)], subPage: '', silent: false, refusal: '', userName: 'karin.astrom@example.com', frame });
}

function heading({ tab }: OpenTab, name: string) {
  return tab.getByRole('heading', { name, level: 1 });
}

/** What the tab has told its host, by the name of the call. */
async function told({ page }: OpenTab, func: string): Promise<unknown[]> {
  await page.waitForFunction(`told.some((one) => one.func === ${JSON.stringify(func)})`);
  return page.evaluate<unknown[]>(`told.filter((one) => one.func === ${JSON.stringify(func)}).at(-1).args ?? []`);
}

describe('the channel tab', () => {
  test('shows what is open, what expires and what is coming, without the way to personal pages', async () => {
    const shown = await open('channel');
    await heading(shown, 'Läget i forumet').waitFor();
    const { tab } = shown;
    expect(await tab.getByRole('navigation', { name: 'Sidor' }).count()).toBe(0);
    const row = tab.getByRole('row', { name: /fysik/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '4', '5']);
    expect(await tab.getByRole('row', { name: /VT2027/ }).getByRole('cell').allTextContents()).toEqual(['11', 'University of Oslo, University of Warsaw och 9 till']);
    expect(await axe(shown)).toEqual([]);
  });

  test('is the same for somebody of another role, in their own language', async () => {
    under.university.speak(EVA, 'en');
    const shown = await open('channel', { personId: EVA });
    await heading(shown, 'How the forum stands').waitFor();
    expect(await shown.tab.getByRole('row', { name: /Physics/ }).getByRole('cell').allTextContents()).toEqual(['1', '4', '5']);
  });

  test('leads to the own answer in the personal tab, which the host opens', async () => {
    const shown = await open('channel');
    await shown.tab.getByRole('link', { name: 'Svara i din flik: Vinterns nätverksträff' }).click();
    expect(await told(shown, 'executeDeepLink')).toEqual(['https://teams.microsoft.com/l/entity/app/tasks?context=meeting']);
  });

  test('says what to do when it cannot be fetched, and shows it when it can', async () => {
    under.university.misbehave(/channel-overview/, 'breaks');
    const shown = await open('channel');
    await shown.tab.getByRole('alert').getByRole('button', { name: 'Försök igen' }).waitFor();
    under.university.release();
    await shown.tab.getByRole('button', { name: 'Försök igen' }).click();
    await shown.tab.getByRole('row', { name: /fysik/ }).waitFor();
  });
});

describe('the page that adds it', () => {
  test('lets save at once, with nobody signed in, under a name in the person’s language', async () => {
    const shown = await open('configure', { frame: 'settings', locale: 'en-gb' });
    await heading(shown, 'Add IKP-forum to the channel').waitFor();
    expect(await told(shown, 'settings.setValidityState')).toEqual([true]);
    await hostSays(shown, 'settings.save');
    expect(await told(shown, 'settings.setSettings')).toEqual([
      {
        entityId: 'forum',
        suggestedDisplayName: 'How the forum stands',
        contentUrl: `${under.university.origin}/tab/channel?theme={theme}`,
        websiteUrl: `${under.university.origin}/tab/channel`,
        removeUrl: `${under.university.origin}/tab/configure?theme={theme}`,
      },
    ]);
    await told(shown, 'settings.save.success');
    expect(under.university.seen).toEqual([]);
    expect(await axe(shown)).toEqual([]);
  });

  test('lets it be removed, and says that nothing else goes', async () => {
    const shown = await open('configure', { frame: 'remove' });
    await heading(shown, 'Ta bort fliken').waitFor();
    expect(await told(shown, 'settings.setValidityState')).toEqual([true]);
    await hostSays(shown, 'settings.remove');
    await told(shown, 'settings.remove.success');
  });
});
