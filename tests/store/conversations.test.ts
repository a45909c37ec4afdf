import { describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import {
  findChannel,
  findChat,
  findSpeaker,
  markRemoved,
  rememberChannel,
  rememberChat,
  takeWelcome,
} from '../../bot/store/conversations.ts';
import { conversation } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const facts = { conversationId: 'chat-1', serviceUrl: 'https://smba.example/emea/', tenantId: 'tenant-1' };
  const all = () => under.db.select().from(conversation);
  const remember = (differing: Partial<typeof facts> = {}, installed = true) =>
    rememberChat(under.db, under.people.ikp.id, { ...facts, ...differing }, installed, under.clock.now());

  describe('a person’s chat', () => {
    test('is kept once, with the address at which it was heard of last', async () => {
      await remember();
      await remember({ serviceUrl: 'https://smba.example/amer/' });
      await remember({ conversationId: 'chat-2' });
      expect(await all()).toHaveLength(1);
      expect(await findChat(under.db, under.people.ikp.id)).toMatchObject({
        conversationId: 'chat-2',
        serviceUrl: 'https://smba.example/emea/',
        installed: true,
      });
      expect(await findChat(under.db, under.people.chemist.id)).toBeNull();
    });

    test('stays known as removed until the person is heard of again', async () => {
      await remember();
      await markRemoved(under.db, 'chat-1', under.clock.now());
      expect((await findChat(under.db, under.people.ikp.id))?.installed).toBe(false);
      await remember();
      expect((await findChat(under.db, under.people.ikp.id))?.installed).toBe(true);
    });

    test('two activities at once make one row', async () => {
      await Promise.all([remember(), remember(), remember()]);
      expect(await all()).toHaveLength(1);
    });
  });

  describe('the forum’s channel', () => {
    test('is one: another team’s takes its place', async () => {
      const of = (conversationId: string) =>
        rememberChannel(under.db, { ...facts, conversationId }, true, under.clock.now());
      await Promise.all([of('channel-1'), of('channel-1')]);
      await of('channel-2');
      await remember();
      expect(await findChannel(under.db)).toMatchObject({ conversationId: 'channel-2', personId: null, scope: 'channel' });
      expect(await all()).toHaveLength(2);
    });

    test.each([
      ['a channel of a person', sql`update conversation set scope = 'channel'`],
      ['a chat of nobody', sql`update conversation set person_id = null`],
    ])('%s is refused', async (_name, statement) => {
      await remember();
      await expect(under.db.execute(statement)).rejects.toMatchObject({ cause: { constraint: 'channel_has_no_person' } });
    });
  });

  test('the welcome is said once, also when two events come at once, and not again after the app came back', async () => {
    await remember();
    const take = () => takeWelcome(under.db, 'chat-1', under.clock.now());
    expect((await Promise.all([take(), take(), take()])).filter(Boolean)).toHaveLength(1);
    await markRemoved(under.db, 'chat-1', under.clock.now());
    await remember();
    expect(await take()).toBe(false);
  });

  test('whoever writes is known by their account, with their chat, as long as they stand in the directory', async () => {
    const { ikp } = under.people;
    const account = ikp.entraObjectId ?? '';
    expect(await findSpeaker(under.db, account)).toMatchObject({ person: { id: ikp.id }, teamsUserId: '29:person1', chat: null });
    await remember();
    expect(await findSpeaker(under.db, account)).toMatchObject({ chat: { conversationId: 'chat-1' } });
    expect(await findSpeaker(under.db, 'somebody-else')).toBeNull();
    await under.db.execute(sql`update person set inactive_since = now() where id = ${ikp.id}`);
    expect(await findSpeaker(under.db, account)).toBeNull();
  });
});
