import { beforeAll, describe, expect, test } from '@jest/globals';
import { contract, type Route } from '../../bot/api/contract.ts';
import { auditLog } from '../../bot/store/schema.ts';
import type { EntraToken } from '../fakeTeams/fakeTeams.ts';
import { productUnderTest, type Answer } from '../support/product.ts';

/** Who may ask what: every route of the contract, also those that are still to come. */
const under = productUnderTest();
const of = () => under.people;

const ROUTES = Object.entries<Route>(contract);
const STRANGER = '44444444-0000-4000-8000-000000000003';

let taskId = '';
let request: object;

beforeAll(async () => {
  request = { caseReference: 'API-1', courseCode: '5FY999', courseName: 'Partikelfysik', departmentId: of().physicsId, term: 'HT2027', question: 'Räcker kursen?' };
  taskId = (await under.api(of().officer, 'POST', '/api/eligibility-requests', request)).body.taskId;
});

/** A call that would be answered, were it the right person's. */
function call(who: Parameters<typeof under.api>[0], [name, route]: [string, Route], headers?: Record<string, string>): Promise<Answer> {
  const bodies: Readonly<Record<string, object>> = {
    changeMe: { language: 'sv' },
    act: { verb: 'eligible', version: 1, input: {} },
    createEligibilityRequest: { ...request, caseReference: 'API-never' },
  };
  const body = route.method === 'GET' ? undefined : (bodies[name] ?? {});
  return under.api(who, route.method, route.path.replace(':taskId', taskId), body, headers);
}

function expectProblem({ status, headers, body }: Answer, expected: number, kind: string): void {
  expect({ status, type: body.type }).toEqual({ status: expected, type: `urn:ikp-forum:problem:${kind}` });
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({ title: expect.any(String), detail: expect.any(String), status: expected, correlationId: expect.any(String) });
}

describe('every route', () => {
  test('there are some', () => expect(ROUTES.length).toBeGreaterThan(7));

  const refusedTokens: [string, () => string | null][] = [
    ['no token', () => null],
    ['an empty token', () => 'Bearer '],
    ['a word', () => 'Bearer hej'],
    ['another scheme', () => signIn().replace('Bearer', 'Basic')],
    ['an expired token', () => signIn({ expiresIn: -5 })],
    ['a token that is not valid yet', () => signIn({ validIn: 120 })],
    ['a token without an end', () => signIn({ claims: { exp: undefined } })],
    ['a token for another app', () => signIn({ audience: STRANGER })],
    ['a token for Microsoft Graph', () => signIn({ audience: '00000003-0000-0000-c000-000000000000' })],
    ['a token of another issuer', () => signIn({ issuer: 'https://login.example.com/' })],
    ['a token that is not signed', () => signIn({ alg: 'none' })],
    ['a token signed with HS256 and the public key', () => signIn({ alg: 'HS256' })],
    ['a token signed by a stranger', () => signIn({ forged: true })],
    ['a token with a key that is not published', () => signIn({ kid: 'another' })],
    ['a token of nobody', () => signIn({ claims: { oid: undefined } })],
    ['a token of something that is no person', () => signIn({ claims: { oid: 'hej' } })],
    ['a token that the bot takes', () => under.teams.signToken({ audience: under.teams.entra.clientId })],
    ['the demo’s choice of a person', () => `Demo ${of().ikp.id}`],
  ];

  test.each(refusedTokens)('refuses %s with 401', async (_case, header) => {
    for (const route of ROUTES) expectProblem(await call(header(), route), 401, 'unauthenticated');
  });

  test('refuses a good token of another tenant with 403', async () => {
    for (const route of ROUTES) expectProblem(await call(signIn({ tenantId: STRANGER }), route), 403, 'wrongTenant');
  });

  test('refuses a person who is not in the directory with 403', async () => {
    for (const route of ROUTES) expectProblem(await call(under.teams.signIn(STRANGER), route), 403, 'unknownPerson');
  });

  test('says so in the language that the browser asks for', async () => {
    const [first] = ROUTES;
    if (!first) throw new Error('no route');
    expect((await call(null, first, { 'accept-language': 'en-GB,en;q=0.9,sv;q=0.8' })).body.title).toBe('Please sign in');
    expect((await call(null, first, { 'accept-language': 'sv-SE' })).body.title).not.toBe('Please sign in');
    expect((await call(null, first, { 'accept-language': 'de' })).body.title).not.toBe('Please sign in');
  });

  test('nothing of it has been done', async () => {
    const deeds = await under.product.store.db.select().from(auditLog);
    // What the start itself writes is nobody's doing.
    expect(deeds.map((deed) => deed.action).filter((action) => action !== 'articles.delivered')).toEqual(['eligibility.asked']);
  });

  function signIn(token: EntraToken = {}): string {
    return under.teams.signIn(of().officer.entraObjectId ?? '', token);
  }
});

