import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { setAbsence } from '../../bot/duties/absence.ts';
import { coverFor } from '../../bot/reminders/cover.ts';
import { markRefused, rememberChat } from '../../bot/store/conversations.ts';
import { person, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { place, sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);
  const colleagues = new Map<string, Person>();

  beforeAll(async () => {
    for (const name of ['Sara Ek', 'Anna Lund']) {
      const email = `${name.replace(' ', '.').toLowerCase()}@example.com`;
      const [row] = await under.db.insert(person).values({ name, roles: ['admissions'], language: 'sv', email }).returning();
      if (!row) throw new Error('no person');
      colleagues.set(name, row);
    }
  });
  beforeEach(async () => {
    for (const { id, name } of colleagues.values()) await rememberChat(under.db, id, place(name), true, clock.now());
  });

  const colleague = (name: string): Person => {
    const found = colleagues.get(name);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const leaveTeam = (who: Person) => under.db.execute(sql`update person set left_team_at = now() where id = ${who.id}`);
  const leaveDirectory = (who: Person) => under.db.execute(sql`update person set inactive_since = now() where id = ${who.id}`);
  const coverOfficer = () => coverFor(under.house, under.people.officer.id);
  const day = (iso: string) => Temporal.PlainDate.from(iso);
  const requester = async (taskId: string) => {
    const [row] = await under.db.select({ name: person.name }).from(task).innerJoin(person, eq(person.id, task.requesterId)).where(eq(task.id, taskId));
    return row?.name;
  };
  const told = () => messenger.sent.map(({ conversationId, message }) => [conversationId, message.summary]);

  describe('what an officer of Admissions asked, who has left,', () => {
    test.each([['the team', leaveTeam], ['the directory', leaveDirectory]] as const)('%s, goes to a colleague, who is told once', async (_what, leave) => {
      const taskId = await sending.asked();
      await leave(under.people.officer);
      await coverOfficer();
      await coverOfficer();
      await sending.follow(taskId);
      expect(await requester(taskId)).toBe('Anna Lund');
      expect(told()).toEqual([['Anna Lund', 'Ärende UMU-2026-17 hos Institutionen för fysik är ditt nu']]);
      expect(JSON.stringify(messenger.sent[0]?.message.card)).toContain('Den som frågade har slutat');
      expect(await sending.planned(taskId)).toEqual([
        { action: 'eligibility.covered', detail: { for: under.people.officer.id, left: true, requester: colleague('Anna Lund').id } },
      ]);
      expect(jobs.changed).toContain(taskId);
      // The contact person sees on the card that hangs already who gets the answer.
      expect(JSON.stringify(messenger.edits)).toContain('Anna Lund');
    });

    test('and waits for them, is returned to the colleague, who replies and gets the answer', async () => {
      const taskId = await sending.asked();
      await sending.doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'Vilket betyg?' });
      await leaveTeam(under.people.officer);
      await coverOfficer();
      await sending.follow(taskId);
      expect(told()).toEqual([['Anna Lund', 'Institutionen för fysik behöver något av dig i ärende UMU-2026-17']]);
      await sending.doAs(colleague('Anna Lund'), taskId, 'provideInformation', { reply: 'B' });
      await sending.doAs(under.people.ikp, taskId, 'eligible');
      messenger.clear();
      await sending.follow(taskId);
      expect(told()).toEqual([['Anna Lund', 'Institutionen för fysik har svarat i ärende UMU-2026-17']]);
    });

    test('goes to whoever waits for the fewest answers, then by name', async () => {
      const taskIds = [await under.askPhysics('UMU-1'), await under.askPhysics('UMU-2'), await under.askPhysics('UMU-3'), await under.askPhysics('UMU-4')];
      await under.db.update(task).set({ requesterId: colleague('Anna Lund').id }).where(eq(task.id, taskIds[0] ?? ''));
      await leaveTeam(under.people.officer);
      await coverOfficer();
      expect((await Promise.all(taskIds.slice(1).map(requester))).toSorted()).toEqual(['Anna Lund', 'Sara Ek', 'Sara Ek']);
    });

    test('passes over who cannot be reached, and who is away while others are there', async () => {
      const taskId = await sending.asked();
      await leaveTeam(under.people.officer);
      await markRefused(under.db, colleague('Anna Lund').id, clock.now());
      await coverOfficer();
      expect(await requester(taskId)).toBe('Sara Ek');
      const other = await under.askPhysics('UMU-2');
      await rememberChat(under.db, colleague('Anna Lund').id, place('Anna Lund'), true, clock.now());
      await setAbsence(under.house, under.actor(colleague('Anna Lund')), { firstDay: day('2026-11-25'), lastDay: day('2026-11-27'), deputyId: null });
      await coverOfficer();
      expect(await requester(other)).toBe('Sara Ek');
    });

    test('stays where there is nobody else, and where it has ended', async () => {
      const open = await sending.asked('UMU-1');
      const ended = await sending.asked('UMU-2');
      await sending.doAs(under.people.ikp, ended, 'eligible');
      await leaveTeam(under.people.officer);
      for (const one of colleagues.values()) await leaveTeam(one);
      await coverOfficer();
      expect(await requester(open)).toBe('Eva Forsmark');
      expect(await sending.planned(open)).toEqual([]);
      await under.db.update(person).set({ leftTeamAt: null }).where(eq(person.id, colleague('Sara Ek').id));
      await coverOfficer();
      expect([await requester(open), await requester(ended)]).toEqual(['Sara Ek', 'Eva Forsmark']);
    });

    test('is theirs still when they have only blocked the bot: they can go on in the tab', async () => {
      const taskId = await sending.asked();
      await markRefused(under.db, under.people.officer.id, clock.now());
      await coverOfficer();
      expect(await requester(taskId)).toBe('Eva Forsmark');
    });

    test('goes to one of them once, when several processes see to it at once', async () => {
      const taskId = await sending.asked();
      await leaveTeam(under.people.officer);
      await Promise.all([1, 2, 3].map(coverOfficer));
      await sending.deliverAll();
      expect(messenger.sent).toHaveLength(1);
      expect(await sending.planned(taskId)).toHaveLength(1);
    });

    test('can no longer be withdrawn by them on an old card', async () => {
      const taskId = await sending.asked();
      const { task: { version } } = await under.file(taskId);
      await leaveTeam(under.people.officer);
      await coverOfficer();
      const result = await act(under.house, { taskId, verb: 'withdraw', version, input: {}, actor: under.actor(under.people.officer) });
      expect(result).toMatchObject({ kind: 'unchanged', why: 'notYours' });
    });
  });
});
