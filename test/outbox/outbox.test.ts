import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { standardLimits } from '../../src/outbox/limits.ts';
import { type Outbox, openOutbox } from '../../src/outbox/outbox.ts';
import type { Submission } from '../../src/outbox/submission.ts';
import { makeCertificate } from '../hosts/certificate.ts';
import { freePort } from '../hosts/free-port.ts';
import { type Fault, type SmtpHost, type SmtpHostOptions, type Step, startSmtpHost } from '../hosts/smtp.ts';
import { whereCertificates } from '../hosts/where.ts';
import { startScriptedServer } from './scripted-server.ts';

const opened: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function startHost(options: SmtpHostOptions = {}): Promise<SmtpHost> {
  const host = await startSmtpHost(options);
  opened.push(() => host.stop());
  return host;
}

const shortLimits = {
  ...standardLimits,
  greeting: 300,
  opening: 600,
  signIn: 300,
  envelope: 300,
  content: 300,
  quit: 100,
  closing: 300,
};

function open(port: number, more: Partial<Submission> = {}, limits = shortLimits): Outbox {
  const submission: Submission = { host: '127.0.0.1', port, tls: 'none', connections: 2, ...more };
  const outbox = openOutbox(submission, { log: { debug: () => undefined } }, limits);
  opened.push(() => outbox.close());
  return outbox;
}

function letter(text = 'Good morning\r\n.\r\n..', to = 'ana@example.org') {
  const bytes = Buffer.from(`Subject: [INC-000123] link down\r\n\r\n${text}\r\n`);
  return { envelope: { from: 'desk@example.com', to }, bytes };
}

describe('a letter on its way', () => {
  test('is taken over by the server byte for byte, with its envelope', async () => {
    const host = await startHost();
    const outcome = await open(host.port).send(letter('caf\u00e9\r\n.\r\n.. dots'));
    expect(outcome).toEqual({ type: 'sent', response: expect.stringMatching(/^250 /) });
    expect(host.letters).toMatchObject([{ envelope: { from: 'desk@example.com', to: ['ana@example.org'] } }]);
    expect(host.letters[0]?.bytes).toEqual(letter('caf\u00e9\r\n.\r\n.. dots').bytes);
  });

  test('shares its connection and sign-in with those before it', async () => {
    const host = await startHost({ signIn: { user: 'desk', password: 'correct horse' } });
    const outbox = open(host.port, { user: 'desk', password: 'correct horse' });
    for (const text of ['one', 'two', 'three'])
      expect(await outbox.send(letter(text))).toMatchObject({ type: 'sent' });
    expect(host).toMatchObject({ connections: 1, signIns: 1 });
  });

  test('stands in line when all connections are at work', async () => {
    const host = await startHost();
    const outbox = open(host.port, { connections: 3 });
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => outbox.send(letter(`no. ${n}`))));
    expect(outcomes.map(({ type }) => type)).toEqual(Array(50).fill('sent'));
    expect(new Set(host.letters.map(({ bytes }) => bytes.toString())).size).toBe(50);
    expect(host.connections).toBe(3);
  });

  test('asks for a report of failure, and says when its text has more than seven bits', async () => {
    const server = await startScriptedServer(line => {
      if (line === '') return '220 scripted.example.com';
      if (line.startsWith('EHLO'))
        return '250-scripted.example.com\r\n250-8BITMIME\r\n250-SIZE 9999\r\n250 DSN';
      if (line === 'DATA') return '354 go on';
      return /^(MAIL|RCPT|QUIT|\.$)/.test(line) ? '250 2.0.0 Ok' : null;
    });
    opened.push(server.stop);
    const outbox = open(server.port);
    await outbox.send(letter('caf\u00e9'));
    expect(server.heard).toContain('MAIL FROM:<desk@example.com> BODY=8BITMIME SIZE=42 RET=HDRS');
    expect(server.heard).toContain('RCPT TO:<ana@example.org> NOTIFY=FAILURE');
    await outbox.send(letter('tea'));
    expect(server.heard).toContain('MAIL FROM:<desk@example.com> SIZE=40 RET=HDRS');
  });

  test('tells the Message-ID that the server gave it instead of ours', async () => {
    const host = await startHost();
    host.faults.data = '250 2.0.0 OK <AM0PR01@AM0PR01.eurprd01.prod.outlook.com> [Hostname=AM0PR01]' as Fault;
    expect(await open(host.port).send(letter())).toMatchObject({
      type: 'sent',
      messageId: '<AM0PR01@AM0PR01.eurprd01.prod.outlook.com>',
    });
  });
});

