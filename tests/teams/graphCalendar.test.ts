import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { BotConfig } from '../../bot/config.ts';
import type { CalendarEvent, EventFacts, KeepResult, MeetingCalendar } from '../../bot/reminders/meetingCalendar.ts';
import { createGraphCalendar } from '../../bot/teams/graphCalendar.ts';
import { graphTokens } from '../../bot/teams/graphToken.ts';
import { ORGANISER, startFakeGraph, type FakeEvent, type FakeGraph } from './fakeGraph.ts';

const TENANT = randomUUID();
// A bot of its own for each test file: botbuilder keeps tokens per process.
const bot: BotConfig = { appId: randomUUID(), type: 'SingleTenant', tenantId: TENANT, password: 'secret', emulatorServiceUrls: [], endpoints: null };

const KARIN = { email: 'karin@example.com', name: 'Karin Åström' };
const OLOF = { email: 'olof@example.com', name: 'Olof Wikberg' };

const facts: EventFacts = {
  title: 'Nätverksträff',
  startsAt: Temporal.Instant.from('2026-12-09T12:15:00Z'),
  endsAt: Temporal.Instant.from('2026-12-09T14:00:00Z'),
  room: 'Rotundan',
  otherLink: null,
  agenda: 'Nomineringar & avtal\n<b>Frågor</b>',
  pageUrl: 'https://ikp-forum.example.com/tab/meetings/1',
};

let graph: FakeGraph;
let calendar: MeetingCalendar;
let wanted: CalendarEvent;

beforeAll(async () => {
  graph = await startFakeGraph(TENANT);
});
afterAll(() => graph.stop());
beforeEach(() => {
  graph.events.clear();
  for (const list of [graph.requests, graph.mails, graph.troubles]) list.length = 0;
  graph.searchLags = false;
  graph.forgetsTransactions = false;
  calendar = createGraphCalendar({ organiser: ORGANISER, token: graphTokens(bot), baseUrl: graph.baseUrl });
  wanted = { meetingId: randomUUID(), facts, attendees: [KARIN] };
});

function only(): FakeEvent {
  expect(graph.events.size).toBe(1);
  return [...graph.events.values()][0] as FakeEvent;
}

function idOf(result: KeepResult): string {
  if (!result.ok) throw new Error(result.detail);
  return result.eventId;
}

const written = () => graph.requests.filter(({ method }) => method !== 'GET');

