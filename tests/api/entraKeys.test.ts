import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request } from 'restify';
import { identifyByEntra } from '../../bot/api/identity.ts';
import { RequestProblem } from '../../bot/api/problem.ts';
import { startFakeTeams, type FakeTeams } from '../fakeTeams/fakeTeams.ts';
import { freshDatabase } from '../support/databases.ts';
import { seedPeople } from '../support/people.ts';

const database = freshDatabase();
let teams: FakeTeams;

beforeAll(async () => {
  teams = await startFakeTeams();
});
afterAll(() => teams.stop());

test('while Microsoft’s keys cannot be had, nobody is told to sign in again', async () => {
  const { ikp } = await seedPeople(database.store.db);
  const identify = identifyByEntra(teams.entra, database.store.db);
  const header = teams.signIn(ikp.entraObjectId ?? '');
  const request = { header: () => header } as unknown as Request;
  for (const publishesKeys of ['broken', 'error'] as const) {
    teams.switches.publishesKeys = publishesKeys;
    const refusal = await identify(request).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).not.toBeNull();
    expect(refusal).not.toBeInstanceOf(RequestProblem);
  }
  teams.switches.publishesKeys = 'yes';
  expect(await identify(request)).toMatchObject({ id: ikp.id });
});
