import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  client,
  firstRefreshToken,
  type IdentityProvider,
  startIdentityProvider,
} from '../hosts/identity-provider.ts';
import { whereDovecot } from '../hosts/where.ts';
import { dovecot, type ImapHost } from '../inbox/hosts.ts';
import { keepLog } from '../inbox/watch.ts';
import { type Desk, movableClock, openDesk, untilHealthy } from './desk.ts';
import { questionnaire } from './mails.ts';

/** Every desk has a provider of its own; the mail host asks the one at work. */
let provider: IdentityProvider;
let host: ImapHost;

interface Wishes {
  mailboxes?: number;
  oauth?: object;
}

async function openDeskWithTokens({ mailboxes = 1, oauth = {} }: Wishes = {}): Promise<Desk> {
  const signIn = { provider: 'other', tokenEndpoint: provider.tokenEndpoint, ...client, ...oauth };
  return openDesk(host, {
    mailboxes,
    imap: () => ({ password: undefined, oauth: signIn }),
    submission: { user: 'desk@example.com', oauth: signIn },
    smtp: { isGoodToken: token => provider.isGood(token) },
  });
}

async function healthOf({ config }: Desk): Promise<{ ok: boolean; warnings: string[] }> {
  if (config.http.listen === 'off') throw new Error('nobody can be asked');
  const { host, port } = config.http.listen;
  return Object(await (await fetch(`http://${host}:${port}/healthz`)).json());
}

const patient = { timeout: 10_000, interval: 20 };

whereDovecot('a desk that signs in by OAuth 2.0', () => {
  beforeAll(async () => {
    provider = await startIdentityProvider();
    host = await dovecot({ tokens: { introspection: provider.introspection, mechanisms: 'xoauth2' } });
  });
  afterAll(async () => {
    await host.stop();
    await provider.stop();
  });

  test('reads all its mailboxes and answers with one token', async () => {
    const desk = await openDeskWithTokens({ mailboxes: 4 });
    const before = provider.requests.length;
    const daemon = desk.start();
    for (const mailbox of [0, 1, 2, 3]) await desk.deliverTo(mailbox, questionnaire(mailbox + 1));
    await daemon.saw('delivered', 8);
    expect(await desk.answers()).toHaveLength(4);
    expect(provider.requests.length - before).toBe(1);
    await untilHealthy(daemon);
  });

  test('goes on with other tokens when all were revoked in the middle', async () => {
    const desk = await openDeskWithTokens();
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    provider.revokeAll();
    await desk.smtp.close();
    await desk.smtp.open();
    await desk.deliver(questionnaire(2));
    await daemon.saw('delivered', 4);
    expect(await desk.answers()).toHaveLength(2);
  });

  test('keeps its mails while the token endpoint is down, and works on by itself', async () => {
    const desk = await openDeskWithTokens();
    provider.fault = { status: 503, body: 'busy' };
    const { log, lines } = keepLog();
    const daemon = desk.start({ log });
    await desk.deliver(questionnaire(1));
    await vi.waitUntil(() => lines.some(({ msg }) => msg === 'the mailbox cannot be read'), patient);
    expect(lines).toContainEqual(
      expect.objectContaining({
        reason: 'there is no access token: the token endpoint cannot answer now: HTTP 503',
      }),
    );
    provider.fault = null;
    await daemon.saw('delivered', 2);
    await untilHealthy(daemon);
  });

  test('says plainly that its secret has expired, in log and health, and asks hardly ever again', async () => {
    const desk = await openDeskWithTokens({ mailboxes: 4 });
    const description = 'AADSTS7000222: The provided client secret keys are expired. Trace ID: 1';
    provider.fault = { status: 401, body: { error: 'invalid_client', error_description: description } };
    const before = provider.requests.length;
    const clock = movableClock();
    const { log, lines } = keepLog();
    const daemon = desk.start({ log, clock: clock.now });
    await vi.waitUntil(
      () => lines.filter(({ msg }) => msg === 'the mailbox cannot be read').length === 4,
      patient,
    );
    expect(provider.requests.length - before).toBe(1);
    const words = 'the client secret has expired: make a new one and write its value into oauth.clientSecret';
    expect(lines.filter(({ room }) => room === 'tokens')).toMatchObject([
      { msg: 'no access token', client: 'desk-client', reason: expect.stringContaining(words) },
    ]);
    expect(JSON.stringify(lines)).not.toContain(client.clientSecret);
    clock.ahead = 2 * 60_000;
    const { status, reasons } = await daemon.health();
    expect([status, reasons.length]).toEqual([503, 4]);
    expect(reasons[0]).toContain(words);
    provider.fault = null;
  });

  test('is healthy while its secret ends soon, and says so', async () => {
    const clock = movableClock();
    const soon = new Date(clock.now().getTime() + 9 * 24 * 60 * 60_000).toISOString().slice(0, 10);
    const desk = await openDeskWithTokens({ oauth: { clientSecretExpiresOn: soon } });
    const { log, lines } = keepLog();
    const daemon = desk.start({ log });
    await vi.waitUntil(() => lines.some(({ msg }) => msg === 'the mailbox is being read'), patient);
    await untilHealthy(daemon);
    const warning = expect.stringMatching(/^the client secret of desk-client expires in 9 days, /);
    expect((await healthOf(desk)).warnings).toContainEqual(warning);
    expect(lines).toContainEqual(expect.objectContaining({ msg: warning }));
    await daemon.stop();
    expect(await desk.command('check', '--connect')).toContain(
      'mailbox incidents: answers\nsubmission: answers',
    );
  });

  test('outlives its refresh token, which is new each time, over a restart and beside a check', async () => {
    provider.rotates = true;
    const desk = await openDeskWithTokens({ oauth: { refreshToken: firstRefreshToken } });
    const before = provider.requests.length;
    const first = desk.start();
    await desk.deliver(questionnaire(1));
    await first.saw('delivered', 2);
    expect(await desk.command('check', '--connect')).toContain('submission: answers');
    provider.revokeAll();
    await desk.smtp.close();
    await desk.smtp.open();
    await desk.deliver(questionnaire(2));
    await first.saw('delivered', 4);
    await first.stop();

    const second = desk.start();
    await desk.deliver(questionnaire(3));
    await second.saw('delivered', 2);
    const shown = provider.requests.slice(before).map(form => form.refresh_token);
    expect([shown[0], shown.length, new Set(shown).size]).toEqual([firstRefreshToken, 4, 4]);
    provider.rotates = false;
  });
});
