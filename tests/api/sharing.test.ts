import { expect, test } from '@jest/globals';
import { productUnderTest } from '../support/product.ts';

/** Pointing others to a page of the tab. */
const under = productUnderTest();
const ITEM = '77777777-0000-4000-8000-000000000001';

function linkTo(page: string) {
  return under.api(under.people.ikp, 'GET', `/api/share-link?${new URLSearchParams({ page }).toString()}`);
}

test.each([`tasks/${ITEM}`, `agreements/${ITEM}`, `meetings/${ITEM}`, 'knowledge/special-eligibility'])('the link to %s opens it inside Teams, and outside where there is none', async (page) => {
  const { status, body } = await linkTo(page);
  expect(status).toBe(200);
  const url = new URL(body.url);
  expect(`${url.origin}${url.pathname}`).toBe('https://teams.microsoft.com/l/entity/33333333-0000-4000-8000-000000000001/tasks');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    webUrl: `https://ikp-forum.example.com/tab/${page}`,
    context: JSON.stringify({ subEntityId: page }),
  });
});

test.each(['', 'https://example.com/', '/tasks', `tasks/${ITEM}?q=Elias`, `tasks/${ITEM}/..`, 'settings', 'knowledge/a b', '../admin'])('no link is made to %p: only the path of an item, with nothing that somebody has typed', async (page) => {
  expect(await linkTo(page)).toMatchObject({ status: 422, body: { type: 'urn:ikp-forum:problem:invalid' } });
});

test('a task that the link leads to stays unknown to who does not stand to it', async () => {
  const request = { caseReference: 'DELA-1', courseCode: '5FY999', courseName: 'Partikelfysik', departmentId: under.people.physicsId, term: 'HT2027', question: 'Räcker kursen?' };
  const { body } = await under.api(under.people.officer, 'POST', '/api/eligibility-requests', request);
  expect((await linkTo(`tasks/${body.taskId}`)).status).toBe(200);
  const seen = await under.api(under.people.chemist, 'GET', `/api/tasks/${body.taskId}`);
  expect(seen).toMatchObject({ status: 404, body: { type: 'urn:ikp-forum:problem:notFound' } });
  expect(JSON.stringify(seen.body)).not.toContain('DELA-1');
});
