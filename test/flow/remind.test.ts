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

test('a year confirmed in the configuration silences it', () => {
  expect(reminders(load(`${minimal}calendars: { confirmed: 2027 }\n`), december)).toEqual([]);
});
