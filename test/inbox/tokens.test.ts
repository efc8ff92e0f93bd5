import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openInbox, tryInbox } from '../../src/inbox/inbox.ts';
import { type DovecotHost, startDovecot } from '../hosts/dovecot.ts';
import { type IdentityProvider, startIdentityProvider } from '../hosts/identity-provider.ts';
import { whereDovecot } from '../hosts/where.ts';
import { type Bench, openBench } from '../tokens/tokens.ts';
import { accountOn } from './hosts.ts';
import { impatient, keepLog, mail, runInBackground } from './watch.ts';

interface Desk {
  provider: IdentityProvider;
  dovecot: DovecotHost;
}

/** Each test has a mailbox, and a source of tokens, of its own. */
async function openMailbox({ provider, dovecot }: Desk, user: string) {
  const bench = await openBench({}, { clock: () => new Date() }, provider);
  const accessToken = bench.tokens.of(bench.credential);
  if (accessToken === undefined) throw new Error('no tokens for this credential');
  const { password: _none, ...imap } = accountOn(dovecot, user).imap;
  const account = { name: 'desk', address: user, imap };
  const { log, lines } = keepLog();
  const doors = {
    ...{ log, clock: () => new Date(), random: () => 0.5, installation: 'here', accessToken },
    announced: () => undefined,
  };
  const open = () => openInbox(account, { ...doors, timings: impatient });
  return { ...bench, account, accessToken, open, log: lines };
}

function asked({ provider }: Bench, before: number): number {
  return provider.requests.length - before;
}

function running(mechanisms: string): () => Desk {
  let desk: Desk | undefined;
  beforeAll(async () => {
    const provider = await startIdentityProvider();
    const tokens = { introspection: provider.introspection, mechanisms };
    desk = { provider, dovecot: await startDovecot({ tokens }) };
  });
  afterAll(async () => {
    await desk?.dovecot.stop();
    await desk?.provider.stop();
  });
  return () => {
    if (desk === undefined) throw new Error('Dovecot has not been started yet');
    return desk;
  };
}

whereDovecot('a mailbox behind OAuth 2.0', () => {
  const desk = running('xoauth2');
  const soon = { timeout: 5_000, interval: 5 };

  test('is read with an access token', async () => {
    const { account, accessToken } = await openMailbox(desk(), 'ana@example.org');
    expect(await tryInbox(account, impatient, accessToken)).toBeNull();
  });

  test('is read with another token when the server refuses the one at hand', async () => {
    const bench = await openMailbox(desk(), 'bea@example.org');
    const before = bench.provider.requests.length;
    await bench.accessToken();
    bench.provider.revokeAll();
    expect(await tryInbox(bench.account, impatient, bench.accessToken)).toBeNull();
    expect(asked(bench, before)).toBe(2);
  });

  test('that the client may not open is tried with two tokens, and the reason is told', async () => {
    const bench = await openMailbox(desk(), 'ana@elsewhere.example');
    const before = bench.provider.requests.length;
    expect(await tryInbox(bench.account, impatient, bench.accessToken)).toMatch(
      /^the server refuses the sign-in, see imap\.user and imap\.oauth: .*AUTHENTICATIONFAILED/,
    );
    expect(asked(bench, before)).toBe(2);
  });

  test('is read on when its token ends in the middle', async () => {
    const bench = await openMailbox(desk(), 'carla@example.org');
    const inbox = bench.open();
    const subjects: string[] = [];
    runInBackground(inbox, async (session, signal) => {
      for await (const { mails } of session.waiting(signal)) {
        const downloaded = await session.download(mails);
        subjects.push(
          ...downloaded.map(({ bytes }) => /^Subject: (.*?)\r?$/m.exec(bytes.toString())?.[1] ?? ''),
        );
        await session.done(mails.map(({ uid }) => uid));
      }
    });
    await vi.waitUntil(() => inbox.status().connected, soon);
    bench.provider.revokeAll();
    await desk().dovecot.kick('carla@example.org');
    await desk().dovecot.deliver('carla@example.org', mail('after the end'));
    await vi.waitUntil(() => subjects.length > 0, soon);
    expect(subjects).toEqual(['after the end']);
  });

  test('waits while the token endpoint is down, and is read by itself when it is back', async () => {
    const bench = await openMailbox(desk(), 'dora@example.org');
    await bench.provider.close();
    const inbox = bench.open();
    runInBackground(inbox, async (_, signal) => void (await once(signal, 'abort')));
    await vi.waitUntil(() => inbox.status().failure, soon);
    expect(inbox.status().failure?.reason).toMatch(
      /^there is no access token: cannot ask the token endpoint 127\.0\.0\.1:\d+: .*ECONNREFUSED/,
    );
    await bench.provider.open();
    await vi.waitUntil(() => inbox.status().connected, soon);
  });

  test('tells of a wrong secret, and asks nobody again and again', async () => {
    const bench = await openMailbox(desk(), 'eva@example.org');
    bench.provider.fault = {
      status: 401,
      body: { error: 'invalid_client', error_description: 'AADSTS7000222: The keys are expired.' },
    };
    const before = bench.provider.requests.length;
    const inbox = bench.open();
    runInBackground(inbox, async () => undefined);
    const refusals = () => bench.log.filter(({ msg }) => msg === 'the mailbox cannot be read').length;
    await vi.waitUntil(() => refusals() >= 5, soon);
    expect(inbox.status().failure?.reason).toMatch(
      /^there is no access token: the client secret has expired: make/,
    );
    expect(asked(bench, before)).toBe(1);
    bench.provider.fault = null;
  });
});

whereDovecot('a mailbox behind OAuth 2.0 whose server prefers the standard', () => {
  const desk = running('xoauth2 oauthbearer');

  test('is read by OAUTHBEARER (RFC 7628)', async () => {
    const bench = await openMailbox(desk(), 'ana@example.org');
    await bench.accessToken();
    bench.provider.revokeAll();
    expect(await tryInbox(bench.account, impatient, bench.accessToken)).toBeNull();
  });
});

whereDovecot('a mailbox behind a server that takes passwords only', () => {
  test('says so', async () => {
    const provider = await startIdentityProvider();
    const dovecot = await startDovecot();
    const { account, accessToken } = await openMailbox({ provider, dovecot }, 'ana@example.org');
    const words = await tryInbox(account, impatient, accessToken);
    await dovecot.stop();
    expect(words).toBe('the server offers no sign-in of this kind, see imap.user and imap.oauth');
  });
});
