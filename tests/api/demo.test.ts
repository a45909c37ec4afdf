import { describe, expect, test } from '@jest/globals';
import type { Request } from 'restify';
import { identifyByChoice } from '../../bot/api/identity.ts';
import { productUnderTest } from '../support/product.ts';

/** In the demo people say who they are. */
const under = productUnderTest({ configured: (config) => ({ ...config, mode: 'demo', entra: null }) });

const asked = (header: string, remoteAddress: string | undefined) =>
  ({ header: (_name: string, otherwise: string) => header || otherwise, socket: { remoteAddress } }) as unknown as Request;

describe('in the demo, from this machine', () => {
  test('a person of the directory is whom they say, and sees the demo’s clock', async () => {
    const { status, body } = await under.api(`Demo ${under.people.ikp.id}`, 'GET', '/api/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Karin Åström', demo: { now: '2026-11-25T09:00:00Z' } });
  });

  test.each([
    ['nobody', () => '', 401],
    ['no id', () => 'Demo karin', 401],
    ['somebody who is not there', () => 'Demo 44444444-0000-4000-8000-000000000004', 403],
    ['a token of Microsoft', () => under.teams.signIn(under.people.ikp.entraObjectId ?? ''), 401],
  ])('%s is refused', async (_case, header, status) => {
    expect((await under.api(header(), 'GET', '/api/me')).status).toBe(status);
  });
});

describe('from elsewhere', () => {
  test.each(['192.168.1.7', '10.0.0.1', '::ffff:192.168.1.7', '2001:db8::1', '127.0.0.1.example.com', '0.0.0.0', '', undefined])('%s is refused', async (address) => {
    const identify = identifyByChoice(under.product.store.db);
    await expect(identify(asked(`Demo ${under.people.ikp.id}`, address))).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', async (address) => {
    const identify = identifyByChoice(under.product.store.db);
    expect(await identify(asked(`Demo ${under.people.ikp.id}`, address))).toMatchObject({ id: under.people.ikp.id });
  });
});
