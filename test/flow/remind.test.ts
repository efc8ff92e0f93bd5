import { expect, test } from 'vitest';
import { remind, reminders } from '../../src/flow/remind.ts';
import { load, minimal } from '../config/written.ts';

const december = new Date('2026-12-01T05:00:00Z');

test('from 1 December the log says that the calendar of next year is not confirmed', () => {
  const said: unknown[] = [];
  const log = { warn: (words: unknown) => void said.push(words) };
  remind(load(minimal), { clock: () => december, log });
  expect(said).toEqual([expect.stringContaining('nobody has confirmed the holidays of 2027')]);
  expect(said).toEqual([expect.stringContaining('calendars.confirmed: 2027')]);
});

test('the digest says it in the language of the desk', () => {
  expect(reminders(load(minimal), december, 'es')).toEqual([
    expect.stringContaining('nadie ha confirmado los feriados de 2027'),
  ]);
  expect(reminders(load(minimal), december, 'pt')).toEqual([
    expect.stringContaining('ninguém confirmou os feriados de 2027'),
  ]);
});

test('a client secret near its end is in the log too', () => {
  const oauth = 'provider: gmail, clientId: desk, clientSecret: hidden, refreshToken: hidden';
  const expiring = `oauth: { ${oauth}, clientSecretExpiresOn: 2026-12-10 }`;
  const config = load(minimal.replaceAll('password: hidden', expiring));
  expect(reminders(config, december)).toEqual([
    expect.stringContaining('confirmed'),
    expect.stringMatching(/^the client secret of desk expires in 9 days, on 2026-12-10: /),
  ]);
  expect(reminders(config, december, 'es')[1]).toMatch(
    /^el secreto de cliente de desk vence en 9 días, el 2026-12-10: cree uno nuevo/,
  );
  expect(reminders(config, december, 'pt')[1]).toMatch(
    /^o segredo do cliente desk vence em 9 dias, em 2026-12-10: crie um novo/,
  );
});

test('a year confirmed in the configuration silences it', () => {
  expect(reminders(load(`${minimal}calendars: { confirmed: 2027 }\n`), december)).toEqual([]);
});
