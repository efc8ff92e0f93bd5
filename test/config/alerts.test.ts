import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryCertificate } from '../hosts/certificate.ts';
import { whereCertificates } from '../hosts/where.ts';
import { faultsOf, inShort, load, minimal } from './written.ts';

const alertsOf = (keys: string) => load(`${minimal}alerts: { ${keys} }\n`).alerts;
const faults = (keys: string) => inShort(faultsOf(`${minimal}alerts: { ${keys} }\n`));

const onCall = 'name: on-call, url: "https://hooks.example.com/acuse", format: json, secret: hidden';
const noc = 'name: noc, url: "https://prod.example.com/workflows/4f2c?sig=9", format: teams';

describe('the roads of alerts', () => {
  test('are mail to the agents, unless others are named', () => {
    expect(load(minimal).alerts).toEqual({ mail: ['noc@example.com'], webhooks: [] });
    expect(alertsOf('mail: [night@example.com]').mail).toEqual(['night@example.com']);
  });

  test('are webhooks too, and the dead man’s switch', () => {
    const heartbeat = 'heartbeat: { url: "https://ping.example.com/4f2c" }';
    expect(alertsOf(`webhooks: [{ ${onCall} }, { ${noc} }], ${heartbeat}`)).toEqual({
      mail: ['noc@example.com'],
      webhooks: [
        { name: 'on-call', url: 'https://hooks.example.com/acuse', format: 'json', secret: 'hidden' },
        { name: 'noc', url: 'https://prod.example.com/workflows/4f2c?sig=9', format: 'teams' },
      ],
      heartbeat: { url: 'https://ping.example.com/4f2c', every: 60_000 },
    });
  });

  test('are left out for a command that does not use them, while their variables are not set', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
    const yaml = `${minimal}alerts: { webhooks: [{ ${noc.replace(/url: [^,]*/, 'url: "${TEAMS_URL}"')} }] }\n`;
    expect(load(yaml, { needs: ['desk'] }).alerts).toEqual({ mail: ['noc@example.com'], webhooks: [] });
    expect(faultsOf(yaml).map(({ path }) => path)).toEqual(['alerts.webhooks[0].url']);
  });
});

test('the configuration in docs/alerts.md is right', () => {
  const [, example = ''] = /```yaml\n(alerts:.*?)```/s.exec(readFileSync('docs/alerts.md', 'utf8')) ?? [];
  const secrets = example.matchAll(/\$\{(\w+)\}/g);
  const env = Object.fromEntries([...secrets].map(([, name]) => [name, 'https://example.com/']));
  const { webhooks, heartbeat } = load(`${minimal}${example}`, { env }).alerts;
  expect(webhooks.map(({ format }) => format)).toEqual(['json', 'teams']);
  expect(heartbeat?.every).toBe(60_000);
});

whereCertificates('the authority to believe at a webhook', () => {
  test('is its own, else that of all servers', async () => {
    const { certificate: pem } = await temporaryCertificate();
    const files = { 'own-ca.pem': pem };
    const withCa = `${minimal}alerts: { webhooks: [{ ${noc}, ca: own-ca.pem }] }\n`;
    expect(load(withCa, { files }).alerts.webhooks).toMatchObject([{ ca: pem }]);
    const forAll = `${minimal}ca: own-ca.pem\nalerts: { heartbeat: { url: "https://ping.example.com/" } }\n`;
    expect(load(forAll, { files }).alerts.heartbeat).toMatchObject({ ca: pem });
    expect(faultsOf(withCa).map(({ path }) => path)).toEqual(['alerts.webhooks[0].ca']);
  });
});

describe('what is wrong with a road of alerts', () => {
  test.each([
    [
      `webhooks: [{ ${onCall.replace(', secret: hidden', '')} }]`,
      'alerts.webhooks[0].secret: is missing beside format: json → add a long random text that the receiver knows too (docs/alerts.md)',
    ],
    [
      `webhooks: [{ ${noc}, secret: hidden }]`,
      'alerts.webhooks[0].secret: stands beside format: teams, which nobody signs → take it away; who knows the url of a workflow may post to it',
    ],
    [
      `webhooks: [{ ${onCall} }, { ${noc.replace('noc', 'on-call')} }]`,
      'alerts.webhooks[1].name: is the name of webhooks[0] already → give each webhook a name of its own: what waits for it is kept under it',
    ],
    [
      'mail: []',
      'alerts.mail: names nobody, so that no person is mailed an alert → list an address that people read, or leave it out for desk.agents',
    ],
    ['mail: [a@example.com, A@example.com]', 'alerts.mail[1]: is mail[0] already → list each address once'],
    [
      'mail: [incidents@example.com]',
      'alerts.mail[0]: is the address of mailboxes[0]: letters to it would come back as mails → write an address that people read',
    ],
    [
      'heartbeat: { url: "http://ping.example.com/4f2c" }',
      'alerts.heartbeat.url: is not an address that begins with https:// → write the address that is asked for while all is well, and raises an alarm when it is not, for example "https://ping.example.com/4f2c"',
    ],
  ])('%s', (keys, fault) => {
    expect(faults(keys)).toEqual([expect.stringContaining(fault)]);
  });

  test('never shows an address that lets others post', () => {
    const [fault = ''] = faults(`webhooks: [{ ${noc.replace('https', 'ftp')} }]`);
    expect(fault).toContain('alerts.webhooks[0].url: is not an address');
    expect(fault).not.toContain('4f2c');
  });
});

test('a webhook on this machine needs no TLS', () => {
  const local = 'webhooks: [{ name: bridge, url: "http://127.0.0.1:9000/acuse", format: teams }]';
  expect(alertsOf(local).webhooks).toHaveLength(1);
});
