import { describe, expect, it } from 'vitest';
import { momentIn } from '../../src/letters/moment.ts';
import { sundayMorning } from './desk.ts';

describe('A moment in a letter', () => {
  it.each([
    ['es', 'America/Lima', '22 nov 2026, 07:15 (hora de Perú, GMT-5)'],
    ['en', 'America/Lima', '22 Nov 2026, 07:15 (Peru Time, GMT-5)'],
    ['pt', 'America/Sao_Paulo', '22 de nov. de 2026, 09:15 (BRT, GMT-3)'],
    ['es', 'America/Mexico_City', '22 nov 2026, 06:15 (hora de Ciudad de México, GMT-6)'],
    ['es', 'America/Santiago', '22 nov 2026, 09:15 (hora de Chile, GMT-3)'],
    ['en', 'UTC', '22 Nov 2026, 12:15 (GMT+0)'],
  ] as const)('is shown in %s at the site in %s with its zone', (language, zone, words) => {
    expect(momentIn(language, zone, sundayMorning)).toBe(words);
  });

  it('follows the summer time of the site', () => {
    expect(momentIn('es', 'America/Santiago', new Date('2026-07-01T12:00:00Z'))).toBe(
      '1 jul 2026, 08:00 (hora de Chile, GMT-4)',
    );
  });
});