describe('a letter refused', () => {
  test.each<[Step, Fault, string]>([
    ['connect', '421 4.7.0 Too many connections', 'us'],
    ['connect', '554 5.7.1 No service', 'us'],
    ['connect', 'drop', 'us'],
    ['connect', 'hang', 'us'],
    ['sign-in', '535 5.7.8 Wrong', 'us'],
    ['sign-in', '454 4.7.0 Not now', 'us'],
    ['sign-in', 'drop', 'us'],
    ['sign-in', 'hang', 'us'],
    ['mail-from', '451 4.3.0 Not now', 'us'],
    ['mail-from', '550 5.7.60 Not as this sender', 'us'],
    ['mail-from', 'drop', 'later'],
    ['mail-from', 'hang', 'later'],
    ['rcpt-to', '451 4.2.0 Greylisted', 'later'],
    ['rcpt-to', '550 5.1.1 No such user', 'never'],
    ['rcpt-to', 'drop', 'later'],
    ['rcpt-to', 'hang', 'later'],
    ['data', '451 4.3.0 Not now', 'later'],
    ['data', '554 5.6.0 Not this letter', 'never'],
    ['data', '421 4.3.2 Shutting down', 'later'],
    ['data', 'drop', 'later'],
    ['data', 'hang', 'later'],
  ])('at %s with %s is %s, and the next one passes', async (step, fault, type) => {
    const host = await startHost({ signIn: { user: 'desk', password: 'correct horse' } });
    const outbox = open(host.port, { user: 'desk', password: 'correct horse' });
    host.faults[step] = fault;
    const outcome = await outbox.send(letter());
    expect(outcome.type).toBe(type);
    if (fault.length > 4) expect(outcome.response).toContain(fault);
    delete host.faults[step];
    expect(await outbox.send(letter())).toMatchObject({ type: 'sent' });
  });

  test('leaves the connection to the others', async () => {
    const host = await startHost();
    const outbox = open(host.port);
    host.faults['rcpt-to'] = address => (address === 'nobody@example.org' ? '550 5.1.1 No such user' : null);
    expect(await outbox.send(letter('one', 'nobody@example.org'))).toMatchObject({ type: 'never' });
    expect(await outbox.send(letter('two'))).toMatchObject({ type: 'sent' });
    expect(host.connections).toBe(1);
  });

  test('for its size is never sent, and no byte of it crosses the line', async () => {
    const host = await startHost({ size: 1_000 });
    const outcome = await open(host.port).send(letter('x'.repeat(2_000)));
    expect(outcome).toEqual({ type: 'never', response: 'Message size larger than allowed 1000' });
  });

  test('for an address that is none is never sent', async () => {
    const host = await startHost();
    const outcome = await open(host.port).send(letter('one', 'ana@example.org>\r\nRSET'));
    expect(outcome).toMatchObject({ type: 'never', response: expect.stringContaining('Invalid recipient') });
    expect(host.letters).toEqual([]);
  });

  test('at sign-in does not show the password', async () => {
    const host = await startHost();
    host.faults['sign-in'] = '535 5.7.8 What is correct horse?';
    const outcome = await open(host.port, { user: 'desk', password: 'correct horse' }).send(letter());
    expect(outcome).toEqual({ type: 'us', phase: 'sign-in', response: '535 5.7.8 What is …?' });
  });
});

