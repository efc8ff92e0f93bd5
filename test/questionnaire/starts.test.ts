import { describe, expect, test } from 'vitest';
import { startsIn } from '../../src/questionnaire/values/starts.ts';

const sunday = new Date('2026-11-22T12:00:00Z');
const bogota = { country: 'CO', zone: 'America/Bogota' };
const at = (iso: string, until: string | null = null) => ({
  at: new Date(iso),
  until: until === null ? null : new Date(until),
});

describe('the starts that an answer names', () => {
  test.each([
    ['1/12/2026 18:00', [at('2026-12-01T18:00-05:00')]],
    ['1/12/2026 entre 18:00 y 22:00', [at('2026-12-01T18:00-05:00', '2026-12-01T22:00-05:00')]],
    ['1 de diciembre de 2026', [{ on: '2026-12-01' }]],
    ['viernes 27 de noviembre por la mañana', [{ on: '2026-11-27' }]],
    ['12/01/2027 ou 13/01/2027', [{ on: '2027-01-12' }, { on: '2027-01-13' }]],
    ['1/12 o 2/12 a las 18:00', [at('2026-12-01T18:00-05:00'), at('2026-12-02T18:00-05:00')]],
    [
      'Opción 1: lunes 30/11/2026 22:00; opción 2: martes 1/12/2026 20:00',
      [at('2026-11-30T22:00-05:00'), at('2026-12-01T20:00-05:00')],
    ],
    [
      'Tue 1 Dec 2026 at 9:00 or Wed 2 Dec 2026 at 9:00',
      [at('2026-12-01T09:00-05:00'), at('2026-12-02T09:00-05:00')],
    ],
    ['1/12/2026 18:00, 2/12/2026 18:00', [at('2026-12-01T18:00-05:00'), at('2026-12-02T18:00-05:00')]],
  ])('"%s"', (text, starts) => {
    expect(startsIn(text, bogota, sunday)).toEqual(starts);
  });

  test.each(['lo antes posible', '1 o 2 de diciembre', 'a confirmar', 'antes del 1/12', '31/11/2026 18:00'])(
    '"%s" is asked about and not guessed',
    text => {
      expect(startsIn(text, bogota, sunday)).toBe('unreadable');
    },
  );

  test('03/04 is asked about where it may be March or April', () => {
    const sanJuan = { country: 'PR', zone: 'America/Puerto_Rico' };
    expect(startsIn('03/04/2027 10:00', sanJuan, sunday)).toBe('ambiguous');
    expect(startsIn('03/04/2027 10:00', bogota, sunday)).toEqual([at('2027-04-03T10:00-05:00')]);
  });
});
