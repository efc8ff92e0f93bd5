import { describe, expect, test } from 'vitest';
import { client, firstRefreshToken } from '../hosts/identity-provider.ts';
import { type Bench, openBench, pass } from './tokens.ts';

const minute = 60;

function give({ tokens, credential }: Bench, refused?: string) {
  const of = tokens.of(credential);
  if (of === undefined) throw new Error('no tokens for this credential');
  return of(refused);
}

describe('an access token', () => {
  test('is asked for once and shared by all who sign in alike, however many ask at the same moment', async () => {
    const bench = await openBench({ scope: 'mail' });
    const given = await Promise.all(Array.from({ length: 20 }, () => give(bench)));
    expect(new Set(given.map(answer => 'token' in answer && answer.token))).toEqual(new Set(['token-1']));
    expect(await bench.tokens.of({ ...bench.credential })?.()).toEqual({ token: 'token-1' });
    expect(bench.provider.requests).toEqual([
      {
        ...{ grant_type: 'client_credentials', scope: 'mail' },
        ...{ client_id: client.clientId, client_secret: client.clientSecret },
      },
    ]);
  });

  test('of another credential is another one', async () => {
    const bench = await openBench();
    await give(bench);
    const other = { ...bench.credential, scope: 'other' };
    expect(await bench.tokens.of(other)?.()).toEqual({ token: 'token-2' });
    expect(bench.tokens.of(undefined)).toBeUndefined();
  });

  test('is renewed five minutes before its end', async () => {
    const bench = await openBench();
    await give(bench);
    pass(bench, 54 * minute);
    expect(await give(bench)).toEqual({ token: 'token-1' });
    pass(bench, 1 * minute);
    expect(await give(bench)).toEqual({ token: 'token-2' });
  });

  test('of a short life is renewed in its last fifth', async () => {
    const bench = await openBench();
    bench.provider.lifetime = 100;
    await give(bench);
    pass(bench, 79);
    expect(await give(bench)).toEqual({ token: 'token-1' });
    pass(bench, 1);
    expect(await give(bench)).toEqual({ token: 'token-2' });
  });

  test('that a mail server has refused is given to nobody again', async () => {
    const bench = await openBench();
    await give(bench);
    const [one, other] = await Promise.all([give(bench, 'token-1'), give(bench, 'token-1')]);
    expect([one, other]).toEqual([{ token: 'token-2' }, { token: 'token-2' }]);
    expect(await give(bench, 'token-1')).toEqual({ token: 'token-2' });
    expect(bench.provider.requests).toHaveLength(2);
  });
});

describe('while the token endpoint cannot answer', () => {
  test('a token at hand is used to its end', async () => {
    const bench = await openBench();
    await give(bench);
    await bench.provider.close();
    pass(bench, 58 * minute);
    expect(await give(bench)).toEqual({ token: 'token-1' });
    pass(bench, 2 * minute);
    expect(await give(bench)).toMatchObject({
      isLasting: false,
      failure: expect.stringMatching(/^cannot ask the token endpoint 127\.0\.0\.1:\d+: .*ECONNREFUSED/),
    });
  });

  test('it is asked again after a second, then after longer and longer', async () => {
    const bench = await openBench();
    bench.provider.fault = { status: 503, body: 'busy' };
    expect(await give(bench)).toEqual({
      failure: 'the token endpoint cannot answer now: HTTP 503',
      isLasting: false,
    });
    for (let seconds = 0; seconds < 600; seconds++) {
      await give(bench);
      pass(bench, 1);
    }
    expect(bench.provider.requests.length).toBeGreaterThan(10);
    expect(bench.provider.requests.length).toBeLessThan(18);
    bench.provider.fault = null;
    pass(bench, minute);
    expect(await give(bench)).toEqual({ token: 'token-1' });
  });

  test('a clock that is set back keeps nobody waiting', async () => {
    const bench = await openBench();
    bench.provider.fault = { status: 503, body: '' };
    await give(bench);
    bench.provider.fault = null;
    pass(bench, -60 * minute);
    expect(await give(bench)).toEqual({ token: 'token-1' });
  });

  test('it is left alone as long as it asks for', async () => {
    const bench = await openBench();
    bench.provider.fault = { status: 429, body: {}, headers: { 'retry-after': '120' } };
    await give(bench);
    bench.provider.fault = null;
    pass(bench, 119);
    expect(await give(bench)).toMatchObject({ isLasting: false });
    pass(bench, 1);
    expect(await give(bench)).toEqual({ token: 'token-1' });
  });

  test.each([
    ['a page of a portal', { status: 200, body: '<html>Please pay</html>' }],
    ['its own error', { status: 400, body: { error: 'temporarily_unavailable' } }],
    [
      "Microsoft's directory",
      {
        status: 400,
        body: { error: 'invalid_request', error_description: 'AADSTS90033: A transient error has occurred.' },
      },
    ],
  ])('%s is taken for nothing worse', async (_, fault) => {
    const bench = await openBench();
    bench.provider.fault = fault;
    expect(await give(bench)).toMatchObject({ isLasting: false });
  });

  test('nobody waits for it who has to leave', async () => {
    const leaving = new AbortController();
    const bench = await openBench({}, { signal: leaving.signal });
    bench.provider.fault = 'hang';
    const given = give(bench);
    leaving.abort();
    expect(await given).toMatchObject({ isLasting: false });
    expect(bench.lines).toEqual([]);
  });
});

