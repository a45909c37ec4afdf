import { beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { readSheet } from 'read-excel-file/node';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf, wordsOf } from '../fakeTeams/conversations.ts';
import { writeXlsx } from '../importers/xlsxWriter.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf, wordsIn } from './forum.ts';

/** A network meeting from the call to the minutes, as the International Office and those invited live it. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

const plan = (over: object = {}) => ({
  title: 'Nätverksträff om nomineringar',
  day: '2026-12-09',
  startsAt: '13:15',
  endsAt: '15:00',
  room: 'Rotundan',
  onlineLink: 'https://teams.example.com/l/meetup',
  agenda: 'Nomineringar, avtal och frågor',
  eduadminLink: 'https://eduadmin.example.com/17',
  answerBy: '2026-12-02',
  audience: { kind: 'everybody' },
  ...over,
});

const TITLE = 'Nätverksträff om nomineringar';
const office = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => under.api(of().coordinator, method, path, body, headers);

let meetingId: string;

beforeAll(async () => {
  const { ikp, deputy, head, chemist, officer, coordinator } = of();
  under.teams.join(...[ikp, deputy, head, chemist, officer, coordinator].map(under.inTeams));
  await forum.install(ikp, chemist, officer);
});

test('only the office calls one, and what is wrong is told beside its field', async () => {
  expect((await under.api(of().ikp, 'POST', '/api/meetings', plan())).status).toBe(403);
  const wrong = await office('POST', '/api/meetings', plan({ endsAt: '13:00', room: null, onlineLink: null, answerBy: '2026-12-10' }));
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors).toEqual(
    expect.arrayContaining([
      { field: 'endsAt', message: t('invalid.endTooEarly') },
      { field: 'room', message: t('invalid.placeMissing') },
      { field: 'answerBy', message: t('invalid.answerAfterMeeting') },
    ]),
  );
  const zone = await office('POST', '/api/meetings', plan({ zone: 'Europe/Umea' }));
  expect(zone.body.errors).toEqual([{ field: 'zone', message: t('invalid.zone') }]);
});

test('the call stands in the channel and in the chats, once for one key', async () => {
  const headers = { 'idempotency-key': 'meeting-1' };
  ({ meetingId } = (await office('POST', '/api/meetings', plan(), headers)).body);
  expect((await office('POST', '/api/meetings', plan(), headers)).body.meetingId).toBe(meetingId);
  await under.idle();
  expect(forum.posts(TITLE)).toHaveLength(1);
  for (const person of [of().ikp, of().chemist, of().officer]) expect(forum.chat(person, TITLE)).toHaveLength(1);
});

describe('an answer', () => {
  test('on the card in the chat is taken, with a word to the office', async () => {
    const message = await forum.inChat(of().ikp, TITLE);
    const answer = await forum.press(of().ikp, message, 'meeting.yes');
    expect(wordsIn(answer)).toContain(t('meeting.youSaid.yes'));
    const noted = await forum.press(of().ikp, message, 'meeting.note', { note: 'Jag tar bilen' });
    const said = t('meeting.yourNote', { note: 'Jag tar bilen' });
    expect(wordsIn(noted)).toContain(said);
    expect(JSON.stringify(noted.body)).toContain('"value":"Jag tar bilen"');
    await under.idle();
    // It stays on the person's own card, and is on nobody else's.
    expect(wordsOf(cardOf(await forum.inChat(of().ikp, TITLE)))).toContain(said);
    for (const other of [await forum.post(TITLE), await forum.inChat(of().officer, TITLE)]) expect(JSON.stringify(cardOf(other))).not.toContain('Jag tar bilen');
    expect(wordsOf(cardOf(await forum.post(TITLE)))).toContain(t('meeting.counts', { yes: 1, maybe: 0, no: 0, unanswered: 5 }));
  });

  test('on the card in the channel is taken too, shows the own view to that person alone, and follows into the chat', async () => {
    const post = await forum.post(TITLE);
    const answer = await forum.press(of().officer, post, 'meeting.no');
    expect(wordsIn(answer)).toContain(t('meeting.youSaid.no'));
    await under.idle();
    expect(wordsOf(cardOf(await forum.post(TITLE)))).not.toContain('Eva');
    expect(wordsOf(cardOf(await forum.inChat(of().officer, TITLE)))).toContain(t('meeting.youSaid.no'));
  });

  test('with a personal number is refused in words, and what was written stays', async () => {
    const message = await forum.inChat(of().chemist, TITLE);
    const answer = await forum.press(of().chemist, message, 'meeting.note', { note: '900101-1239' });
    expect(wordsIn(answer)).toContain(translate('en')('invalid.personalNumber'));
    expect(JSON.stringify(answer.body)).toContain('900101-1239');
    const { body } = await office('GET', `/api/meetings/${meetingId}`);
    expect(body.counts).toEqual({ yes: 1, maybe: 0, no: 1, unanswered: 4 });
  });

  test('names and words are for the office; a contact person sees the counts and their own answer', async () => {
    const { body } = await office('GET', `/api/meetings/${meetingId}`);
    expect(body.participants).toEqual(expect.arrayContaining([expect.objectContaining({ name: of().ikp.name, answer: 'yes', note: 'Jag tar bilen' })]));
    const own = await under.api(of().ikp, 'GET', `/api/meetings/${meetingId}`);
    expect(own.body).toMatchObject({ participants: null, plan: null, own: { answer: 'yes', note: 'Jag tar bilen' } });
    expect(JSON.stringify(own.body)).not.toContain(of().officer.name);
  });
});

describe('calendars', () => {
  const events = (file: string) => new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

  test('take the file without signing in', async () => {
    const { body } = await under.api(of().ikp, 'GET', `/api/meetings/${meetingId}`);
    const file = await under.fetch(new URL(body.calendarUrl).pathname);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(events(file.body)[0]).toMatchObject({ summary: TITLE, sequence: 0 });
    expect(file.body).not.toContain('Karin');
    expect((await under.fetch('/calendar/meetings/44444444-0000-4000-8000-000000000009.ics')).status).toBe(404);
    expect((await under.fetch('/calendar/meetings/x.ics')).status).toBe(404);
  });

  test('follow the person’s own feed, until it is renewed; who said no has it there no more', async () => {
    const first = new URL((await under.api(of().ikp, 'GET', '/api/calendar-feed')).body.url).pathname;
    expect(events((await under.fetch(first)).body).map(({ summary }) => summary)).toEqual([TITLE]);
    const officers = new URL((await under.api(of().officer, 'GET', '/api/calendar-feed')).body.url).pathname;
    expect(events((await under.fetch(officers)).body)).toEqual([]);
    const second = new URL((await under.api(of().ikp, 'POST', '/api/calendar-feed', {})).body.url).pathname;
    expect((await under.fetch(first)).status).toBe(404);
    expect((await under.fetch(second)).status).toBe(200);
  });
});

test('who signed up in the portal is marked from its list; a list without addresses says what is missing', async () => {
  const list = Buffer.from(writeXlsx([['Deltagarlista', ''], ['Namn', 'E-post'], ['Karin Åström', of().ikp.email], ['Okänd', 'okand@example.com']]));
  const path = `/api/meetings/${meetingId}/sign-ups`;
  const taken = await office('POST', path, { fileName: 'deltagare.xlsx', content: list.toString('base64') });
  expect(taken.body).toEqual({ marked: 1, unknown: ['okand@example.com'] });
  const wrong = Buffer.from('Namn;Status\nKarin;Anmäld\n').toString('base64');
  const refused = await office('POST', path, { fileName: 'deltagare.csv', content: wrong });
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].message).toContain('E-post');
  expect((await under.api(of().ikp, 'POST', path, { fileName: 'x.csv', content: wrong })).status).toBe(403);
});

test('participants and answers are an Excel file', async () => {
  const { body } = await office('GET', `/api/meetings/${meetingId}/participants`);
  expect(body.fileName).toBe('Deltagare 2026-12-09.xlsx');
  const rows = await readSheet(Buffer.from(body.content, 'base64'));
  expect(rows[0]).toEqual(['Namn', 'E-post', 'Svar', 'Meddelande', 'Anmäld i Eduadmin']);
  expect(rows).toContainEqual([of().ikp.name, of().ikp.email, 'Kommer', 'Jag tar bilen', 'Ja']);
});

test('another time is told to those who come and is in every card and calendar', async () => {
  const { plan: seen } = (await office('GET', `/api/meetings/${meetingId}`)).body;
  const changed = await office('PATCH', `/api/meetings/${meetingId}`, plan({ startsAt: '14:15', endsAt: '16:00', read: seen.fingerprint }));
  expect(changed.status).toBe(200);
  const second = await office('PATCH', `/api/meetings/${meetingId}`, plan({ read: seen.fingerprint }));
  expect(second.status).toBe(409);
  expect(second.body.overtakenBy).toMatch(/^Du ändrade det här i dag \d\d:\d\d\.$/);
  await under.idle();
  expect(forum.chat(of().ikp, TITLE)).toHaveLength(2);
  expect(forum.chat(of().officer, TITLE)).toHaveLength(1);
  for (const message of [...forum.chat(of().ikp, TITLE), ...forum.chat(of().chemist, TITLE), ...forum.posts(TITLE)]) {
    expect(wordsOf(cardOf(message))).toContain('14:15');
  }
  const file = await under.fetch(`/calendar/meetings/${meetingId}.ics`);
  expect(file.body).toContain('SEQUENCE:1');
});

test('a cancellation is told to those who come; late answers change nothing', async () => {
  expect((await office('POST', `/api/meetings/${meetingId}/cancellation`, {})).body.phase).toBe('cancelled');
  await under.idle();
  const latest = await forum.inChat(of().ikp, TITLE);
  expect(wordsOf(cardOf(latest))).toContain(t('meeting.notice.cancelled'));
  expect(buttonsOf(cardOf(latest)).map(({ verb }) => verb)).not.toContain('meeting.yes');
  expect((await under.api(of().ikp, 'POST', `/api/meetings/${meetingId}/answer`, { answer: 'no' })).status).toBe(409);
  expect((await under.fetch(`/calendar/meetings/${meetingId}.ics`)).body).toContain('METHOD:CANCEL');
  const { plan: seen } = (await office('GET', `/api/meetings/${meetingId}`)).body;
  const changed = await office('PATCH', `/api/meetings/${meetingId}`, plan({ read: seen.fingerprint }));
  expect(changed.status).toBe(409);
  expect(changed.body.overtakenBy).toContain('ställde in träffen');
});

test('the next one begins as a copy of the last', async () => {
  const { meetingId: held } = (await office('POST', '/api/meetings', plan({ title: 'Träff två', audience: { kind: 'contactPersons' } }))).body;
  const { body } = await office('GET', '/api/meetings/form');
  expect(body.next).toMatchObject({ title: 'Träff två', day: '2027-02-17', startsAt: '13:15', zone: 'Europe/Stockholm', answerBy: '2027-02-10' });
  expect(body.faculties).toHaveLength(1);
  expect((await under.api(of().officer, 'POST', `/api/meetings/${held}/answer`, { answer: 'yes' })).status).toBe(404);
});
