import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

async function desk() {
  const { config, folder } = newDesk();
  await withStore(folder, async () => undefined);
  const open = (...words: string[]) => acuse('ticket', 'open', '--by', 'Rosa', ...words, '-c', config);
  const fields = (given: Record<string, string>) =>
    Object.entries(given).flatMap(([key, value]) => ['--field', `${key}=${value}`]);
  return { config, open, fields };
}

const heard = {
  customerName: 'Minera Andina S.A.',
  site: 'Lima',
  problemDescription: 'Enlace caído',
  powerOnSite: 'Sí',
};

test('what came by telephone becomes a ticket like any other, and the caller gets the number by mail', async () => {
  const { config, open, fields } = await desk();
  const caller = ['--name', 'Ana Ruiz', '--address', 'ana@minera.example'];
  const { code, out, err } = await open('--language', 'es', ...caller, ...fields(heard));
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^INC-000001\na letter to ana@minera.example goes out\nmissing: .*siteHours/);
  expect(objects(await acuse('tickets', '--json', '-c', config))).toMatchObject([
    {
      ...{ number: 'INC-000001', kind: 'incident', form: 'latam-es', language: 'es', status: 'open' },
      ...{ subject: 'Enlace caído', customerName: 'Minera Andina S.A.', site: 'Lima', messageId: null },
      fields: { powerOnSite: { text: 'Sí', value: 'yes' } },
    },
  ]);
  const owed = objects(await acuse('letters', 'list', '--state', 'owed', '--json', '-c', config));
  expect(owed).toMatchObject([
    { kind: 'acknowledgement', to: 'ana@minera.example' },
    { kind: 'new-ticket', to: 'noc@example.com' },
  ]);
  expect((await acuse('why', 'INC-000001', '-c', config)).out).toContain('telephone, by Rosa');
  const story = (await acuse('ticket', 'INC-000001', '-c', config)).out;
  expect(story).toContain('from ana@minera.example, by telephone, taken by Rosa');
  expect(story).toContain('opened from a call that Rosa took');
  const post = await acuse('ticket', 'INC-000001', 'post', 'Vamos', '--by', 'Rosa', '-c', config);
  expect(post.out).toContain('a letter to ana@minera.example goes out');
});

test('a caller without an address is told the number on the telephone, and nobody waits for a letter', async () => {
  const { config, open, fields } = await desk();
  const words = ['--kind', 'ssr', '--language', 'es', '--name', 'Eva Paz', '--json'];
  const { out } = await open(...words, ...fields({ site: 'Lima' }));
  expect(JSON.parse(out)).toMatchObject({
    number: 'SSR-000001',
    status: 'open',
    letters: [{ to: 'noc@example.com' }],
  });
  expect((await acuse('why', 'SSR-000001', '-c', config)).out).toContain('no answer is owed: no-address');
  const note = await acuse('ticket', 'SSR-000001', 'note', 'x', '--by', 'Rosa', '-c', config);
  expect(note.out).toContain('telephone the customer');
});

test('at a terminal the questions of the questionnaire are asked one after the other', async () => {
  const { config } = await desk();
  const stdin = Object.assign(Readable.from(['Minera Andina\nLima\n', '\n'.repeat(20)]), { isTTY: true });
  const printed = { out: '', err: '' };
  const words = ['ticket', 'open', '--by', 'Rosa', '--field', 'rain=No', '-c', config];
  const code = await runCli(words, {
    ...{ env: {}, stdin },
    stdout: { write: text => (printed.out += text) },
    stderr: { write: text => (printed.err += text) },
  });
  expect(code).toBe(0);
  expect(printed.err).toMatch(/^Customer Name: /);
  expect(printed.err).not.toMatch(/rain/i);
  const [ticket] = objects(await acuse('tickets', '--json', '-c', config));
  expect(ticket).toMatchObject({
    customerName: 'Minera Andina',
    site: 'Lima',
    fields: { rain: { value: 'no' } },
  });
});

test('a call that is broken off in the midst of the questions opens no ticket, and one without any answer neither', async () => {
  const { config } = await desk();
  const open = async (lines: string[], isTTY: boolean) => {
    let err = '';
    const code = await runCli(['ticket', 'open', '--by', 'Rosa', '-c', config], {
      ...{ env: {}, stdin: Object.assign(Readable.from(lines), { isTTY }) },
      stdout: { write: () => true },
      stderr: { write: text => (err += text) },
    });
    return `${code} ${err}`;
  };
  expect(await open(['Minera Andina\nLima\n'], true)).toContain('broken off: no ticket was opened');
  expect(await open([], false)).toContain('nothing was answered');
  expect(await open(['Minera Andina\n'], false)).toContain('nothing was answered');
  expect((await acuse('tickets', '--json', '-c', config)).out).toBe('');
});

test('numbers follow each other, also of calls', async () => {
  const { open, fields } = await desk();
  const words = fields({ site: 'Lima' });
  expect((await open('--json', ...words)).out).toContain('INC-000001');
  expect((await open('--json', ...words)).out).toContain('INC-000002');
});

test('what the questionnaire does not ask is said, and so is a questionnaire that is not there', async () => {
  const { open } = await desk();
  expect((await open('--field', 'colour=red')).err).toContain(
    'does not ask for colour; it asks for customerName',
  );
  expect((await open('--form', 'none')).err).toContain('there is no such questionnaire; there are latam-en');
  expect((await open('--field', 'red')).code).toBe(2);
  expect((await open('--address', 'x')).code).toBe(2);
  const own = await open('--address', 'desk@example.com', '--field', 'site=Lima');
  expect([own.code, own.err]).toEqual([1, expect.stringContaining("is the desk's own")]);
});

test('whether the start asked for leaves the notice is said while the caller is on the telephone', async () => {
  const { open, fields } = await desk();
  const asked = async (kind: string, requestedFor: string) =>
    (await open('--kind', kind, '--language', 'en', ...fields({ site: 'Lima, Peru', requestedFor }))).out;
  expect(await asked('ssr', '2020-01-07 10:00')).toMatch(
    /the start asked for, 2020-01-07 10:00 \(America\/Lima\), has passed, the earliest is 20.*: ask for another\n$/,
  );
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  expect(await asked('ssr', `${tomorrow} 10:00`)).toContain(', leaves too little notice, the earliest is 20');
  expect(await asked('ssr', '2029-01-09 10:00')).toContain('2029-01-09 10:00 (America/Lima), is in time\n');
  expect(await asked('rfc', '2020-01-07 10:00')).toMatch(
    /2020-01-07 10:00 \(.*\), has passed: ask for another\n$/,
  );
  expect(await asked('rfc', '2029-01-09 10:00')).not.toContain('asked for,');
});
