import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyNeed, loadConfig } from '../../src/config/load.ts';
import { faultsIn, folderWith, load, minimal } from './written.ts';

describe('what a configuration leaves out', () => {
  test('comes from the shipped defaults', () => {
    const { forms, templates, regions, ...config } = load(minimal);
    expect(config).toMatchObject({
      desk: { language: 'en' },
      mailboxes: [
        { imap: { folder: 'INBOX', processed: 'Processed', quarantine: 'Quarantine', maxSize: 31_457_280 } },
      ],
      submission: { connections: 3 },
      http: { listen: { host: '127.0.0.1', port: 8025 } },
      promises: { acknowledge: 900_000, warn: [300_000, 600_000] },
      changes: { commercial: [] },
      digest: { cron: '0 7 * * *' },
      letters: { mode: 'send', oldest: 259_200_000 },
      tickets: { prefixes: { incident: 'INC-', ssr: 'SSR-', rfc: 'RFC-' } },
      border: { hosts: [] },
      log: { level: 'info' },
    });
    expect(forms.map(({ name }) => name)).toEqual(expect.arrayContaining(['latam-en', 'latam-es']));
    expect(Object.keys(templates)).toEqual([
      ...['acknowledgement', 'new-ticket', 'change-request', 'change-over'],
      ...['ticket-update', 'letter-returned', 'customer-update', 'reminder', 'alert', 'digest'],
    ]);
    expect(regions.map(({ name }) => name)).toEqual([
      'colombia',
      'peru',
      'cono_sur',
      'mexico',
      'venezuela',
      'ca_caribe',
    ]);
  });

  test('is everything, without a file: there is no mailbox and no submission, but every form', () => {
    const config = loadConfig(null, { env: {}, needs: [] });
    expect(config).toMatchObject({
      mailboxes: [],
      submission: null,
      desk: { timezone: 'UTC', language: 'en' },
    });
    expect(config.forms.length).toBeGreaterThan(0);
  });

  test('tls is implicit on the ports that are made for it, and starttls on all others', () => {
    const tlsAt = (port: number) =>
      load(minimal.replace('port: 587, tls: starttls', `port: ${port}`)).submission?.tls;
    expect([465, 993, 587, 25, 1143].map(tlsAt)).toEqual([
      'implicit',
      'implicit',
      'starttls',
      'starttls',
      'starttls',
    ]);
  });
});

describe('a configuration', () => {
  test('may be minimal: the one of the contract is without fault', () => {
    expect(load(minimal)).toMatchObject({
      desk: { name: 'Service Desk LatAm', address: 'desk@example.com', agents: ['noc@example.com'] },
      mailboxes: [
        { name: 'incidents', expects: 'incident', imap: { port: 993, tls: 'implicit', password: 'hidden' } },
      ],
      submission: { host: 'smtp.example.com', port: 587, tls: 'starttls' },
    });
  });

  test('is frozen to its depth and may cross a thread', () => {
    const config = load(minimal);
    expect(Object.isFrozen(config.mailboxes[0]?.imap)).toBe(true);
    expect(Object.isFrozen(config.forms[0]?.fields[0])).toBe(true);
    expect(structuredClone(config)).toEqual(config);
  });

  test('has no keys that stand for nothing', () => {
    const { mailboxes, letters } = load(
      minimal.replace(', user: incidents@example.com, password: hidden', ''),
    );
    expect(mailboxes[0]?.imap).not.toHaveProperty('password');
    expect(letters).not.toHaveProperty('redirectTo');
  });

  test('takes its warnings in the order of time', () => {
    expect(load(`${minimal}promises: { warn: [PT10M, PT2M] }`).promises.warn).toEqual([120_000, 600_000]);
  });

  test('may have no warning, no sign-in, no health page', () => {
    const config = load(`${minimal}promises: { warn: [] }\nhttp: { listen: off }`);
    expect(config.promises.warn).toEqual([]);
    expect(config.http.listen).toBe('off');
  });
});

describe('relative paths', () => {
  test('start at the folder of the configuration, wherever the program was started', () => {
    const folder = folderWith({
      'etc/acuse.yaml': `${minimal}database: { url: sqlite:../data/acuse.db }\nregions: here.yaml\n`,
      'etc/here.yaml': 'lima: { countries: [PE], timezone: America/Lima, language: es }',
    });
    const config = loadConfig(join(folder, 'etc/acuse.yaml'), { env: {}, needs: everyNeed });
    expect(config.database.url).toBe(`sqlite:${folder}/data/acuse.db`);
    expect(config.regions.map(({ name }) => name)).toEqual(['lima']);
  });

  test('also for the database that the default names', () => {
    const folder = folderWith({ 'acuse.yaml': minimal });
    const config = loadConfig(join(folder, 'acuse.yaml'), { env: {}, needs: everyNeed });
    expect(config.database.url).toBe(`sqlite:${folder}/var/acuse.db`);
  });

  test('an absolute path stays, in either way of writing it', () => {
    const urlOf = (url: string) => load(`${minimal}database: { url: "${url}" }`).database.url;
    expect(urlOf('sqlite:/var/lib/acuse.db')).toBe('sqlite:/var/lib/acuse.db');
    expect(urlOf('sqlite:///var/lib/acuse.db')).toBe('sqlite:/var/lib/acuse.db');
  });
});

describe('the shipped configuration', () => {
  const variables = readFileSync('.env.example', 'utf8').match(/^\w+(?==)/gm) ?? [];

  test('is without fault when the variables of .env.example are set', () => {
    const env = Object.fromEntries(variables.map(name => [name, 'set']));
    const { mailboxes, submission } = loadConfig('config/acuse.yaml', { env, needs: everyNeed });
    expect([mailboxes[0]?.imap.password, submission?.password]).toEqual(['set', 'set']);
  });

  test('names every variable of .env.example, and no other', () => {
    const faults = faultsIn(() => loadConfig('config/acuse.yaml', { env: {}, needs: everyNeed }));
    expect(faults.map(({ what }) => what).sort()).toEqual(
      variables.map(name => `the environment variable ${name} is not set`).sort(),
    );
  });

  test('shows as comments the defaults that are really taken', () => {
    const shown = readFileSync('config/acuse.yaml', 'utf8');
    const { promises, leadTime, digest, escalation, tickets, log, http, ...rest } = load(minimal);
    const uncommented = shown.replace(
      /^# (?=(?:http|promises|leadTime|calendars|escalation|digest|alerts|tickets|retention|log):| {2,}[\w-])/gm,
      '',
    );
    const addresses = { TEAMS_WEBHOOK: 'https://example.com/a', HEARTBEAT_URL: 'https://example.com/b' };
    const commented = load(uncommented, { env: { IMAP_PASSWORD: 'a', SMTP_PASSWORD: 'b', ...addresses } });
    expect(commented).toMatchObject({ promises, leadTime, digest, escalation, tickets, log, http });
    expect(rest.calendars.confirmed).toBe(commented.calendars.confirmed);
    expect(rest.alerts.mail).toEqual(commented.alerts.mail);
    expect(rest.letters.oldest).toBe(commented.letters.oldest);
  });
});
