import { describe, expect, test } from '@jest/globals';
import { productUnderTest } from '../support/product.ts';

const under = productUnderTest();

const SECURE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
};

const headersOf = (headers: Headers, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, headers.get(name)]));

describe.each(['privacy', 'terms', 'help', 'accessibility'])('/%s is open to everybody', (page) => {
  test.each([
    ['?lang=sv', {}, 'sv'],
    ['?lang=en', {}, 'en'],
    ['', { 'accept-language': 'en-GB' }, 'en'],
    ['', { 'accept-language': 'sv-SE' }, 'sv'],
    ['', {}, 'sv'],
    ['?lang=de', {}, 'sv'],
    ['?lang=en&lang=sv', {}, 'sv'],
  ])('with “%s” and %j in %s', async (query, headers, language) => {
    const answer = await under.fetch(`/${page}${query}`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain(`<html lang="${language}">`);
    expect(answer.body).toContain(language === 'sv' ? 'hreflang="en"' : 'hreflang="sv"');
    expect(answer.body).not.toContain('{{');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('leads to the others in the same language, and needs no script', async () => {
    const { body } = await under.fetch(`/${page}?lang=en`);
    for (const other of ['help', 'privacy', 'terms', 'accessibility']) expect(body).toContain(`<a href="/${other}?lang=en"`);
    expect(body).not.toMatch(/<script|\son\w+=/);
  });

  test('names who runs it', async () => {
    const text = `${(await under.fetch('/privacy')).body}${(await under.fetch(`/${page}`)).body}`;
    expect(text).toContain('Testuniversitetet');
    expect(text).toContain('@example.com');
  });
});

test('addresses in the texts can be followed', async () => {
  const { body } = await under.fetch('/accessibility');
  expect(body).toContain('<a href="https://www.digg.se/tdosanmalan">https://www.digg.se/tdosanmalan</a>');
  expect(body).toMatch(/<a href="mailto:(\S+@example\.com)">\1<\/a>/);
});

test('/healthz says that it is well, and nothing else', async () => {
  expect(await under.fetch('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
});

test('/api/openapi.json describes every route', async () => {
  const { status, body } = await under.fetch('/api/openapi.json');
  expect(status).toBe(200);
  expect(body.paths['/api/tasks/{taskId}/actions'].post.requestBody.content['application/json'].schema.required).toContain('verb');
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/me', '/api/tasks', '/api/agreements', '/api/eligibility-requests']));
});

test.each(['/privacy', '/healthz', '/api/me', '/api/nothing', '/', '/api/openapi.json'])('%s carries the headers that protect', async (path) => {
  const { headers } = await under.fetch(path);
  expect(headersOf(headers, Object.keys(SECURE))).toEqual(SECURE);
});

test('answers with people’s data are kept nowhere on the way', async () => {
  const { headers } = await under.api(under.people.ikp, 'GET', '/api/me');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('the root leads to the tab', async () => {
  const { status, headers } = await under.fetch('/');
  expect([status, headers.get('location')]).toEqual([302, '/tab/']);
});

test.each(['/tab/../package.json', '/tab/%2e%2e/%2e%2e/package.json', '/tab/assets/..%2f..%2f..%2fpackage.json', '/tab/assets/%2e%2e/%2e%2e/%2e%2e/bot/config.ts'])(
  '%s gives no file from outside the tab',
  async (path) => {
    const { body } = await under.fetch(path);
    expect(JSON.stringify(body)).not.toMatch(/devDependencies|readConfig/);
  },
);

test.each([
  ['a zero', '/tab/%00'],
  ['a name that is too long', `/tab/${'x'.repeat(400)}`],
  ['something below a file', '/tab/firstPaint.js/x'],
  ['a page', '/tab/tasks/hej'],
])('%s, where there can be no file, is answered as any page of the tab is', async (_case, path) => {
  expect((await under.fetch(path)).status).toBe((await under.fetch('/tab/')).status);
});

test.each([
  ['a script of an older tab', '/tab/assets/index-of-yesterday.js'],
  ['a zero', '/tab/assets/%00'],
  ['a name that is too long', `/tab/assets/${'x'.repeat(400)}`],
])('%s among the assets is not found, and no page is given in its place', async (_case, path) => {
  expect((await under.fetch(path)).status).toBe(404);
});
