// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is what one writes
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpolate } from '../../src/config/interpolate.ts';
import { everyNeed } from '../../src/config/load.ts';
import { type Beside, faultsOf, inShort, load, minimal } from './written.ts';

const withPassword = (written: string) => minimal.replace(/hidden }\n$/, () => `${written} }\n`);
const passwordOf = (written: string, beside: Beside = {}) =>
  load(withPassword(written), beside).submission?.password;

describe('a variable', () => {
  test('gives its value, whatever characters are in it', () => {
    for (const secret of [
      'a: # "b"',
      "it's",
      '${HOME} $& $1 \\n',
      ' - [x, {y}] ',
      '12345',
      'ñandú €',
      'line\nbreak',
    ]) {
      expect(passwordOf('"${SECRET}"', { env: { SECRET: secret } })).toBe(secret);
      expect(passwordOf("'${SECRET}'", { env: { SECRET: secret } })).toBe(secret);
    }
  });

  test('needs no quotes on a line of its own', () => {
    const yaml = minimal.replace('name: Service Desk LatAm', 'name: ${NAME}');
    expect(load(yaml, { env: { NAME: 'a: # "b"' } }).desk.name).toBe('a: # "b"');
  });

  test('needs quotes inside braces, and the fault says so', () => {
    expect(inShort(faultsOf(withPassword('${SECRET}')))).toEqual([
      '11:100 : Unexpected flow-map-start at node end → put it in quotes: inside { } and [ ] YAML takes "${NAME}" only so',
    ]);
  });

  test('gives any value unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), secret => {
        const { values } = interpolate({ a: ['<${S}>'] }, { env: { S: secret }, folder: '' });
        expect(values).toEqual({ a: [`<${secret}>`] });
      }),
    );
  });

  test('may stand inside other text, and several times', () => {
    expect(passwordOf('"${A}-${B}${A}"', { env: { A: '1', B: '2' } })).toBe('1-21');
  });

  test('has its default when it is not set, and when it is empty', () => {
    expect(passwordOf('"${S:-with: colon}"')).toBe('with: colon');
    expect(passwordOf('"${S:-otherwise}"', { env: { S: '' } })).toBe('otherwise');
    expect(passwordOf('"${S:-otherwise}"', { env: { S: 'set' } })).toBe('set');
  });

  test('may stand for a number', () => {
    const yaml = minimal
      .replace('port: 587', 'port: "${PORT}"')
      .replace('submission: {', 'submission: { connections: "${N:-5}",');
    expect(load(yaml, { env: { PORT: '2525' } }).submission).toMatchObject({ port: 2525, connections: 5 });
  });

  test('may be empty, but not where something is needed', () => {
    expect(inShort(faultsOf(withPassword('"${S}"'), { env: { S: '' } }))).toEqual([
      '11:99 submission.password: is empty → write the password, which is better kept outside, for example "${SMTP_PASSWORD}"',
    ]);
  });

  test('is taken from the environment alone, not from what every object inherits', () => {
    expect(faultsOf(withPassword('"${constructor}"')).map(({ what }) => what)).toEqual([
      'the environment variable constructor is not set',
    ]);
  });

  test('stands in no key', () => {
    expect(
      faultsOf(`${minimal}"\${LOG}": { level: info }`, { env: { LOG: 'log' } }).map(({ path }) => path),
    ).toEqual(['${LOG}']);
  });

  test('stands for all that an alias repeats', () => {
    const yaml = minimal
      .replace('password: hidden', 'password: &password "${S}"')
      .replace('password: hidden', 'password: *password');
    const { mailboxes, submission } = load(yaml, { env: { S: 'x' } });
    expect([mailboxes[0]?.imap.password, submission?.password]).toEqual(['x', 'x']);
  });
});

