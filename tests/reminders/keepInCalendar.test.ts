import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { meetingPlan, type MeetingPlan } from '../../bot/domain/meeting.ts';
import type { Person } from '../../bot/domain/person.ts';
import { answerInvitation, callMeeting, cancelMeeting, changeMeeting, fingerprintOfPlan } from '../../bot/duties/meetings.ts';
import { DeliveryPostponed, type DeliveryHouse } from '../../bot/reminders/house.ts';
import { followMeeting } from '../../bot/reminders/meetings.ts';
import { rememberChannel } from '../../bot/store/conversations.ts';
import { findMeeting } from '../../bot/store/meetings.ts';
import { auditLog, person } from '../../bot/store/schema.ts';
import { JOIN_URL as JOIN, recordingCalendar, type Asked } from '../support/calendar.ts';
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

onEachServer((database) => {
  const under = houseUnderTest(database);
  const by = () => under.actor(under.people.coordinator);
  const call = (over: Partial<MeetingPlan> = {}) => callMeeting(under.house, by(), { ...plan, ...over }, null).then(called);
  const say = (someone: Person, meetingId: string, answer: 'yes' | 'no' | 'maybe') =>
    answerInvitation(under.house, under.actor(someone), meetingId, answer, null);
  const change = (meetingId: string, over: Partial<MeetingPlan>) => changeAsItIs(under.house, by(), meetingId, { ...plan, onlineLink: JOIN, ...over });
  const emailsIn = (asked: Asked | undefined) => {
    if (asked?.act === 'add') return asked.event.attendees.map(({ email }) => email);
    return asked?.act === 'change' ? (asked.change.attendees?.map(({ email }) => email) ?? null) : null;
  };

  function withCalendar() {
    const recording = recordingCalendar();
    const house: DeliveryHouse = { ...under.house, calendar: recording.calendar };
    return { ...recording, follow: (meetingId: string) => followMeeting(house, meetingId) };
  }

  test('a meeting that is called becomes one event, and its link stands on the cards', async () => {
    const { asked, follow } = withCalendar();
    const meetingId = await call();
    under.jobs.meetings.length = 0;
    expect(await follow(meetingId)).toBeNull();
    expect(asked).toEqual([{ act: 'add', event: expect.objectContaining({ meetingId, attendees: [] }) }]);
    expect(asked[0]).toMatchObject({ event: { facts: { title: 'Nätverksträff', room: 'Rotundan', otherLink: null, agenda: plan.agenda, pageUrl: `https://tab/m/${meetingId}` } } });
    expect(await findMeeting(under.db, meetingId)).toMatchObject({ onlineLink: JOIN, cardVersion: 2, sequence: 0 });
    expect(under.jobs.meetings).toEqual([meetingId]);
    const linked = await under.db.select().from(auditLog).where(eq(auditLog.action, 'meeting.linked'));
    expect(linked.filter(({ detail }) => detail['meeting'] === meetingId)).toHaveLength(1);
    await follow(meetingId);
    expect(asked).toHaveLength(1);
  });

  test('those who come or may come are its attendees, and nobody else; each is told once', async () => {
    const { asked, clear, follow } = withCalendar();
    const { ikp, deputy, head, chemist } = under.people;
    const meetingId = await call();
    await say(ikp, meetingId, 'yes');
    await say(head, meetingId, 'no');
    await follow(meetingId);
    expect(emailsIn(asked[0])).toEqual([ikp.email]);
    clear();
    await say(chemist, meetingId, 'maybe');
    await follow(meetingId);
    expect(emailsIn(asked[0])).toEqual([ikp.email, chemist.email].sort());
    expect(asked[0]).toMatchObject({ act: 'change', eventId: 'event', change: { facts: null } });
    clear();
    await say(deputy, meetingId, 'no');
    await follow(meetingId);
    expect(asked).toEqual([]);
    await say(ikp, meetingId, 'no');
    await follow(meetingId);
    expect(emailsIn(asked[0])).toEqual([chemist.email]);
  });

  test('who has left the directory is invited no more', async () => {
    const { asked, follow } = withCalendar();
    const meetingId = await call();
    await say(under.people.ikp, meetingId, 'yes');
    await under.db.update(person).set({ inactiveSince: under.clock.now() }).where(eq(person.id, under.people.ikp.id));
    await follow(meetingId);
    expect(emailsIn(asked[0])).toEqual([]);
  });

  test.each<[string, Partial<MeetingPlan>]>([
    ['title', { title: 'Höstträff' }],
    ['time', { startsAt: '14:15', endsAt: '16:00' }],
    ['room', { room: 'Hummelhonung' }],
    ['agenda', { agenda: 'Något annat' }],
  ])('another %s changes the event, and leaves its attendees', async (_what, over) => {
    const { asked, clear, follow } = withCalendar();
    const meetingId = await call();
    await follow(meetingId);
    clear();
    await change(meetingId, over);
    await follow(meetingId);
    await follow(meetingId);
    expect(asked).toEqual([{ act: 'change', eventId: 'event', change: { facts: expect.objectContaining({ otherLink: null }), attendees: null } }]);
  });

  test('a link of the office’s own stays, and is the event’s', async () => {
    const { asked, answers, follow } = withCalendar();
    answers.joinUrl = null;
    const own = 'https://zoom.example.com/1';
    const meetingId = await call({ onlineLink: own });
    await follow(meetingId);
    await follow(meetingId);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ event: { facts: { otherLink: own } } });
    expect(await findMeeting(under.db, meetingId)).toMatchObject({ onlineLink: own, cardVersion: 1 });
  });

  test('a link that was taken out comes back, and one that was late comes the next time', async () => {
    const { asked, answers, follow } = withCalendar();
    answers.joinUrl = null;
    const meetingId = await call();
    await follow(meetingId);
    expect((await findMeeting(under.db, meetingId))?.onlineLink).toBeNull();
    answers.joinUrl = JOIN;
    await follow(meetingId);
    expect(asked[1]).toEqual({ act: 'change', eventId: 'event', change: { facts: null, attendees: null } });
    expect((await findMeeting(under.db, meetingId))?.onlineLink).toBe(JOIN);
    await change(meetingId, { onlineLink: null });
    await follow(meetingId);
    expect((await findMeeting(under.db, meetingId))?.onlineLink).toBe(JOIN);
    expect(asked).toHaveLength(2);
  });

  test('a form that was opened before the link came does not take it out, and moves nothing', async () => {
    const { asked, follow } = withCalendar();
    const meetingId = await call();
    const opened = await findMeeting(under.db, meetingId);
    if (!opened) throw new Error('The meeting was called.');
    await follow(meetingId);
    expect(await changeMeeting(under.house, by(), meetingId, { ...plan, agenda: 'Något annat' }, fingerprintOfPlan(opened))).toEqual({ kind: 'done' });
    expect(await findMeeting(under.db, meetingId)).toMatchObject({ agenda: 'Något annat', onlineLink: JOIN, sequence: 0 });
    await follow(meetingId);
    expect(asked.map(({ act }) => act)).toEqual(['add', 'change']);
  });

  test('one that is cancelled is taken out, even when its event’s id never came back', async () => {
    const { asked, answers, clear, follow } = withCalendar();
    const meetingId = await call();
    await follow(meetingId);
    clear();
    await cancelMeeting(under.house, by(), meetingId);
    await follow(meetingId);
    expect(asked).toEqual([{ act: 'cancel', eventId: 'event' }]);
    expect((await findMeeting(under.db, meetingId))?.calendarEventId).toBeNull();
    clear();
    const lost = await call();
    answers.refusal = { ok: false, failure: { kind: 'later', retryAfterMs: null }, detail: 'no answer' };
    await expect(follow(lost)).rejects.toThrow(DeliveryPostponed);
    answers.refusal = null;
    await cancelMeeting(under.house, by(), lost);
    await follow(lost);
    expect(asked.at(-1)).toEqual({ act: 'cancel', eventId: null });
  });

  test('one that has been stays as it is', async () => {
    const { asked, follow } = withCalendar();
    const meetingId = await call();
    under.clock.set('2026-12-09T15:30:00+01:00');
    await follow(meetingId);
    expect(asked).toEqual([]);
  });

  test('several jobs at once make one event', async () => {
    const { asked, follow } = withCalendar();
    const meetingId = await call();
    await Promise.all([follow(meetingId), follow(meetingId), follow(meetingId)]);
    expect(asked.filter(({ act }) => act === 'add')).toHaveLength(1);
  });

  describe('a calendar that refuses', () => {
    test('for now is asked again after the time that it names; cards and messages do not wait', async () => {
      const { asked, answers, follow } = withCalendar();
      await rememberChannel(under.db, { conversationId: 'forum', serviceUrl: 'https://smba.example/', tenantId: null, teamId: null }, true, under.clock.now());
      answers.refusal = { ok: false, failure: { kind: 'later', retryAfterMs: 17_000 }, detail: '429 TooManyRequests' };
      const meetingId = await call();
      const postponed: unknown = await follow(meetingId).catch((error: unknown) => error);
      expect(postponed).toBeInstanceOf(DeliveryPostponed);
      expect(postponed).toMatchObject({ retryAfterMs: 17_000 });
      expect(under.jobs.toDeliver.length).toBeGreaterThan(0);
      answers.refusal = null;
      expect(await follow(meetingId)).toBeNull();
      expect(asked.map(({ act }) => act)).toEqual(['add', 'add']);
      expect((await findMeeting(under.db, meetingId))?.onlineLink).toBe(JOIN);
    });

    test.each(['notAllowed', 'gone', 'refused'] as const)('for good (%s) is told to the log and given up until the next change', async (kind) => {
      const { answers, follow } = withCalendar();
      answers.refusal = { ok: false, failure: { kind }, detail: '403 ErrorAccessDenied' };
      const meetingId = await call();
      expect(await follow(meetingId)).toEqual({ kind, detail: '403 ErrorAccessDenied' });
      expect(await findMeeting(under.db, meetingId)).toMatchObject({ onlineLink: null, calendarEventId: null, cardVersion: 1 });
    });
  });

  test('where there is none, nothing is changed', async () => {
    const meetingId = await call();
    await say(under.people.ikp, meetingId, 'yes');
    const before = await findMeeting(under.db, meetingId);
    expect(await followMeeting(under.house, meetingId)).toBeNull();
    await cancelMeeting(under.house, by(), meetingId);
    expect(await followMeeting(under.house, meetingId)).toBeNull();
    expect(before).toMatchObject({ onlineLink: null, calendarEventId: null, calendarJoinUrl: null, calendarKept: null });
    expect(await findMeeting(under.db, meetingId)).toMatchObject({ onlineLink: null, calendarEventId: null });
  });
});
