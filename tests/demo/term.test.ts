import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../../bot/domain/clock.ts';
import { isAuditAct } from '../../bot/domain/auditAct.ts';
import { TASK_KINDS, type TaskKind } from '../../bot/domain/task.ts';
import { letColleaguesWork } from '../../bot/demo/colleagues.ts';
import { loadDemo } from '../../bot/demo/load.ts';
import { happenings } from '../../bot/demo/term.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { deliverArticles } from '../../bot/duties/knowledge.ts';
import { deliveredArticles } from '../../bot/knowledge/articles/index.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { auditLog, task } from '../../bot/store/schema.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';
import { testClock } from '../support/clock.ts';
import { freshDatabase } from '../support/databases.ts';
import { recordedJobs } from '../support/jobs.ts';
import { recordingMessenger } from '../support/messenger.ts';

/** The demo lives from March to October, a working day at a time, with everybody doing what is theirs. */

jest.setTimeout(240_000);

const database = freshDatabase();
const clock = testClock('2027-03-01T09:00:00+01:00');

interface Lived {
  readonly kind: TaskKind;
  readonly createdAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly dueAt: Temporal.Instant;
}

let tasks: readonly Lived[] = [];

beforeAll(async () => {
  const links = { task: () => '', tasks: () => '', agreements: () => '', contacts: () => '', settings: () => '', operations: () => '', meeting: () => '', page: () => '', calendarFile: () => '', calendarFeed: () => '' };
  const house = { db: database.store.db, jobs: recordedJobs(), clock, messenger: recordingMessenger(), links };
  await loadDemo(house, () => undefined);
  await deliverArticles(house.db, clock, deliveredArticles);
  let day = Temporal.PlainDate.from('2027-03-01');
  while (Temporal.PlainDate.compare(day, Temporal.PlainDate.from('2027-10-29')) <= 0) {
    const before = day;
    do day = day.add({ days: 1 });
    while (!isWorkingDay(day));
    clock.set(day.toZonedDateTime({ timeZone: STOCKHOLM, plainTime: '09:00' }).toInstant().toString());
    await happenings(house, before, day);
    expect(await lookWhatComesUp(house)).toEqual([]);
    expect((await planReminders(house)).failed).toEqual([]);
    await letColleaguesWork(house, null);
  }
  tasks = await database.store.db.select().from(task);
}, 240_000);

describe.each(TASK_KINDS)('%s', (kind) => {
  test('arises and ends', () => {
    const own = tasks.filter((one) => one.kind === kind);
    expect(own.length).toBeGreaterThan(0);
    expect(own.some(({ closedAt }) => closedAt !== null)).toBe(true);
  });
});

test('what is still open at the end is not late by more than the days that people take', () => {
  const late = tasks.filter(({ closedAt, dueAt }) => closedAt === null && dueAt.until(clock.now(), { largestUnit: 'hour' }).hours > 10 * 24);
  expect(late.map(({ kind, dueAt }) => `${kind} ${dueAt.toString()}`)).toEqual([]);
});

test('everything that came to stand in the log has its words there', async () => {
  const acts = await database.store.db.selectDistinct({ action: auditLog.action }).from(auditLog);
  expect(acts.length).toBeGreaterThan(40);
  expect(acts.filter(({ action }) => !isAuditAct(action))).toEqual([]);
});
