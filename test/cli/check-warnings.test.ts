import { readFileSync, writeFileSync } from 'node:fs';
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
