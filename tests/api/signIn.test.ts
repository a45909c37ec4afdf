import { describe, expect, test } from '@jest/globals';
import { productUnderTest } from '../support/product.ts';

describe('a real installation', () => {
  const under = productUnderTest();

  test('/api/sign-in tells a browser with what to sign in, before anybody has, and nothing else', async () => {
    const { status, headers, body } = await under.fetch('/api/sign-in');
    const { clientId } = under.teams.entra;
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      entra: { clientId, tenantId: under.teams.entra.tenantId, scope: `api://ikp-forum.example.com/${clientId}/access_as_user` },
    });
  });

  test('the tab may speak to itself, to Entra ID for tokens and to Microsoft’s list of hosts, and stand in Microsoft’s hosts only', async () => {
    const policy = new Map(
      ((await under.fetch('/tab/')).headers.get('content-security-policy') ?? '').split('; ').map((line) => {
        const [name = '', ...sources] = line.split(' ');
        return [name, sources];
      }),
    );
    expect(policy.get('connect-src')).toEqual(["'self'", 'https://login.microsoftonline.com', 'https://res.cdn.office.net']);
    expect(policy.get('default-src')).toEqual(["'self'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.has('frame-src')).toBe(false);
    for (const host of policy.get('frame-ancestors') ?? []) {
      expect(host).toMatch(/^('self'|https:\/\/(\*\.)?(teams\.microsoft\.com|teams\.cloud\.microsoft|cloud\.microsoft|office\.com|microsoft365\.com|outlook\.office365\.com))$/);
    }
  });

  test.each(['/tab/signed-in', '/tab/signed-out'])('%s, where Entra ID sends people back to, is a page of the tab', async (path) => {
    expect((await under.fetch(path)).headers.get('content-type')).toContain('text/html');
  });
});

describe('the demo', () => {
  const under = productUnderTest({ configured: (config) => ({ ...config, entra: null }) });

  test('/api/sign-in says that people choose who they are', async () => {
    expect((await under.fetch('/api/sign-in')).body).toEqual({ entra: null });
  });
});
