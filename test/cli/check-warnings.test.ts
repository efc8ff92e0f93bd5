import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newDesk } from './desk.ts';
import { acuse } from './terminal.ts';

test('acuse check warns of a client secret that is at its end, and finds nothing wrong', async () => {
  const { config } = newDesk();
  const client = 'provider: gmail, clientId: desk, clientSecret: hidden, refreshToken: hidden';
  const expiring = `oauth: { ${client}, clientSecretExpiresOn: 2026-01-31 }`;
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll(/password: "[^"]*"/g, expiring));
  const { code, out, err } = await acuse('check', '-c', config);
  expect(code).toBe(0);
  expect(out).toContain('nothing is wrong');
  expect(err).toMatch(/^warning: the client secret of desk has expired on 2026-01-31: make a new one, .*\n$/);
});

test('acuse check doubts what is more often a slip than meant', async () => {
  const { config, folder } = newDesk();
  const regions = `peru:
  countries: [PE]
  timezone: America/Lima
  zones: [America/Bogota]
  language: es
  escalation: [{ level: 5, number: "+1 202 555 0100" }, { level: 6, number: "+1 202 555 0101" }]
`;
  const customers = `- name: Acme
  sites:
    - { name: Norte, country: CL, zone: Europe/Madrid }
    - { name: Sur, country: AR, zone: America/Argentina/Buenos_Aires }
`;
  const webhook = 'name: on-call, url: "https://hooks.example.com/x", format: json';
  writeFileSync(join(folder, 'regions.yaml'), regions);
  writeFileSync(join(folder, 'customers.yaml'), customers);
  const parts = `regions: regions.yaml
customers: customers.yaml
alerts: { webhooks: [{ ${webhook}, secret: short }] }
retention: { rawMail: P90D, attachments: P180D }
`;
  writeFileSync(config, readFileSync(config, 'utf8') + parts);
  const { code, err } = await acuse('check', '-c', config);
  expect(code).toBe(0);
  expect(err.trim().split('\n')).toEqual([
    expect.stringContaining('warning: the site Norte of Acme is in CL and has the zone Europe/Madrid, not'),
    'warning: the region peru has the zone America/Bogota, which is of none of its countries',
    'warning: the region peru has a number of level 6, and escalation: has 5 levels',
    expect.stringContaining('warning: the secret of the webhook on-call has less than 16 characters'),
    expect.stringContaining('warning: retention.attachments is longer than retention.rawMail'),
  ]);
});

test('acuse check tells what is not set beside all else that is wrong or doubted', async () => {
  const { config, folder } = newDesk();
  const written = readFileSync(config, 'utf8');
  writeFileSync(config, `${written}colour: blue\n`);
  const faulty = await acuse('check', '-c', config);
  expect(faulty.code).toBe(2);
  expect(faulty.err).toContain('colour: this key is not known');
  expect(faulty.err).toContain('submission.password: the environment variable SMTP_PASSWORD is not set');

  writeFileSync(config, `${written}regions: regions.yaml\n`);
  const region = 'peru: { countries: [PE], timezone: America/Bogota, language: es }\n';
  writeFileSync(join(folder, 'regions.yaml'), region);
  const doubtful = await acuse('check', '--connect', '-c', config);
  expect(doubtful).toMatchObject({ code: 2, out: '' });
  expect(doubtful.err).toContain('warning: the region peru has the zone America/Bogota');
  expect(doubtful.err).toContain('submission.password: the environment variable SMTP_PASSWORD is not set');
});
