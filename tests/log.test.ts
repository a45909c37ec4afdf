import { expect, test } from '@jest/globals';
import { createLog } from '../bot/log.ts';

/** What one error becomes in the log. */
function logged(error: unknown): Record<string, unknown> {
  let line = '';
  createLog('trace', { write: (text) => void (line = text) }).error({ err: error }, 'it failed');
  return JSON.parse(line).err;
}

test('an error tells where and why, with its causes', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const told = logged(new TypeError('it broke', { cause }));
  expect(told).toMatchObject({ type: 'TypeError', message: 'it broke', cause: { message: cause.message, code: 'ECONNREFUSED', syscall: 'connect' } });
  expect(told['stack']).toMatch(/^at .*log\.test\.ts/);
});

test.each<[string, () => unknown]>([
  ['a statement that failed, with its values', () => Object.assign(new Error('Failed query: insert into t values ($1)\nparams: geheim\n    at geheim'), { query: 'insert into t values ($1)', params: ['geheim'] })],
  ['what PostgreSQL says of data', () => Object.assign(new Error('invalid input syntax for type uuid: "geheim"'), { code: '22P02', detail: 'geheim', where: 'geheim', hint: 'geheim' })],
  ['what a function in the database raises', () => Object.assign(new Error('geheim'), { code: 'P0001', detail: 'geheim' })],
  ['a broken constraint', () => Object.assign(new Error('geheim'), { code: '23505', detail: 'Key (name)=(geheim) already exists.', constraint: 'person_email' })],
  ['an answer of the Bot Connector', () => Object.assign(new Error('geheim'), { name: 'RestError', statusCode: 400, code: 'BadSyntax', request: { headers: { authorization: 'geheim' }, body: 'geheim' }, response: { bodyAsText: 'geheim' } })],
  ['JSON that cannot be read', () => parsing('{"geheim')],
  ['a code that is no code', () => Object.assign(new Error('x'), { code: 'geheim, in words' })],
  ['the same as a cause', () => new Error('x', { cause: Object.assign(new Error('geheim'), { code: '22P02' }) })],
  ['what is no error', () => ({ said: 'geheim' })],
  ['a text', () => 'geheim'],
])('of %s no content is told', (_case, make) => {
  expect(JSON.stringify(logged(make()))).not.toContain('geheim');
});

test('what helps to find it stays: code, constraint, statement', () => {
  expect(logged(Object.assign(new Error('x'), { code: '23505', constraint: 'person_email' }))).toMatchObject({ code: '23505', constraint: 'person_email' });
  expect(logged(Object.assign(new Error('x\nparams: y'), { query: 'select $1', params: ['y'] }))).toMatchObject({ message: 'Failed query: select $1' });
  expect(logged(Object.assign(new Error('x'), { name: 'RestError', statusCode: 400, code: 'BadSyntax' }))).toMatchObject({ type: 'RestError', statusCode: 400, code: 'BadSyntax' });
});

function parsing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