describe('a new event', () => {
  test('is an online meeting for those who come; they do not see each other, and answer in the forum', async () => {
    const result = await calendar.add(wanted);
    expect(only()).toMatchObject({
      transactionId: wanted.meetingId,
      subject: 'Nätverksträff',
      start: { dateTime: '2026-12-09T12:15:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-09T14:00:00', timeZone: 'UTC' },
      location: { displayName: 'Rotundan' },
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      attendees: [{ type: 'required', emailAddress: { address: KARIN.email, name: KARIN.name } }],
      hideAttendees: true,
      responseRequested: false,
    });
    expect(result).toEqual({ ok: true, eventId: only().id, joinUrl: only().onlineMeeting?.joinUrl });
    expect(only().body.content).toContain('Nomineringar &amp; avtal<br>&lt;b&gt;Frågor&lt;/b&gt;');
    expect(only().body.content).toContain('href="https://ikp-forum.example.com/tab/meetings/1"');
    expect(graph.mails).toEqual([`invited ${KARIN.email}`]);
  });

  test('asks for a token for Graph, by the bot’s own credentials, once', async () => {
    await calendar.add(wanted);
    await calendar.add({ ...wanted, meetingId: randomUUID() });
    expect(graph.scopes).toEqual(['https://graph.microsoft.com/.default']);
  });

  test('with a link that the office has chosen has no second online meeting', async () => {
    const result = await calendar.add({ ...wanted, facts: { ...facts, otherLink: 'https://zoom.example.com/1' } });
    expect(result).toMatchObject({ ok: true, joinUrl: null });
    expect(only()).toMatchObject({ isOnlineMeeting: false, location: { displayName: 'Rotundan, https://zoom.example.com/1' } });
  });

  test.each(['searchLags', 'forgetsTransactions'] as const)('is one, though the connection broke after it was made (%s)', async (weakness) => {
    graph.troubles.push({ method: 'POST', answer: 'breaks' });
    graph[weakness] = true;
    expect(await calendar.add(wanted)).toMatchObject({ ok: false, failure: { kind: 'later', retryAfterMs: null } });
    expect(graph.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(idOf(await calendar.add(wanted))).toBe(only().id);
    expect(graph.mails.filter((mail) => mail.startsWith('invited'))).toEqual([`invited ${KARIN.email}`]);
  });
});

describe('a change', () => {
  test('of those who come alone is told to nobody else', async () => {
    const id = idOf(await calendar.add({ ...wanted, attendees: [KARIN] }));
    graph.mails.length = 0;
    await calendar.change(id, { facts: null, attendees: [KARIN, OLOF] });
    await calendar.change(id, { facts: null, attendees: [OLOF] });
    expect(graph.mails).toEqual([`invited ${OLOF.email}`, `cancelled ${KARIN.email}`]);
  });

  test('of facts keeps the online meeting, and what the office has written below', async () => {
    const id = idOf(await calendar.add(wanted));
    const before = only();
    graph.events.set(id, { ...before, body: { content: before.body.content.replace('</body>', '<p>Ta med lapp.</p></body>') } });
    const moved = { ...facts, agenda: 'Bara avtal', startsAt: facts.startsAt.add({ hours: 1 }), endsAt: facts.endsAt.add({ hours: 1 }), room: null };
    expect(await calendar.change(id, { facts: moved, attendees: null })).toEqual({ ok: true, eventId: id, joinUrl: before.onlineMeeting?.joinUrl });
    expect(only()).toMatchObject({ start: { dateTime: '2026-12-09T13:15:00' }, location: { displayName: 'Microsoft Teams' }, isOnlineMeeting: true });
    expect(only().body.content).toContain('Bara avtal');
    expect(only().body.content).not.toContain('Nomineringar');
    expect(only().body.content).toContain('Ta med lapp.');
    expect(written().at(-1)?.body).not.toHaveProperty('attendees');
  });

  test('leaves a text from which somebody has taken our part', async () => {
    const id = idOf(await calendar.add({ ...wanted, facts: { ...facts, otherLink: 'https://zoom.example.com/1' } }));
    graph.events.set(id, { ...only(), body: { content: '<p>Egen text</p>' } });
    await calendar.change(id, { facts: { ...facts, title: 'Ny rubrik', otherLink: 'https://zoom.example.com/1' }, attendees: null });
    expect(only()).toMatchObject({ subject: 'Ny rubrik', body: { content: '<p>Egen text</p>' } });
  });

  test('of nothing only asks for the link', async () => {
    const id = idOf(await calendar.add(wanted));
    const count = written().length;
    expect(await calendar.change(id, { facts: null, attendees: null })).toMatchObject({ ok: true, joinUrl: only().onlineMeeting?.joinUrl });
    expect(written()).toHaveLength(count);
  });

  test('of an event that somebody has deleted is told, and makes none', async () => {
    expect(await calendar.change('AAMk=', { facts, attendees: null })).toEqual({ ok: false, failure: { kind: 'gone' }, detail: '404 ErrorItemNotFound' });
    expect(graph.events.size).toBe(0);
  });
});

describe('a cancellation', () => {
  test('is told to those who come; repeated, nothing is left to do', async () => {
    const id = idOf(await calendar.add(wanted));
    expect(await calendar.cancel(wanted.meetingId, id)).toEqual({ ok: true });
    expect(await calendar.cancel(wanted.meetingId, id)).toEqual({ ok: true });
    expect(graph.events.size).toBe(0);
    expect(graph.mails).toEqual([`invited ${KARIN.email}`, `cancelled ${KARIN.email}`]);
  });

  test('finds an event whose id never came back, and leaves those of other meetings', async () => {
    graph.troubles.push({ method: 'POST', answer: 'breaks' });
    await calendar.add(wanted);
    const other = idOf(await calendar.add({ ...wanted, meetingId: randomUUID() }));
    expect(await calendar.cancel(wanted.meetingId, null)).toEqual({ ok: true });
    expect([...graph.events.keys()]).toEqual([other]);
  });
});

describe('what Graph refuses', () => {
  const refuse = (method: string, status: number, code: string, retryAfterSeconds?: number) =>
    graph.troubles.push({ method, answer: { status, code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) } });

  test.each([
    [429, 17, { kind: 'later', retryAfterMs: 17_000 }],
    [503, undefined, { kind: 'later', retryAfterMs: null }],
    [503, 5, { kind: 'later', retryAfterMs: 5_000 }],
    [409, undefined, { kind: 'later', retryAfterMs: null }],
    [401, undefined, { kind: 'notAllowed' }],
    [403, undefined, { kind: 'notAllowed' }],
    [400, undefined, { kind: 'refused' }],
  ])('with %s and Retry-After %s is named, without a word of what was sent, and not tried again here', async (status, seconds, failure) => {
    refuse('POST', status, 'ErrorAccessDenied', seconds);
    expect(await calendar.add(wanted)).toEqual({ ok: false, failure, detail: `${status} ErrorAccessDenied` });
    expect(written()).toHaveLength(1);
    expect(graph.events.size).toBe(0);
  });

  test('while it looks for an earlier event, makes none', async () => {
    refuse('GET', 403, 'ErrorAccessDenied');
    expect(await calendar.add(wanted)).toMatchObject({ ok: false, failure: { kind: 'notAllowed' } });
    expect(written()).toEqual([]);
  });

  test('of a cancellation is told', async () => {
    const id = idOf(await calendar.add(wanted));
    refuse('DELETE', 503, 'ServiceUnavailable');
    expect(await calendar.cancel(wanted.meetingId, id)).toMatchObject({ ok: false, failure: { kind: 'later' } });
    expect(graph.events.size).toBe(1);
  });

  test('a mailbox that does not exist', async () => {
    const nobody = createGraphCalendar({ organiser: 'ingen@example.com', token: graphTokens(bot), baseUrl: graph.baseUrl });
    expect(await nobody.add(wanted)).toMatchObject({ ok: false, failure: { kind: 'gone' }, detail: '404 ErrorInvalidUser' });
  });

  test('the bot a token, or when nobody answers, is tried again later', async () => {
    graph.givesTokens = false;
    const stranger = createGraphCalendar({ organiser: ORGANISER, token: graphTokens({ ...bot, appId: randomUUID() }), baseUrl: graph.baseUrl });
    expect(await stranger.add(wanted)).toEqual({ ok: false, failure: { kind: 'later', retryAfterMs: null }, detail: 'no token' });
    graph.givesTokens = true;
    const nowhere = createGraphCalendar({ organiser: ORGANISER, token: graphTokens(bot), baseUrl: 'http://127.0.0.1:1/v1.0' });
    expect(await nowhere.add(wanted)).toMatchObject({ ok: false, failure: { kind: 'later' } });
  });
});