test('a token for the app’s own address, as Teams gives it to the tab, is good', async () => {
  const header = under.teams.signIn(of().ikp.entraObjectId ?? '', { audience: `api://${under.teams.entra.clientId}` });
  expect(await under.api(header, 'GET', '/api/me')).toMatchObject({ status: 200, body: { name: 'Karin Åström', demo: null } });
});

test('roles come from the directory, whatever a token says', async () => {
  const header = under.teams.signIn(of().ikp.entraObjectId ?? '', { claims: { roles: ['admissions'], groups: ['admissions'] } });
  expectProblem(await under.api(header, 'POST', '/api/eligibility-requests', request), 403, 'forbidden');
});

describe('a role that does not have the right', () => {
  test.each(['ikp', 'deputy', 'head', 'chemist', 'coordinator'] as const)('%s may not ask in the name of Admissions', async (name) => {
    expectProblem(await under.api(of()[name], 'POST', '/api/eligibility-requests', request), 403, 'forbidden');
    expectProblem(await under.api(of()[name], 'GET', '/api/eligibility-requests/form'), 403, 'forbidden');
  });
});

describe('somebody else’s task', () => {
  test.each(['chemist', 'head', 'deputy', 'coordinator'] as const)('does not exist for %s, who does not stand to it', async (name) => {
    expectProblem(await under.api(of()[name], 'GET', `/api/tasks/${taskId}`), 404, 'notFound');
    const act = { verb: 'eligible', version: 1, input: {} };
    expectProblem(await under.api(of()[name], 'POST', `/api/tasks/${taskId}/actions`, act), 404, 'notFound');
    const listed = [...(await listOf(name, false)), ...(await listOf(name, true))];
    expect(listed).not.toContain(taskId);
  });

  test.each(['ikp', 'officer'] as const)('but for %s', async (name) => {
    expect((await under.api(of()[name], 'GET', `/api/tasks/${taskId}`)).status).toBe(200);
    expect(await listOf(name, false)).toContain(taskId);
  });

  test('looks the same as one that was never there, and as no id at all', async () => {
    const answers = await Promise.all([taskId, STRANGER, '1', '%00', 'null'].map((id) => under.api(of().chemist, 'GET', `/api/tasks/${id}`)));
    for (const answer of answers) expectProblem(answer, 404, 'notFound');
    const words = answers.map(({ body }) => JSON.stringify({ ...body, correlationId: '' }));
    expect(new Set(words).size).toBe(1);
  });

  async function listOf(name: 'ikp' | 'officer' | 'chemist' | 'head' | 'deputy' | 'coordinator', closed: boolean): Promise<string[]> {
    const { body } = closed ? await under.api(of()[name], 'POST', '/api/closed-tasks', {}) : await under.api(of()[name], 'GET', '/api/tasks');
    return body.tasks.map((one: { id: string }) => one.id);
  }
});

test('agreements and departments are one’s own', async () => {
  expect((await under.api(of().chemist, 'GET', '/api/me')).body.departments).toMatchObject([{ name: 'Department of Chemistry', capacity: 'ikp' }]);
  expect((await under.api(of().officer, 'GET', '/api/me')).body.departments).toEqual([]);
  expect((await under.api(of().officer, 'GET', '/api/agreements')).body.agreements).toEqual([]);
});
