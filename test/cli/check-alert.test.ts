import { readFileSync, writeFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { type SmtpHost, startSmtpHost } from '../hosts/smtp.ts';
import { startWebhookHost, type WebhookHost } from '../hosts/webhook.ts';
import { newDesk } from './desk.ts';
import { acuse } from './terminal.ts';

/** A desk whose mail server, webhooks and dead man's switch are real, and whose mailbox nobody answers for. */
async function deskWithRoads(more = ''): Promise<{
  config: string;
  smtp: SmtpHost;
  onCall: WebhookHost;
  noc: WebhookHost;
}> {
  const smtp = await startSmtpHost();
  const [onCall, noc] = [await startWebhookHost(), await startWebhookHost()];
  onTestFinished(async () => {
    for (const host of [smtp, onCall, noc]) await host.stop();
  });
  const { config } = newDesk();
  const roads = `alerts:
  mail: [noc@example.com, night@example.com]
  webhooks:
    - { name: on-call, url: "${onCall.url}/acuse", format: json, secret: a secret }
    - { name: noc, url: "${noc.url}/workflow", format: teams }
  heartbeat: { url: "${noc.url}/ping" }
${more}`;
  const words = readFileSync(config, 'utf8')
    .replace('timezone:', 'language: pt, timezone:')
    .replace('imap.example.com, port: 993', '127.0.0.1, port: 1, tls: none')
    .replace('smtp.example.com, port: 587', `127.0.0.1, port: ${smtp.port}, tls: none`)
    .replace(/, user: desk@example.com, password: "[^"]*"/, '')
    .replace(/password: "[^"]*"/, 'password: secret');
  writeFileSync(config, `${words}${roads}`);
  return { config, smtp, onCall, noc };
}

test('acuse check --alert sends a test over every road, whatever else is wrong', async () => {
  const { config, smtp, onCall, noc } = await deskWithRoads();
  const { code, out } = await acuse('check', '-c', config, '--alert');
  expect(code).toBe(1);
  expect(out).toMatch(/mailbox incidents: .*127\.0\.0\.1/);
  expect(out.split('\n').slice(-6, -1)).toEqual([
    'alert to webhook on-call: sent',
    'alert to webhook noc: sent',
    'ping to the heartbeat: sent',
    'alert to noc@example.com: sent',
    'alert to night@example.com: sent',
  ]);
  const headline = 'Isto é um teste: os avisos chegam até você por aqui.';
  expect(JSON.parse(onCall.heard[0]?.body ?? '')).toMatchObject({ cause: 'test', headline });
  expect(noc.heard.map(({ path }) => path).sort()).toEqual(['/ping', '/workflow']);
  const readers = smtp.letters.flatMap(({ envelope }) => envelope.to);
  expect(readers.sort()).toEqual(['night@example.com', 'noc@example.com']);
  const { subject, text } = await simpleParser(smtp.letters[0]?.bytes ?? '');
  expect(subject).toBe(`Desk: ${headline}`);
  expect(text).toContain('acuse check --alert');
});

test('acuse check --alert says of each road what went wrong', async () => {
  const { config, smtp, onCall, noc } = await deskWithRoads();
  onCall.fault = { status: 401, body: 'the signature is wrong' };
  await noc.close();
  smtp.faults['rcpt-to'] = address => (address.startsWith('night') ? '550 5.1.1 no such user' : null);
  const { code, out } = await acuse('check', '-c', config, '--alert');
  expect(code).toBe(1);
  expect(out.split('\n').slice(-6, -1)).toEqual([
    'alert to webhook on-call: HTTP 401 the signature is wrong',
    expect.stringMatching(/^alert to webhook noc: .*ECONNREFUSED/),
    expect.stringMatching(/^ping to the heartbeat: .*ECONNREFUSED/),
    'alert to noc@example.com: sent',
    'alert to night@example.com: 550 5.1.1 no such user',
  ]);
});

test('acuse check --alert writes on hold too, as alerts do, and on trial to nobody but the one reader', async () => {
  const held = await deskWithRoads('letters: { mode: hold }\n');
  const { out } = await acuse('check', '-c', held.config, '--alert');
  expect(out).toContain('alert to noc@example.com: sent\n');
  expect(held.smtp.letters).toHaveLength(2);
  const trial = await deskWithRoads('letters: { mode: redirect, redirectTo: trial@example.com }\n');
  expect((await acuse('check', '-c', trial.config, '--alert')).out).toContain(
    'alert to trial@example.com: sent\n',
  );
  expect(trial.smtp.letters).toHaveLength(1);
});