describe('the road to the server', () => {
  test('is closed while nobody listens, and open as soon as somebody does', async () => {
    const host = await startHost();
    const outbox = open(host.port);
    expect(await outbox.send(letter())).toMatchObject({ type: 'sent' });
    await host.close();
    expect(await outbox.send(letter())).toMatchObject({ type: 'us', phase: 'connect' });
    await host.open();
    expect(await outbox.send(letter())).toMatchObject({ type: 'sent' });
  });

  test('is closed for all that stand in line, not for one after the other', async () => {
    const outbox = open(await freePort(), { connections: 1 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outbox.send(letter())));
    expect(outcomes.map(({ type }) => type)).toEqual(Array(20).fill('us'));
  });

  test('survives connections at rest that have died unnoticed', async () => {
    const host = await startHost();
    const outbox = open(host.port);
    await Promise.all([outbox.send(letter()), outbox.send(letter())]);
    let drops = 1;
    host.faults['mail-from'] = () => (drops-- > 0 ? 'drop' : null);
    expect(await outbox.send(letter())).toMatchObject({ type: 'sent' });
    expect(host.connections).toBe(3);
  });

  test('is left politely after a while without letters', async () => {
    const server = await startScriptedServer(line => {
      if (line === '') return '220 scripted.example.com';
      return line === 'DATA' ? '354 go on' : /^(EHLO|MAIL|RCPT|QUIT|\.$)/.test(line) ? '250 Ok' : null;
    });
    opened.push(server.stop);
    const outbox = open(server.port, {}, { ...shortLimits, idle: 20 });
    expect(await outbox.send(letter())).toMatchObject({ type: 'sent' });
    await vi.waitFor(() => expect(server.heard).toContain('QUIT'));
    expect(await outbox.send(letter())).toMatchObject({ type: 'sent' });
    expect(server.heard.filter(line => line.startsWith('EHLO'))).toHaveLength(2);
  });

  test('takes as many connections as the server allows, when it allows fewer', async () => {
    const host = await startHost();
    host.faults.connect = () => (host.connections > 2 ? '421 4.3.2 Too many connections' : null);
    const outbox = open(host.port, { connections: 5 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outbox.send(letter())));
    expect(outcomes.map(({ type }) => type)).toEqual(Array(20).fill('sent'));
  });

  test('leads to a server that offers no sign-in only when none is needed', async () => {
    const server = await startScriptedServer(line =>
      line === '' ? '220 hello' : '250 scripted.example.com',
    );
    opened.push(server.stop);
    expect(await open(server.port).verify()).toBeNull();
    expect(await open(server.port, { user: 'desk', password: 'x' }).verify()).toEqual({
      type: 'us',
      phase: 'sign-in',
      response: 'the server offers no sign-in',
    });
  });

  test('is not held open by a server that sends its answer drop by drop', async () => {
    const server = await startScriptedServer(line => (line === '' ? '220 hello' : '250-still thinking'));
    opened.push(server.stop);
    expect(await open(server.port).send(letter())).toMatchObject({ type: 'us', phase: 'connect' });
  });

  test('can be tried without a letter', async () => {
    const host = await startHost({ signIn: { user: 'desk', password: 'correct horse' } });
    expect(await open(host.port, { user: 'desk', password: 'correct horse' }).verify()).toBeNull();
    expect(await open(host.port, { user: 'desk', password: 'wrong' }).verify()).toMatchObject({
      type: 'us',
      phase: 'sign-in',
    });
    expect(host.letters).toEqual([]);
  });
});

whereCertificates('the road is secured', () => {
  test.each(['implicit', 'starttls'] as const)('with %s, by the authority we were told', async tls => {
    const folder = await mkdtemp(join(tmpdir(), 'acuse-outbox-'));
    opened.push(() => rm(folder, { recursive: true }));
    const certificate = await makeCertificate(folder);
    const host = await startHost({ tls, certificate });
    const trusting = open(host.port, { host: 'localhost', tls, ca: certificate.certificate });
    expect(await trusting.send(letter())).toMatchObject({ type: 'sent' });

    const strangers = open(host.port, { host: 'localhost', tls });
    expect(await strangers.send(letter())).toMatchObject({ type: 'us', phase: 'tls' });
    const other = await makeCertificate(folder);
    const mistaken = open(host.port, { host: 'localhost', tls, ca: other.certificate });
    expect(await mistaken.send(letter())).toMatchObject({ type: 'us', phase: 'tls' });
    expect(host.letters).toHaveLength(1);
  });

  test('or not taken at all: STARTTLS missing is no reason to go on without', async () => {
    const host = await startHost({ signIn: { user: 'desk', password: 'correct horse' } });
    const outbox = open(host.port, { tls: 'starttls', user: 'desk', password: 'correct horse' });
    expect(await outbox.send(letter())).toMatchObject({ type: 'us', phase: 'tls' });
    expect(host).toMatchObject({ signIns: 0, letters: [] });
  });

  test('and TLS spoken to a server without it says so', async () => {
    const host = await startHost();
    expect(await open(host.port, { tls: 'implicit' }).send(letter())).toMatchObject({
      type: 'us',
      phase: 'tls',
    });
  });
});

describe('closing', () => {
  test('lets the letter in hand finish, and takes no other', async () => {
    const host = await startHost();
    const outbox = open(host.port);
    const inHand = outbox.send(letter());
    await outbox.close();
    expect(await inHand).toMatchObject({ type: 'sent' });
    expect(await outbox.send(letter())).toEqual({
      type: 'us',
      phase: 'closing',
      response: 'acuse is closing',
    });
  });

  test('does not wait for ever for a server that hangs, whether a letter is in hand or none', async () => {
    const host = await startHost();
    const outbox = open(host.port, {}, { ...shortLimits, envelope: 60_000, content: 60_000 });
    await outbox.send(letter());
    host.faults.data = 'hang';
    const inHand = outbox.send(letter());
    await host.collected(2);
    await outbox.close();
    expect(await inHand).toMatchObject({ type: 'later' });
  });

  test('turns away the letters in line', async () => {
    const host = await startHost();
    const outbox = open(host.port, { connections: 1 });
    const [first, second] = [outbox.send(letter()), outbox.send(letter())];
    await outbox.close();
    expect(await first).toMatchObject({ type: 'sent' });
    expect(await second).toMatchObject({ type: 'us', phase: 'closing' });
  });
});
