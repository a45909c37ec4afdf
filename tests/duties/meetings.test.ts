import { describe, expect, test } from '@jest/globals';
import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { meetingPlan, type MeetingPlan } from '../../bot/domain/meeting.ts';
import { answerInvitation, callMeeting, cancelMeeting, changeMeeting, fingerprintOfPlan, importSignUps, shareMinutes } from '../../bot/duties/meetings.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { followMeeting, remindOfMeetings } from '../../bot/reminders/meetings.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { queueDue } from '../../bot/reminders/queue.ts';
import { refreshRoster } from '../../bot/reminders/roster.ts';
import { NO_PREFERENCE } from '../../bot/domain/preference.ts';
import { savePreference } from '../../bot/store/preferences.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { countAnswers, findMeeting, listInvitations } from '../../bot/store/meetings.ts';
import { auditLog, delivery, person } from '../../bot/store/schema.ts';
import type { Person } from '../../bot/domain/person.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { called, changeAsItIs } from '../support/meetings.ts';

/** A Wednesday; the house's clock stands on 25 November 2026. */
const plan: MeetingPlan = meetingPlan.parse({
  title: 'Nätverksträff',
  day: '2026-12-09',
  startsAt: '13:15',
  endsAt: '15:00',
  room: 'Rotundan',
  onlineLink: null,
  agenda: 'Nomineringar och avtal',
  answerBy: '2026-12-02',
  audience: { kind: 'contactPersons' },
});

const QUIET_UNTIL_TEN = { from: Temporal.PlainTime.from('16:00'), until: Temporal.PlainTime.from('10:00') };

