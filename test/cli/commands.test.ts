import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shipped } from '../../src/config/shipped.ts';
import { change, openedBy, opening } from '../store/samples.ts';
import { keepMails } from '../store/steps.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

const mail = [
  'From: Ana Ruiz <ana@minera.example>',
  'Subject: Sin servicio',
  'Message-ID: <1@minera.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Nombre del cliente: Minera Andina S.A.',
  'Sitio el cliente: Lima',
  'Descripción del problema: enlace caído',
  '¿Tiene energía en el sitio en este momento?: Sí, desde las 9',
  '',
].join('\r\n');

describe('the command line', () => {
  test('help goes to stdout and ends with 0', async () => {
    for (const words of [['--help'], ['tickets', '--help']]) {
      const { code, out, err } = await acuse(...words);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('Usage: acuse');
    }
    expect((await acuse('why', '--help')).out).toContain('Example:');
  });

  test('tells its version', async () => {
    expect((await acuse('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('an unknown command ends with 2 and names the nearest', async () => {
    const { code, err } = await acuse('tikets');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean tickets?');
  });

  test('a word that no option takes ends with 2', async () => {
    for (const words of [
      ['tickets', '--kind', 'problem'],
      ['tickets', '--since', 'soon'],
      ['tickets', '--severity', '9'],
      ['ticket'],
    ])
      expect((await acuse(...words)).code).toBe(2);
  });

  test('a configuration that does not exist ends with 2 and says which', async () => {
    const { code, err } = await acuse('tickets', '--config', '/nowhere/acuse.yaml');
    expect(code).toBe(2);
    expect(err).toContain('/nowhere/acuse.yaml');
  });
});

describe('acuse check', () => {
  test('says so when nothing is wrong, and names the secrets still to come', async () => {
    const { config } = newDesk();
    const { code, out, err } = await acuse('check', '-c', config);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`${config}: nothing is wrong with what is written; before acuse runs:\n`);
    expect(out).toContain('the environment variable IMAP_PASSWORD is not set');
  });

  test('lists every fault at once with its line and what to do', async () => {
    const { folder } = newDesk();
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, 'desk:\n  nam: Desk\n  timezone: America/Bogata\nmailboxes: []\n');
    const { code, err } = await acuse('check', '-c', bad);
    expect(code).toBe(2);
    expect(err).toContain('bad.yaml:2:3');
    expect(err).toContain('did you mean "name"?');
    expect(err).toContain('did you mean "America/Bogota"?');
  });

  test('templates that cannot be filled in are faults, all told at once, and nothing starts with them', async () => {
    const { config, folder } = newDesk();
    const own = join(folder, 'templates', 'acknowledgement');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'es.text.hbs'), 'Hola {{nobodyKnows}}');
    writeFileSync(join(own, 'es.html.hbs'), '<p>\n{{#if number}}');
    const written = readFileSync(config, 'utf8').replace(/\$\{[A-Z_]+\}/g, 'secret');
    writeFileSync(config, `${written}templates: templates\n`);
    const checked = await acuse('check', '-c', config);
    expect(checked.code).toBe(2);
    expect(checked.err).toMatch(/acknowledgement\/es\.text\.hbs:1:1 +"nobodyKnows" not defined\n/);
    expect(checked.err).toMatch(/acknowledgement\/es\.html\.hbs:2:1 .*Expecting /);
    expect(checked.err).toContain(
      `→ compare it with ${join(shipped.templates, 'acknowledgement/es.text.hbs')}, `,
    );
    const started = await acuse('run', '-c', config);
    expect([started.code, started.err]).toEqual([2, expect.stringContaining('"nobodyKnows" not defined')]);
  });
});

describe('acuse parse', () => {
  test('--json gives one object a file, in the order given, also for one that cannot be read', async () => {
    const { folder } = newDesk();
    const file = join(folder, 'a.eml');
    writeFileSync(file, mail);
    const ran = await acuse('parse', '--json', join(folder, 'none.eml'), file);
    expect(ran.code).toBe(1);
    expect(objects(ran)).toMatchObject([
      { file: join(folder, 'none.eml'), error: expect.stringContaining('ENOENT') },
      {
        file,
        kind: 'incident',
        form: 'latam-es',
        language: 'es',
        fields: {
          customerName: { text: 'Minera Andina S.A.', from: 'plain' },
          powerOnSite: { text: 'Sí, desde las 9', value: 'yes' },
        },
        missing: expect.arrayContaining(['siteHours', 'rain']),
      },
    ]);
  });

  test('shares many files between two threads, and keeps their order', async () => {
    const { folder } = newDesk();
    const files = Array.from({ length: 150 }, (_, index) => join(folder, `${index}.eml`));
    for (const file of files) if (!file.endsWith('77.eml')) writeFileSync(file, mail);
    const ran = await acuse('parse', '--json', ...files);
    expect(ran.code).toBe(1);
    expect(objects(ran)).toEqual(
      files.map((file, index) =>
        expect.objectContaining(
          index === 77 ? { file, error: expect.any(String) } : { file, form: 'latam-es' },
        ),
      ),
    );
  });

  test('tells a person each answer, how sure it is, and what is missing', async () => {
    const { folder } = newDesk();
    const file = join(folder, 'a.eml');
    writeFileSync(file, mail);
    const { code, out } = await acuse('parse', file);
    expect(code).toBe(0);
    expect(out).toMatch(/customerName +plain +100 % +Minera Andina S\.A\./);
    expect(out).toContain('→ yes');
    expect(out).toContain('missing:');
  });

  test('a mail cannot speak to the terminal', async () => {
    const { folder } = newDesk();
    const file = join(folder, 'a.eml');
    writeFileSync(file, mail.replace('Lima', 'Li\u001b]0;owned\u0007ma \u202egnp.exe'));
    const { out } = await acuse('parse', file);
    expect([...out].filter(character => character < ' ' && character !== '\n')).toEqual([]);
    expect(out).not.toContain('\u202e');
  });
});

