import { beforeAll, beforeEach, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../bot/duties/duty.ts';
import { createEligibilityRequest } from '../../bot/duties/eligibility.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import type { Person } from '../../bot/domain/person.ts';
import type { TaskFile } from '../../bot/domain/taskFile.ts';
import type { DeliveryHouse } from '../../bot/reminders/house.ts';
import type { Database } from '../../bot/store/connect.ts';
import { findTaskFile } from '../../bot/store/taskFiles.ts';
import { testClock, type TestClock } from './clock.ts';
import type { freshDatabase } from './databases.ts';
import { requestTo } from './eligibility.ts';
import { recordedJobs, type RecordedJobs } from './jobs.ts';
import { learningAgreementOf } from './learningAgreements.ts';
import { recordingMessenger, type RecordingMessenger } from './messenger.ts';
import { seedPeople, type TestPeople } from './people.ts';

const START = '2026-11-25T10:00:00+01:00';

export interface HouseUnderTest {
  readonly house: DeliveryHouse;
  readonly db: Database;
  readonly people: TestPeople;
  readonly clock: TestClock;
  readonly jobs: RecordedJobs;
  readonly messenger: RecordingMessenger;
  actor(person: Person): Actor;
  file(taskId: string): Promise<TaskFile>;
  /** An eligibility request to physics, asked by the officer; gives the task's id. */
  askPhysics(caseReference?: string): Promise<string>;
  /** A learning agreement of a student of physics that waits for the department; gives the task's id. */
  awaitSignature(omobilityId?: string): Promise<string>;
  /** The same for several at once; gives the tasks' ids. */
  awaitSignatures(omobilityIds: readonly string[]): Promise<string[]>;
}

/** The duties and reminders on a real database, with people in it; what one test leaves, the next does not find. */
export function houseUnderTest(database: ReturnType<typeof freshDatabase>): HouseUnderTest {
  // Machines that are busy with other tests take their time.
  jest.setTimeout(60_000);
  const clock = testClock(START);
  const jobs = recordedJobs();
  const messenger = recordingMessenger();
  let people: TestPeople | undefined;

  beforeAll(async () => {
    people = await seedPeople(database.store.db);
  });
  beforeEach(async () => {
    // Deleting a few rows is many times faster than truncating a dozen tables.
    await database.store.db.execute(sql`
      delete from task; delete from publication; delete from meeting; delete from place_loan; delete from partner_account; delete from access_order;
      delete from absence; delete from preference; delete from duty_run; delete from term; delete from institution; delete from delivery; delete from card_copy; delete from learning_agreement;
      delete from exchange_agreement; delete from import_batch; delete from conversation; delete from setting;
      delete from broadcast; delete from alert; delete from heartbeat; delete from pace_request;
      update pace set paused_until = null, paused_because = null, backoff_ms = 0, urgent_until = null, bulk_at = null;
      update person set inactive_since = null, left_team_at = null, seen_in_team_at = null
        where num_nonnulls(inactive_since, left_team_at, seen_in_team_at) > 0;`);
    clock.set(START);
    jobs.clear();
    messenger.clear();
  });

  const under: HouseUnderTest = {
    get house() {
      const links = { task: (id: string) => `https://tab/${id}`, tasks: () => 'https://tab/', agreements: () => 'https://tab/a', contacts: () => 'https://tab/c', settings: () => 'https://tab/s', operations: () => 'https://tab/o', page: (path: string) => `https://tab/${path}`, meeting: (id: string) => `https://tab/m/${id}`, calendarFile: (id: string) => `https://calendar/${id}.ics`, calendarFeed: (key: string) => `https://calendar/feeds/${key}.ics` };
      return { db: database.store.db, jobs, clock, messenger, links, calendar: null };
    },
    get db() {
      return database.store.db;
    },
    get people() {
      if (!people) throw new Error('The people are there from beforeAll on.');
      return people;
    },
    clock,
    jobs,
    messenger,
    actor: (person) => ({ person, correlationId: 'test' }),
    async file(taskId) {
      const file = await findTaskFile(under.db, taskId);
      if (!file) throw new Error(`There is no task ${taskId}.`);
      return file;
    },
    async askPhysics(caseReference = 'UMU-2026-17') {
      const request = requestTo(under.people.physicsId, { caseReference });
      const created = await createEligibilityRequest(under.house, under.actor(under.people.officer), request, null);
      if (created.kind !== 'created') throw new Error(`The request was not created: ${created.kind}.`);
      return created.taskId;
    },
    async awaitSignature(omobilityId = 'mobility-1') {
      const [taskId] = await under.awaitSignatures([omobilityId]);
      return taskId ?? '';
    },
    async awaitSignatures(omobilityIds) {
      const agreements = omobilityIds.map((omobilityId) => learningAgreementOf({ omobilityId }));
      const received = await importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, agreements);
      return received.map((one) => {
        if (one.kind !== 'waits') throw new Error(`The agreement does not wait: ${one.kind}.`);
        return one.taskId;
      });
    },
  };
  return under;
}