onEachServer((database) => {
  const under = houseUnderTest(database);
  const by = () => under.actor(under.people.coordinator);
  const call = (over: Partial<MeetingPlan> = {}, key: string | null = null) =>
    callMeeting(under.house, by(), { ...plan, ...over }, key).then(called);
  const say = (person: Person, meetingId: string, answer: 'yes' | 'no' | 'maybe', note: string | null = null) =>
    answerInvitation(under.house, under.actor(person), meetingId, answer, note);

  /** Everybody has a chat and the forum its channel. */
  async function reachable(): Promise<void> {
    const now = under.clock.now();
    const { ikp, deputy, head, chemist } = under.people;
    for (const person of [ikp, deputy, head, chemist]) {
      const place = { conversationId: `chat of ${person.name}`, serviceUrl: 'https://smba.example/', tenantId: null };
      await rememberChat(under.db, person.id, place, true, now);
    }
    await rememberChannel(under.db, { conversationId: 'forum', serviceUrl: 'https://smba.example/', tenantId: null, teamId: null }, true, now);
  }

  /** Sends what is planned, and carries on until nothing is left to do. */
  async function work(meetingId: string): Promise<void> {
    await followMeeting(under.house, meetingId);
    for (let id = under.jobs.toDeliver.shift(); id; id = under.jobs.toDeliver.shift()) await deliver(under.house, id.id);
    under.jobs.meetings.length = 0;
    await followMeeting(under.house, meetingId);
  }

  async function readOf(meetingId: string): Promise<string> {
    const meeting = await findMeeting(under.db, meetingId);
    return meeting ? fingerprintOfPlan(meeting) : '';
  }

  const sentTo = (conversationId: string) => under.messenger.sentTo(conversationId);
  /** Where the messages hang that were edited since the given number of edits. */
  const editedSince = (count: number) =>
    under.messenger.edits.slice(count).map(({ activityId }) => under.messenger.sent.find((one) => one.activityId === activityId)?.conversationId);
  const planned = async (occasion: string) =>
    (await under.db.select().from(delivery).where(and(eq(delivery.purpose, 'meeting'), eq(delivery.occasion, occasion)))).length;

  test('is called once for one key, and invites its audience', async () => {
    const first = await call({}, 'key');
    expect(await call({}, 'key')).toBe(first);
    const invited = await listInvitations(under.db, first);
    expect(invited.map(({ name }) => name).sort()).toEqual(['Ingrid Sandelin', 'Karin Åström', 'Mehmet Aydin', 'Olof Wikberg']);
    const rows = await under.db.select().from(auditLog).where(eq(auditLog.action, 'meeting.called'));
    expect(rows.filter(({ detail }) => detail['meeting'] === first)).toHaveLength(1);
  });

  describe('whom it concerns follows the directory and the team until it begins:', () => {
    const invited = async (meetingId: string) => (await listInvitations(under.db, meetingId)).map(({ name }) => name);
    const leavesDirectory = (who: Person) => under.db.update(person).set({ inactiveSince: under.clock.now() }).where(eq(person.id, who.id));
    /** What the planning run of a new day does. */
    async function nextDay(meetingId: string): Promise<void> {
      under.clock.add({ days: 1 });
      expect(await lookWhatComesUp(under.house)).toEqual([]);
      await work(meetingId);
    }

    test('who joins the forum is invited once, and the others hear nothing of it', async () => {
      await reachable();
      const { ikp, deputy } = under.people;
      under.messenger.team.splice(0, 9, { entraObjectId: ikp.entraObjectId ?? '', teamsUserId: '29:karin' });
      await refreshRoster(under.house);
      const meetingId = await call({ audience: { kind: 'forum' } });
      await work(meetingId);
      expect(await invited(meetingId)).toEqual(['Karin Åström']);
      under.messenger.team.push({ entraObjectId: deputy.entraObjectId ?? '', teamsUserId: '29:olof' });
      await refreshRoster(under.house);
      await refreshRoster(under.house);
      expect(under.jobs.meetings).toEqual([meetingId]);
      await work(meetingId);
      expect(await invited(meetingId)).toEqual(['Karin Åström', 'Olof Wikberg']);
      expect(sentTo('chat of Olof Wikberg')).toHaveLength(1);
      expect(karinHas()).toHaveLength(1);
      const rows = await under.db.select().from(auditLog).where(eq(auditLog.action, 'meeting.audienceChanged'));
      expect(rows.filter(({ detail }) => detail['meeting'] === meetingId).map(({ actor, detail }) => [actor, detail['invited'], detail['left']])).toEqual([['roster', 1, 0]]);
    });

    test('who is a contact person from one day to the next', async () => {
      await reachable();
      const { chemist } = under.people;
      await leavesDirectory(chemist);
      const meetingId = await call();
      expect(await invited(meetingId)).not.toContain(chemist.name);
      await under.db.update(person).set({ inactiveSince: null }).where(eq(person.id, chemist.id));
      await nextDay(meetingId);
      expect(await invited(meetingId)).toContain(chemist.name);
      expect(sentTo(`chat of ${chemist.name}`)).toHaveLength(1);
    });

    test('who has left without a word is not waited for, and the counts in the channel say so; what somebody said stays', async () => {
      await reachable();
      const { ikp, deputy, head } = under.people;
      const meetingId = await call();
      await say(ikp, meetingId, 'yes');
      await say(head, meetingId, 'no', 'Är på tjänsteresa');
      await work(meetingId);
      expect(await countAnswers(under.db, meetingId)).toMatchObject({ yes: 1, no: 1, unanswered: 2 });
      for (const one of [ikp, deputy, head]) await leavesDirectory(one);
      const before = under.messenger.edits.length;
      await nextDay(meetingId);
      expect(await countAnswers(under.db, meetingId)).toMatchObject({ yes: 1, no: 1, unanswered: 1 });
      expect(editedSince(before)).toContain('forum');
      // The card that still hangs in their chat says that they are not invited, and changes nothing.
      expect(await say(deputy, meetingId, 'yes')).toEqual({ kind: 'notInvited' });
      expect(await invited(meetingId)).toContain(head.name);
    });

    test('who has another role now stays invited, and a meeting that has begun or is cancelled stays as it is', async () => {
      await reachable();
      const { ikp, deputy } = under.people;
      const teamOf = (...members: readonly Person[]) =>
        under.messenger.team.splice(0, 9, ...members.map(({ entraObjectId, name }) => ({ entraObjectId: entraObjectId ?? '', teamsUserId: `29:${name}` })));
      teamOf(ikp, deputy);
      await refreshRoster(under.house);
      const contacts = await call();
      const over = await call({ audience: { kind: 'forum' }, day: '2026-11-26', answerBy: '2026-11-26' });
      const cancelled = await call({ audience: { kind: 'forum' } });
      await cancelMeeting(under.house, by(), cancelled);
      under.clock.set('2026-11-27T10:00:00+01:00');
      teamOf(deputy);
      await refreshRoster(under.house);
      await nextDay(contacts);
      // Out of the team, still a contact person.
      expect(await invited(contacts)).toContain('Karin Åström');
      expect(await invited(over)).toEqual(['Karin Åström', 'Olof Wikberg']);
      expect(await invited(cancelled)).toEqual(['Karin Åström', 'Olof Wikberg']);
    });
  });

  test('stands in the channel once and in the chat of each, and a repeated job sends nothing twice', async () => {
    await reachable();
    const meetingId = await call();
    await work(meetingId);
    await work(meetingId);
    expect(sentTo('forum')).toHaveLength(1);
    for (const name of ['Karin Åström', 'Olof Wikberg', 'Ingrid Sandelin', 'Mehmet Aydin']) expect(sentTo(`chat of ${name}`)).toHaveLength(1);
    expect(JSON.stringify(sentTo('forum'))).not.toContain('Karin');
  });

  /** What waits for its moment goes on its way. */
  async function workAt(moment: string, meetingId: string): Promise<void> {
    under.clock.set(moment);
    await under.db.transaction((tx) => queueDue(under.house, tx));
    await work(meetingId);
  }
  const karinHas = () => sentTo('chat of Karin Åström').map(({ message }) => message.summary);

  test('called in the evening, it comes when people work', async () => {
    await reachable();
    under.clock.set('2026-11-27T21:00:00+01:00');
    const meetingId = await call();
    await work(meetingId);
    expect(under.messenger.sent).toEqual([]);
    await workAt('2026-11-30T08:00:00+01:00', meetingId);
    expect(sentTo('chat of Olof Wikberg')).toHaveLength(1);
  });

  test.each([
    { when: 'long before', cancelled: '2026-11-30T21:00:00+01:00', then: '2026-12-01T10:00:00+01:00', atOnce: 0 },
    { when: 'the evening before', cancelled: '2026-12-08T21:00:00+01:00', then: '2026-12-09T10:00:00+01:00', atOnce: 1 },
  ])('cancelled $when, it is told in the own hours of who comes, unless they would learn it on the day itself', async ({ cancelled, then, atOnce }) => {
    await reachable();
    await savePreference(under.db, under.people.ikp.id, { ...NO_PREFERENCE, quiet: QUIET_UNTIL_TEN }, under.clock.now());
    under.clock.set('2026-11-27T10:00:00+01:00');
    const meetingId = await call();
    await say(under.people.ikp, meetingId, 'yes');
    await work(meetingId);
    expect(karinHas()).toHaveLength(1);
    under.clock.set(cancelled);
    await cancelMeeting(under.house, by(), meetingId);
    await work(meetingId);
    expect(karinHas()).toHaveLength(1 + atOnce);
    await workAt(then, meetingId);
    expect(karinHas()).toHaveLength(2);
  });

  test('the call waits through quiet hours, and for the next day when the number of messages is reached', async () => {
    await reachable();
    await savePreference(under.db, under.people.ikp.id, { ...NO_PREFERENCE, quiet: QUIET_UNTIL_TEN, messagesPerDay: 1 }, under.clock.now());
    under.clock.set('2026-11-26T09:00:00+01:00');
    const [first, second] = [await call(), await call({ title: 'En till' })];
    await work(first);
    await work(second);
    expect(karinHas()).toEqual([]);
    await workAt('2026-11-26T10:00:00+01:00', first);
    expect(karinHas()).toHaveLength(1);
    await workAt('2026-11-27T09:59:00+01:00', second);
    expect(karinHas()).toHaveLength(1);
    await workAt('2026-11-27T10:00:00+01:00', second);
    expect(karinHas()).toHaveLength(2);
  });

  test('who wants only what is urgent is not called, but hears of the meeting that they come to', async () => {
    await reachable();
    await savePreference(under.db, under.people.ikp.id, { ...NO_PREFERENCE, onlyUrgent: true }, under.clock.now());
    const meetingId = await call();
    await work(meetingId);
    expect(karinHas()).toEqual([]);
    await say(under.people.ikp, meetingId, 'yes');
    await changeAsItIs(under.house, by(), meetingId, { ...plan, startsAt: '14:15', endsAt: '16:00' });
    await work(meetingId);
    expect(karinHas()).toHaveLength(1);
  });

  test('an answer is counted in the channel and shown on the own card alone; the last word holds', async () => {
    await reachable();
    const meetingId = await call();
    await work(meetingId);
    const before = under.messenger.edits.length;
    expect(await say(under.people.ikp, meetingId, 'yes', 'Jag tar tåget.')).toEqual({ kind: 'done' });
    expect(await say(under.people.ikp, meetingId, 'maybe')).toEqual({ kind: 'done' });
    await work(meetingId);
    expect(await countAnswers(under.db, meetingId)).toEqual({ yes: 0, maybe: 1, no: 0, unanswered: 3 });
    expect([...new Set(editedSince(before))].sort()).toEqual(['chat of Karin Åström', 'forum']);
    const own = (await listInvitations(under.db, meetingId)).find(({ personId }) => personId === under.people.ikp.id);
    expect(own).toMatchObject({ answer: 'maybe', note: 'Jag tar tåget.' });
  });

  test('another time is told to those who come, raises the sequence and edits every card', async () => {
    await reachable();
    const meetingId = await call();
    await work(meetingId);
    await say(under.people.ikp, meetingId, 'yes');
    await say(under.people.head, meetingId, 'no');
    await work(meetingId);
    const before = under.messenger.edits.length;
    await changeAsItIs(under.house, by(), meetingId, { ...plan, startsAt: '14:15', endsAt: '16:00' });
    await work(meetingId);
    expect((await findMeeting(under.db, meetingId))?.sequence).toBe(1);
    expect(sentTo('chat of Karin Åström')).toHaveLength(2);
    expect(sentTo('chat of Ingrid Sandelin')).toHaveLength(1);
    const edited = new Set(editedSince(before));
    expect(edited.has('chat of Mehmet Aydin')).toBe(true);
    expect(edited.has('forum')).toBe(true);
  });

  test('what somebody has changed since it was read is not changed back unseen', async () => {
    await reachable();
    const meetingId = await call();
    await say(under.people.ikp, meetingId, 'yes');
    const read = await readOf(meetingId);
    await changeMeeting(under.house, by(), meetingId, { ...plan, startsAt: '14:15', endsAt: '16:00' }, read);
    await work(meetingId);
    const before = await findMeeting(under.db, meetingId);
    expect(await changeMeeting(under.house, by(), meetingId, { ...plan, agenda: 'Något annat' }, read)).toEqual({ kind: 'overtaken' });
    await work(meetingId);
    expect(await findMeeting(under.db, meetingId)).toEqual(before);
    expect(karinHas()).toHaveLength(2);
    expect(await changeMeeting(under.house, by(), meetingId, { ...plan, agenda: 'Något annat' }, await readOf(meetingId))).toEqual({ kind: 'done' });
  });

  test('who says that they come after a change has seen it, and is not told of it; nor is who signs up or is invited then', async () => {
    await reachable();
    const { ikp, deputy, chemist } = under.people;
    const meetingId = await call();
    await work(meetingId);
    await say(ikp, meetingId, 'yes');
    await changeAsItIs(under.house, by(), meetingId, { ...plan, startsAt: '14:15', endsAt: '16:00' });
    await say(deputy, meetingId, 'yes');
    await work(meetingId);
    await importSignUps(under.house, by(), meetingId, [chemist.email]);
    await work(meetingId);
    expect(karinHas()).toHaveLength(2);
    for (const name of [deputy.name, chemist.name]) expect(sentTo(`chat of ${name}`)).toHaveLength(1);
    expect(await planned(`${meetingId} changed 1`)).toBe(2);
  });

  describe('called in the evening, with the call waiting for the morning,', () => {
    const notices = () => sentTo('forum').map(({ message }) => message.summary);
    async function calledInTheEvening(): Promise<string> {
      await reachable();
      under.clock.set('2026-11-26T19:00:00+01:00');
      const meetingId = await call();
      await work(meetingId);
      return meetingId;
    }

    test('and changed, it is not said to have changed in the channel that does not know of it, but called as it is', async () => {
      const meetingId = await calledInTheEvening();
      await changeAsItIs(under.house, by(), meetingId, { ...plan, startsAt: '14:15', endsAt: '16:00' });
      await work(meetingId);
      expect(notices()).toEqual([]);
      await workAt('2026-11-27T08:00:00+01:00', meetingId);
      expect(notices()).toEqual([expect.stringMatching(/^Inbjudan .*14:15/)]);
      await changeAsItIs(under.house, by(), meetingId, plan);
      await work(meetingId);
      expect(notices().at(-1)).toMatch(/^Träffen är ändrad\..*13:15/);
    });

    test('and cancelled, nothing is said in the channel; who has said that they come hears of it', async () => {
      const meetingId = await calledInTheEvening();
      await say(under.people.ikp, meetingId, 'yes');
      await cancelMeeting(under.house, by(), meetingId);
      await work(meetingId);
      await workAt('2026-11-27T10:00:00+01:00', meetingId);
      expect(notices()).toEqual([]);
      expect(karinHas()).toEqual([expect.stringMatching(/^Träffen är inställd\./)]);
      expect(sentTo('chat of Olof Wikberg')).toEqual([]);
    });
  });

  test('another agenda alone edits the cards and tells nobody', async () => {
    await reachable();
    const meetingId = await call();
    await say(under.people.ikp, meetingId, 'yes');
    await work(meetingId);
    await changeAsItIs(under.house, by(), meetingId, { ...plan, agenda: 'Något annat' });
    await work(meetingId);
    expect((await findMeeting(under.db, meetingId))?.sequence).toBe(0);
    expect(sentTo('chat of Karin Åström')).toHaveLength(1);
    expect(JSON.stringify(under.messenger.edits.at(-1)?.message.card)).toContain('Något annat');
  });

  test('a cancellation is told to those who come, and nothing is asked any more', async () => {
    await reachable();
    const meetingId = await call();
    await say(under.people.chemist, meetingId, 'maybe');
    await work(meetingId);
    expect(await cancelMeeting(under.house, by(), meetingId)).toEqual({ kind: 'done' });
    await work(meetingId);
    expect(sentTo('chat of Mehmet Aydin')).toHaveLength(2);
    expect(sentTo('chat of Karin Åström')).toHaveLength(1);
    expect(await say(under.people.ikp, meetingId, 'yes')).toEqual({ kind: 'tooLate' });
    under.clock.set('2026-12-02T09:00:00+01:00');
    expect(await remindOfMeetings(under.house)).toBe(0);
    expect(await changeAsItIs(under.house, by(), meetingId, plan)).toEqual({ kind: 'conflict' });
  });

  describe('reminders', () => {
    test('go to those who have not answered, and to those who come, each once', async () => {
      await reachable();
      const meetingId = await call();
      await work(meetingId);
      await say(under.people.ikp, meetingId, 'yes');
      await say(under.people.head, meetingId, 'no');
      const sent: Record<string, number> = {};
      for (const at of ['2026-11-27T08:01:00+01:00', '2026-11-27T08:02:00+01:00', '2026-12-02T08:01:00+01:00', '2026-12-08T13:01:00+01:00', '2026-12-09T08:01:00+01:00']) {
        under.clock.set(at);
        sent[at] = await remindOfMeetings(under.house);
      }
      expect(Object.values(sent)).toEqual([2, 0, 2, 1, 1]);
    });

    test('that were missed are said as one, and not after the meeting', async () => {
      await reachable();
      const meetingId = await call();
      await say(under.people.ikp, meetingId, 'yes');
      under.clock.set('2026-12-09T09:00:00+01:00');
      // The last day to answer has gone, so who has not is left alone.
      expect(await remindOfMeetings(under.house)).toBe(1);
      const late = await call({ answerBy: '2026-12-09' });
      await say(under.people.ikp, late, 'yes');
      under.clock.set('2026-12-10T09:00:00+01:00');
      expect(await remindOfMeetings(under.house)).toBe(0);
      expect(meetingId).not.toBe(late);
    });
  });

  test('what belongs to a meeting goes to all who were invited, once it has been', async () => {
    await reachable();
    const meetingId = await call();
    await work(meetingId);
    const link = 'https://example.com/minutes';
    expect(await shareMinutes(under.house, by(), meetingId, link)).toEqual({ kind: 'conflict' });
    under.clock.set('2026-12-09T15:30:00+01:00');
    expect(await shareMinutes(under.house, by(), meetingId, link)).toEqual({ kind: 'done' });
    await work(meetingId);
    expect(await planned(`${meetingId} minutes`)).toBe(5);
    expect(JSON.stringify(sentTo('chat of Ingrid Sandelin').at(-1))).toContain(link);
    // Shared again it is shared; another link would be known to nobody who has the first.
    expect(await shareMinutes(under.house, by(), meetingId, link)).toEqual({ kind: 'done' });
    expect(await shareMinutes(under.house, by(), meetingId, 'https://example.com/other')).toEqual({ kind: 'overtaken' });
    expect((await findMeeting(under.db, meetingId))?.minutesLink).toBe(link);
    const rows = await under.db.select().from(auditLog).where(eq(auditLog.action, 'meeting.minutesShared'));
    expect(rows.filter(({ detail }) => detail['meeting'] === meetingId)).toHaveLength(1);
  });

  test('who is not invited, or writes a personal number, changes nothing', async () => {
    const meetingId = await call();
    expect(await say(under.people.officer, meetingId, 'yes')).toEqual({ kind: 'notInvited' });
    expect(await say(under.people.ikp, meetingId, 'yes', '900101-1234')).toEqual({ kind: 'personalNumber' });
    expect(await say(under.people.ikp, '44444444-0000-4000-8000-000000000009', 'yes')).toEqual({ kind: 'unknown' });
    expect(await countAnswers(under.db, meetingId)).toEqual({ yes: 0, maybe: 0, no: 0, unanswered: 4 });
  });

  test('the list of the training portal marks who has signed up, whatever the capitals, and names whom nobody knows', async () => {
    const meetingId = await call();
    const { ikp } = under.people;
    const result = await importSignUps(under.house, by(), meetingId, [ikp.email.toUpperCase(), 'stranger@example.com']);
    expect(result).toEqual({ marked: 1, unknown: ['stranger@example.com'] });
    expect((await listInvitations(under.db, meetingId)).filter(({ signedUp }) => signedUp).map(({ name }) => name)).toEqual([ikp.name]);
    await importSignUps(under.house, by(), meetingId, []);
    expect((await listInvitations(under.db, meetingId)).filter(({ signedUp }) => signedUp)).toEqual([]);
  });

  test('who has signed up there comes: is not asked to answer, is reminded of the meeting, is counted and told when it moves', async () => {
    await reachable();
    const meetingId = await call();
    await work(meetingId);
    const { ikp, head, chemist } = under.people;
    await say(head, meetingId, 'no');
    await importSignUps(under.house, by(), meetingId, [ikp.email, head.email]);
    await work(meetingId);
    // Whoever has said no since has changed their mind.
    expect(await countAnswers(under.db, meetingId)).toEqual({ yes: 1, maybe: 0, no: 1, unanswered: 2 });
    under.clock.set('2026-12-02T08:01:00+01:00');
    expect(await remindOfMeetings(under.house)).toBe(2);
    under.clock.set('2026-12-08T13:01:00+01:00');
    expect(await remindOfMeetings(under.house)).toBe(1);
    await changeAsItIs(under.house, by(), meetingId, { ...plan, startsAt: '14:15', endsAt: '16:00' });
    await work(meetingId);
    expect(await planned(`${meetingId} changed 1`)).toBe(2);
    // Taken in once more, nothing is new.
    expect(await importSignUps(under.house, by(), meetingId, [ikp.email, head.email])).toEqual({ marked: 2, unknown: [] });
    // In the directory, but not invited.
    expect(await importSignUps(under.house, by(), meetingId, [chemist.email, under.people.officer.email])).toEqual({ marked: 1, unknown: [under.people.officer.email] });
  });

  test('lies ahead, with its last day to answer, when it is called and when it is moved', async () => {
    const invalid = (field: string, problem: string) => ({ kind: 'invalid', field, problem });
    const tried = (over: Partial<MeetingPlan>) => callMeeting(under.house, by(), { ...plan, ...over }, null);
    expect(await tried({ day: '2026-11-24', answerBy: '2026-11-24' })).toEqual(invalid('day', 'meetingBehind'));
    expect(await tried({ day: '2026-11-25', startsAt: '09:00', answerBy: '2026-11-25' })).toEqual(invalid('day', 'meetingBehind'));
    expect(await tried({ answerBy: '2026-11-24' })).toEqual(invalid('answerBy', 'dateBehind'));
    const meetingId = await call();
    const moved = (over: Partial<MeetingPlan>) => changeAsItIs(under.house, by(), meetingId, { ...plan, ...over });
    expect(await moved({ day: '2026-11-24', answerBy: '2026-11-24' })).toEqual(invalid('day', 'meetingBehind'));
    // After the last day to answer the room can change, and during the meeting its links.
    under.clock.set('2026-12-07T09:00:00+01:00');
    expect(await moved({ room: 'Hummelhonung' })).toEqual({ kind: 'done' });
    expect(await moved({ answerBy: '2026-12-03' })).toEqual(invalid('answerBy', 'dateBehind'));
    under.clock.set('2026-12-09T13:30:00+01:00');
    expect(await moved({ onlineLink: 'https://example.com/other' })).toEqual({ kind: 'done' });
    expect(await moved({ day: '2026-12-08' })).toEqual(invalid('day', 'meetingBehind'));
  });

  test('a message to the office can be taken away again', async () => {
    const meetingId = await call();
    const note = async () => (await listInvitations(under.db, meetingId)).find(({ personId }) => personId === under.people.ikp.id)?.note;
    await say(under.people.ikp, meetingId, 'yes', 'Jag tar bilen');
    await say(under.people.ikp, meetingId, 'yes');
    expect(await note()).toBe('Jag tar bilen');
    await say(under.people.ikp, meetingId, 'yes', '');
    expect(await note()).toBeNull();
  });

  test('times are those of the zone in which it was set', async () => {
    const meetingId = await call({ zone: 'Europe/Helsinki' });
    expect((await findMeeting(under.db, meetingId))?.startsAt.equals(Temporal.Instant.from('2026-12-09T11:15:00Z'))).toBe(true);
  });
});