describe('acuse tickets, ticket and why', () => {
  test('list, show and explain what the database holds', async () => {
    const { config, folder } = newDesk();
    await withStore(folder, async store => {
      const [first] = await keepMails(store, 1);
      await store.record([opening(first, 'INC-000123')]);
    });
    const listed = await acuse('tickets', '--json', '-c', config);
    expect(objects(listed)).toMatchObject([
      {
        number: 'INC-000123',
        kind: 'incident',
        status: 'open',
        severity: null,
        customerName: 'Minería Andina S.A.',
        site: null,
        acknowledgedAt: null,
        acknowledgedInTime: null,
        messageId: '<1@minera.example>',
        missing: ['siteHours'],
      },
    ]);
    expect((await acuse('tickets', '-c', config)).out).toContain('INC-000123  open');
    expect((await acuse('tickets', '--customer', 'nobody', '-c', config)).out).toBe('no tickets\n');
    expect((await acuse('ticket', 'inc-000123', '-c', config)).out).toContain('Minería Andina S.A.');
    expect((await acuse('why', 'INC-000123', '-c', config)).out).toContain('a new matter');
    expect((await acuse('why', '1@minera.example', '-c', config)).out).toContain('opened INC-000123');
  });

  test('a ticket is named by its bare number where only one kind has given it', async () => {
    const { config, folder } = newDesk();
    await withStore(folder, async store => {
      const [first, second, third] = await keepMails(store, 3);
      await store.record([
        opening(first, 'INC-000001'),
        opening(second, 'SSR-000001'),
        opening(third, 'INC-000002'),
      ]);
    });
    for (const asked of ['2', '000002', 'inc-2', 'INC-000002']) {
      expect((await acuse('ticket', asked, '-c', config)).out).toContain('INC-000002 · incident');
      expect((await acuse('why', asked, '-c', config)).out).toContain('opened INC-000002');
    }
    expect((await acuse('ticket', '2', 'note', 'x', '--by', 'Rosa', '-c', config)).code).toBe(0);
    const { code, err } = await acuse('ticket', '1', '-c', config);
    expect([code, err]).toEqual([1, 'acuse: 1 may be INC-000001 or SSR-000001: say which\n']);
    expect((await acuse('ticket', '7', '-c', config)).err).toContain('there is no ticket 7; acuse tickets');
  });

  test('a long name or site leaves the other columns of the list their place', async () => {
    const { config, folder } = newDesk();
    await withStore(folder, async store => {
      const [mail] = await keepMails(store, 1);
      const opened = openedBy(mail, 'INC-000001');
      const customerName = { text: 'Compañía '.repeat(20), confidence: 1, from: 'plain' as const };
      const fields = { customerName, site: customerName };
      await store.record([opening(mail, 'INC-000001', { changes: [change(null, [{ ...opened, fields }])] })]);
    });
    const { out } = await acuse('tickets', '-c', config);
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThan(125);
  });

  test('what does not exist ends with 1 and a hint', async () => {
    const { config, folder } = newDesk();
    expect((await acuse('tickets', '-c', config)).err).toContain('there is no database');
    await withStore(folder, async () => undefined);
    const { code, err } = await acuse('ticket', 'INC-000009', '-c', config);
    expect(code).toBe(1);
    expect(err).toContain('there is no ticket INC-000009');
    expect((await acuse('why', '<x@y.example>', '-c', config)).code).toBe(1);
  });

  test('migrate makes the schema, and says when there is nothing to do', async () => {
    const { config } = newDesk();
    expect((await acuse('migrate', '-c', config)).out).toContain('applied');
    expect((await acuse('migrate', '-c', config)).out).toBe('the schema is up to date\n');
  });
});

describe('acuse check --connect', () => {
  test('tells of each server whether it answers, and does not make the database', async () => {
    const { config, folder } = newDesk();
    const words = readFileSync(config, 'utf8')
      .replaceAll(/host: \w+\.example\.com, port: \d+/g, 'host: 127.0.0.1, port: 1, tls: none')
      .replaceAll(/, password: "[^"]*"/g, ', password: secret');
    writeFileSync(config, words);
    const { code, out } = await acuse('check', '-c', config, '--connect');
    expect(code).toBe(1);
    expect(out).toMatch(/mailbox incidents: .*127\.0\.0\.1/);
    expect(out).toMatch(/submission: .*ECONNREFUSED/);
    expect(out).toContain('database: answers');
    expect(existsSync(join(folder, 'acuse.db'))).toBe(false);
  });
});
