import { expect } from '@jest/globals';
import { cardOf, wordsOf, type FakeMessage } from '../fakeTeams/conversations.ts';
import type { ProductUnderTest } from '../support/product.ts';

/** What Karin writes to the bot, and what it says to it. Teams' own window of a chat takes about fifty answers for one file. */
export function talkWith(under: ProductUnderTest) {
  const karin = () => under.inTeams(under.people.ikp);

  /** What the bot says, anywhere, to an activity; it is always taken with 200. */
  async function saidTo(activity: object): Promise<FakeMessage[]> {
    const before = new Set(under.teams.everywhere());
    const { status, body } = await under.post(activity);
    expect({ status, body }).toEqual({ status: 200, body: {} });
    return under.teams.everywhere().filter((message) => !before.has(message));
  }

  async function only(activity: object): Promise<FakeMessage> {
    const said = await saidTo(activity);
    expect(said).toHaveLength(1);
    if (!said[0]) throw new Error('Nothing was said.');
    return said[0];
  }

  const write = (text: string, where: 'chat' | 'channel' = 'chat') => under.activities.message(karin(), text, where);
  const wordsTo = async (text: string, where: 'chat' | 'channel' = 'chat') => wordsOf(cardOf(await only(write(text, where))));
  return { karin, saidTo, only, write, wordsTo };
}