describe('a refusal', () => {
  const refused = (error: string, error_description = '') => ({
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description },
  });

  test.each([
    [
      refused(
        'invalid_client',
        "AADSTS7000222: The provided client secret keys for app 'desk' are expired.\r\nTrace ID: 1-2\r\nCorrelation ID: 3",
      ),
      "the client secret has expired: make a new one and write its value into oauth.clientSecret: HTTP 401 invalid_client AADSTS7000222: The provided client secret keys for app 'desk' are expired.",
    ],
    [
      refused('invalid_client', 'AADSTS7000215: Invalid client secret provided.'),
      /^the client secret is wrong, see oauth\.clientSecret: it takes the value of the secret, not its Secret ID: /,
    ],
    [
      refused('unauthorized_client', 'AADSTS700016: Application not found'),
      /see oauth\.clientId and oauth\.tenant/,
    ],
    [
      refused('invalid_request', "AADSTS90002: Tenant 'x' not found"),
      /^there is no such tenant, see oauth\.tenant/,
    ],
    [
      refused('invalid_grant', 'Token has been expired or revoked.'),
      /^the refresh token has expired or was revoked/,
    ],
    [
      refused('invalid_client', 'The OAuth client was not found.'),
      /see oauth\.clientId and oauth\.clientSecret/,
    ],
    [
      refused('invalid_scope'),
      'the scope is not known or not allowed, see oauth.scope: HTTP 400 invalid_scope',
    ],
    [{ status: 404, body: 'nothing here' }, 'the token endpoint refuses, see oauth: HTTP 404'],
  ])('is told in words that say what to do: %#', async (fault, words) => {
    const bench = await openBench();
    bench.provider.fault = fault;
    const failure = typeof words === 'string' ? words : expect.stringMatching(words);
    expect(await give(bench)).toEqual({ failure, isLasting: true });
    expect(bench.lines).toMatchObject([{ level: 'error', message: 'no access token', reason: failure }]);
  });

  test('never repeats a secret, and stays on one line', async () => {
    const bench = await openBench({ refreshToken: firstRefreshToken });
    bench.provider.fault = refused(
      'invalid_grant',
      `no ${client.clientSecret}\r\nand no ${firstRefreshToken}`,
    );
    await give(bench);
    expect(JSON.stringify(bench.lines)).toContain('no … and no …');
    expect(JSON.stringify(bench.lines)).not.toMatch(/a-client-secret|refresh-0/);
  });

  test('names nobody by address in the log', async () => {
    const bench = await openBench();
    bench.provider.fault = refused('invalid_grant', 'AADSTS50034: ana@example.org does not exist.');
    await give(bench);
    expect(bench.lines).toMatchObject([
      { reason: expect.stringContaining('AADSTS50034: <address> does not') },
    ]);
  });

  test('is not asked for again and again', async () => {
    const bench = await openBench({ clientSecret: 'wrong' });
    for (let seconds = 0; seconds < 3600; seconds += 5) {
      await Promise.all([give(bench), give(bench), give(bench)]);
      pass(bench, 5);
    }
    expect(bench.provider.requests.length).toBeLessThanOrEqual(15);
    expect(bench.lines).toHaveLength(bench.provider.requests.length);
  });
});
