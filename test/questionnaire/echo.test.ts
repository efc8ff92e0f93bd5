import { expect, test } from 'vitest';
import { isEcho } from '../../src/questionnaire/echo.ts';
import type { Answer } from '../../src/questionnaire/reading.ts';

const prefixes = ['INC-', 'SSR-', 'RFC-'];
const answers = (from: Answer['from']) => ({ site: { text: 'Lima', confidence: 1, from } });
const echoes = (from: Answer['from'], own: string, whole = own, form: string | null = 'latam-es') =>
  isEcho({ form, fields: answers(from) }, own, () => whole, prefixes);

test('a form beside a number of ours may be our own letter that a machine sends back', () => {
  expect(echoes('plain', 'Ticket 99 creado. Su caso INC-000123: Sitio: Lima')).toBe(true);
  expect(echoes('quoted', 'Ticket 99 creado.', 'Ticket 99 creado.\nNúmero INC-000123\nSitio: Lima')).toBe(
    true,
  );
});

test('a form above the history of another ticket, or with the customer’s own number, is a new one', () => {
  expect(echoes('plain', 'Sitio: Lima', 'Sitio: Lima\nDe: Mesa\nSu número es INC-000123')).toBe(false);
  expect(echoes('plain', 'Incidente interno: INC0012345')).toBe(false);
  expect(echoes('plain', 'INC-000123', 'INC-000123', null)).toBe(false);
});