describe('a secret file', () => {
  test('gives its content without the last line end', () => {
    const files = { 'secrets/smtp': ' a: # "b" \n', windows: 'x\r\n', two: 'x\n\n' };
    expect(passwordOf('"${file:secrets/smtp}"', { files })).toBe(' a: # "b" ');
    expect(passwordOf('"${file:windows}"', { files })).toBe('x');
    expect(passwordOf('"${file:two}"', { files })).toBe('x\n');
  });

  test('that cannot be read is a fault with the reason', () => {
    const whatOf = (path: string, files = {}) =>
      faultsOf(withPassword(`"\${file:${path}}"`), { files })[0]?.what;
    expect(whatOf('/nowhere/smtp')).toBe('the secret file /nowhere/smtp cannot be read: it does not exist');
    expect(whatOf('/')).toBe('the secret file / cannot be read: it is a folder');
    expect(whatOf('binary', { binary: Uint8Array.of(0xff, 0xfe) })).toMatch(
      /cannot be read: it is not UTF-8 text$/,
    );
  });
});

describe('a dollar sign', () => {
  test('is itself before anything but a brace', () => {
    expect(passwordOf('"a$b$$c$NAME$"')).toBe('a$b$$c$NAME$');
  });

  test('doubled before a brace stands for itself', () => {
    expect(passwordOf('"$${NAME}"')).toBe('${NAME}');
  });

  test.each(['${', '${NAME', '${}', '${1A}', '${A B}', '${A-b}', '${file:}', '${A:-${B}}'])(
    'in %s is a fault',
    written => {
      expect(
        faultsOf(withPassword(`"${written}"`), { needs: [] }).map(({ path, what }) => [path, what]),
      ).toEqual([
        ['submission.password', 'has a ${ that is neither ${NAME}, ${NAME:-default} nor ${file:PATH}'],
      ]);
    },
  );
});

describe('a variable that is not set', () => {
  const yaml = minimal.replaceAll('hidden', '"${S}"');

  test('is a fault for a command that uses the value', () => {
    expect(faultsOf(yaml, { needs: ['mailboxes'] }).map(({ path }) => path)).toEqual([
      'mailboxes[0].imap.password',
    ]);
    expect(faultsOf(yaml, { needs: everyNeed }).map(({ path }) => path)).toEqual([
      'mailboxes[0].imap.password',
      'submission.password',
    ]);
  });

  test('is a fault in any part for a command that sends letters: nobody else may sign them', () => {
    const unsigned = minimal.replace('address: desk@example.com', 'address: "${ADDRESS}"');
    expect(faultsOf(unsigned, { needs: ['submission'] }).map(({ path }) => path)).toEqual(['desk.address']);
    expect(faultsOf(unsigned, { needs: ['database'] })).toEqual([]);
  });

  test('leaves out the mail servers that a command does not use', () => {
    expect(load(yaml, { needs: ['database'] })).toMatchObject({ mailboxes: [], submission: null });
    expect(load(yaml, { needs: ['database'], env: { S: 'x' } })).toMatchObject({
      mailboxes: [{}],
      submission: {},
    });
  });

  test('leaves the shipped default to values that a command does not use, and keeps those beside', () => {
    const unset = minimal
      .replace('address: desk@example.com', 'address: "${ADDRESS}"')
      .replace('[noc@example.com]', '["${NOC}", night@example.com]');
    const config = load(`${unset}letters: { mode: "\${MODE}", oldest: PT1H }`, { needs: [] });
    expect(config.desk).toMatchObject({ timezone: 'America/Bogota', agents: ['night@example.com'] });
    expect(config.letters).toMatchObject({ mode: 'send', oldest: 3_600_000 });
  });

  test('does not hide what else is wrong', () => {
    const faults = faultsOf(yaml.replace('port: 587', 'prot: 587'), { needs: [] });
    expect(faults.map(({ path }) => path)).toEqual(['submission.port', 'submission.prot']);
  });

  test('does not turn into another fault', () => {
    const unset = minimal
      .replace('tls: starttls', 'tls: "${TLS}"')
      .replace('agents: [noc@', 'agents: ["${NOC}", noc@');
    expect(faultsOf(unset, { needs: [] })).toEqual([]);
    expect(faultsOf(unset).map(({ what }) => what)).toEqual([
      'the environment variable NOC is not set',
      'the environment variable TLS is not set',
    ]);
  });
});
