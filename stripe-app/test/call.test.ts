import { describe, expect, it } from 'vitest';
import { signedCalls } from '../src/call';
import { ok, problem, Saletrail, SETTINGS } from './saletrail';

describe('a call to the backend', () => {
  it('carries the text that Stripe signed, with its fields in the same order', async () => {
    const saletrail = Saletrail.withEverything();

    await saletrail.backend().settings();

    expect(saletrail.received[0]?.headers).toEqual({
      'Saletrail-Call': '{"user_id":"usr_1","account_id":"acct_1","request":"GET /app/settings"}',
      'Stripe-Signature': 'signed GET /app/settings',
    });
  });

  it('does not send the token to Stripe for signing', async () => {
    const signed: unknown[] = [];
    const call = signedCalls(
      'https://console.example',
      { user: 'usr_1', account: 'acct_1' },
      async (payload) => {
        signed.push(payload);
        return 'signature';
      },
      async () => new Response('{}'),
    );

    await call('PUT', '/app/settings', { personalToken: 'td_secret' });

    expect(signed).toEqual([{ request: 'PUT /app/settings' }]);
  });

  it('reports an error per invalid field', async () => {
    const saletrail = new Saletrail().will(
      'PUT /app/settings',
      problem(400, { errors: [{ field: 'trackdeskTenantId', detail: 'Not a name.' }] }),
    );

    expect(await saletrail.backend().save({ trackdeskTenantId: '?' })).toEqual({
      kind: 'invalid',
      fields: { trackdeskTenantId: 'Not a name.' },
    });
  });

  it('distinguishes absent settings from a failed call', async () => {
    const saletrail = new Saletrail()
      .will('GET /app/settings', problem(404, {}))
      .will('POST /app/checks', problem(401, { detail: 'Reload the page.' }));

    expect(await saletrail.backend().settings()).toEqual({ kind: 'absent' });
    expect(await saletrail.backend().checkNow()).toEqual({
      kind: 'failed',
      reason: 'Reload the page.',
    });
  });

  it('fails if the backend does not respond or Stripe does not sign', async () => {
    const unreachable = await new Saletrail().backend().settings();
    const unsigned = await signedCalls(
      'https://console.example',
      { user: '', account: '' },
      () => Promise.reject(new Error('not permitted')),
      async () => new Response('{}'),
    )('GET', '/app/settings');

    expect(unreachable.kind).toBe('failed');
    expect(unsigned.kind).toBe('failed');
  });

  it('fails if the response is not JSON', async () => {
    const call = signedCalls(
      'https://console.example',
      { user: 'usr_1', account: 'acct_1' },
      async () => 'signature',
      async () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    );

    expect((await call('GET', '/app/settings')).kind).toBe('failed');
  });

  it('returns the body of a successful call', async () => {
    const saletrail = new Saletrail().will('GET /app/settings', ok(SETTINGS));

    expect(await saletrail.backend().settings()).toEqual({ kind: 'done', value: SETTINGS });
  });
});
