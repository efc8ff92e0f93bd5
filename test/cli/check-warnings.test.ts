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
`;
  writeFileSync(config, readFileSync(config, 'utf8') + parts);
  const { code, err } = await acuse('check', '-c', config);
  expect(code).toBe(0);
  expect(err.trim().split('\n')).toEqual([
    expect.stringContaining('warning: the site Norte of Acme is in CL and has the zone Europe/Madrid, not'),
    'warning: the region peru has a number of level 6, and escalation: has 5 levels',
    expect.stringContaining('warning: the secret of the webhook on-call has less than 16 characters'),
  ]);
});
