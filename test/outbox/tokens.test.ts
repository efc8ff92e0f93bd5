import { describe, expect, onTestFinished, test } from 'vitest';
import { standardLimits } from '../../src/outbox/limits.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { type SmtpHost, startSmtpHost } from '../hosts/smtp.ts';
import { openBench } from '../tokens/tokens.ts';
import { startScriptedServer } from './scripted-server.ts';

const letter = {
  envelope: { from: 'desk@example.com', to: 'ana@example.org' },
  bytes: Buffer.from('Subject: [INC-000123] link down\r\n\r\nGood morning\r\n'),
};

/** A submission server that takes tokens, their provider, and an outbox that signs in with them. */
async function openRoad(more: { port?: number } = {}) {
  const bench = await openBench();
  const smtp = await startSmtpHost({ isGoodToken: token => bench.provider.isGood(token) });
  const submission = { host: '127.0.0.1', port: smtp.port, tls: 'none', user: 'desk@example.com' } as const;
  const limits = { ...standardLimits, signIn: 500, opening: 500, quit: 100, closing: 100 };
  const doors = { log: { debug: () => undefined }, accessToken: bench.tokens.of(bench.credential) };
  const outbox = openOutbox({ ...submission, connections: 2, ...more }, doors, limits);
  onTestFinished(async () => {
    await outbox.close();
    await smtp.stop();
  });
  return { ...bench, smtp, outbox };
}

/** Every connection anew, as after hours without a letter. */
async function cut(smtp: SmtpHost): Promise<void> {
  await smtp.close();
  await smtp.open();
}

describe('a letter on a road with OAuth 2.0', () => {
  test('goes out after a sign-in with an access token', async () => {
    const { outbox, smtp } = await openRoad();
    expect(await outbox.verify()).toBeNull();
    expect(await outbox.send(letter)).toMatchObject({ type: 'sent' });
    expect(smtp.letters).toHaveLength(1);
  });

  test('goes out with another token when the server refuses the one at hand', async () => {
    const { outbox, provider, smtp } = await openRoad();
    await outbox.send(letter);
    provider.revokeAll();
    await cut(smtp);
    expect(await outbox.send(letter)).toMatchObject({ type: 'sent' });
    expect(provider.requests).toHaveLength(2);
    expect(smtp.signIns).toBe(3);
  });

  test('shares one token among all connections', async () => {
    const { outbox, provider } = await openRoad();
    await Promise.all(Array.from({ length: 20 }, () => outbox.send(letter)));
    expect(provider.requests).toHaveLength(1);
  });

  test('is kept, with two sign-ins, when the server wants none of the tokens', async () => {
    const { outbox, provider, smtp } = await openRoad();
    smtp.faults['sign-in'] = '535 5.7.3 Authentication unsuccessful';
    expect(await outbox.send(letter)).toEqual({
      ...{ type: 'us', phase: 'sign-in' },
      response: '535 5.7.3 Authentication unsuccessful',
    });
    expect([smtp.signIns, provider.requests.length]).toEqual([2, 2]);
  });

  test('does not cost a token when the server cannot check them', async () => {
    const { outbox, provider, smtp } = await openRoad();
    smtp.faults['sign-in'] = '454 4.7.0 Temporary authentication failure';
    expect(await outbox.send(letter)).toMatchObject({ type: 'us', phase: 'sign-in' });
    expect(provider.requests).toHaveLength(1);
  });

  test('is kept while there is no token, and no connection is made', async () => {
    const { outbox, provider, smtp } = await openRoad();
    provider.fault = { status: 503, body: '' };
    expect(await outbox.send(letter)).toEqual({
      ...{ type: 'us', phase: 'token' },
      response: 'there is no access token: the token endpoint cannot answer now: HTTP 503',
    });
    expect(smtp.connections).toBe(0);
  });

  test('is kept when the secret is wrong, which only a person can mend', async () => {
    const { outbox, provider } = await openRoad();
    provider.fault = { status: 401, body: { error: 'invalid_client' } };
    expect(await outbox.verify()).toMatchObject({
      ...{ type: 'us', phase: 'sign-in' },
      response: expect.stringMatching(
        /^there is no access token: .* see oauth\.clientId and oauth\.clientSecret/,
      ),
    });
  });
});

describe('the sign-in with a token', () => {
  test('is what Google and Microsoft describe, and what a server reads back of it is hidden', async () => {
    const server = await startScriptedServer(line => {
      if (line === '') return '220 scripted.example.com';
      if (line.startsWith('EHLO')) return '250-scripted.example.com\r\n250 AUTH LOGIN XOAUTH2';
      return line.startsWith('AUTH') ? `501 5.5.4 what is ${line.slice(13)}, and token-2?` : '250 Ok';
    });
    onTestFinished(server.stop);
    const { outbox } = await openRoad({ port: server.port });
    expect(await outbox.verify()).toMatchObject({ response: '501 5.5.4 what is …, and …?' });
    const said = server.heard.filter(line => line.startsWith('AUTH XOAUTH2 '));
    expect(said.map(line => Buffer.from(line.slice(13), 'base64').toString())).toEqual([
      'user=desk@example.com\x01auth=Bearer token-1\x01\x01',
      'user=desk@example.com\x01auth=Bearer token-2\x01\x01',
    ]);
  });
});
