import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { meetingPlan } from '../../bot/domain/meeting.ts';
import { callMeeting } from '../../bot/duties/meetings.ts';
import { createLog } from '../../bot/log.ts';
import { startWorkers, type Workers } from '../../bot/reminders/workers.ts';
import { openJobs, type JobQueue } from '../../bot/store/jobs.ts';
import { findMeeting } from '../../bot/store/meetings.ts';
import { JOIN_URL, recordingCalendar } from '../support/calendar.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { until } from '../support/until.ts';
import { called, changeAsItIs } from '../support/meetings.ts';

const plan = meetingPlan.parse({
  title: 'Nätverksträff',
  day: '2026-12-09',
  startsAt: '13:15',
  endsAt: '15:00',
  room: 'Rotundan',
  agenda: 'Nomineringar och avtal',
  answerBy: '2026-12-02',
  audience: { kind: 'contactPersons' },
});

onEachServer((database) => {
  const under = houseUnderTest(database);
  let recording: ReturnType<typeof recordingCalendar>;
  let queue: JobQueue;
  let workers: Workers;
  let lines: string[];

  beforeEach(async () => {
    lines = [];
    recording = recordingCalendar();
    const log = createLog('info', new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }));
    queue = await openJobs(database.url, (error) => lines.push(error.message));
    workers = await startWorkers({ ...under.house, jobs: queue, calendar: recording.calendar }, queue, log);
  });
  afterEach(async () => {
    await workers.stop();
    await queue.stop();
    await under.db.execute(sql`drop schema pgboss cascade`);
  });

  const house = () => ({ ...under.house, jobs: queue });
  const actor = () => under.actor(under.people.coordinator);
  const refusals = () => lines.filter((line) => line.includes('does not let us write'));

  test('a calendar that does not let us in is told of once for each change, without a word of the meeting', async () => {
    recording.answers.refusal = { ok: false, failure: { kind: 'notAllowed' }, detail: '403 ErrorAccessDenied' };
    const meetingId = called(await callMeeting(house(), actor(), plan, null));
    await until('a line', async () => refusals().length === 1);
    recording.answers.refusal = null;
    await changeAsItIs(house(), actor(), meetingId, { ...plan, room: 'Hummelhonung' });
    await until('the link', async () => (await findMeeting(under.db, meetingId))?.onlineLink === JOIN_URL);
    expect(recording.asked.map(({ act }) => act)).toEqual(['add', 'add']);
    expect(refusals()).toHaveLength(1);
    expect(refusals()[0]).toContain('403 ErrorAccessDenied');
    expect(lines.join('')).not.toMatch(/Nätverksträff|Rotundan/);
  });

  test('a calendar that asks for time is asked again after it, not before', async () => {
    // Longer than the queue would wait by itself after a first failure.
    const retryAfterMs = 3500;
    recording.answers.refusal = { ok: false, failure: { kind: 'later', retryAfterMs }, detail: '429 TooManyRequests' };
    const meetingId = called(await callMeeting(house(), actor(), plan, null));
    await until('the first attempt', async () => recording.asked.length === 1);
    const before = performance.now();
    recording.answers.refusal = null;
    await until('the link', async () => (await findMeeting(under.db, meetingId))?.onlineLink === JOIN_URL);
    expect(performance.now() - before).toBeGreaterThan(retryAfterMs - 1000);
    expect(recording.asked.map(({ act }) => act)).toEqual(['add', 'add']);
  });
});
