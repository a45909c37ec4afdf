import { expect, test } from '@jest/globals';
import { productUnderTest } from '../support/product.ts';

/** In a file of its own, since botbuilder keeps the keys for a day once it has them. */
const forum = productUnderTest();

test('while Microsoft’s keys cannot be had, a good token is not called bad: 5xx, upon which Teams sends again', async () => {
  const activity = forum.activities.ofType(forum.inTeams(forum.people.ikp), 'typing');
  for (const publishesKeys of ['broken', 'error'] as const) {
    forum.teams.switches.publishesKeys = publishesKeys;
    expect((await forum.post(activity)).status).toBeGreaterThanOrEqual(500);
  }
  forum.teams.switches.publishesKeys = 'yes';
  expect((await forum.post(activity)).status).toBe(200);
});
