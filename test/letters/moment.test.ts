import { describe, expect, it } from 'vitest';
import { momentIn } from '../../src/letters/moment.ts';
import { sundayMorning } from './desk.ts';

describe('A moment in a letter', () => {
  it.each([
    ['es', 'America/Lima', '22 nov 2026, 07:15 (hora de Perú, GMT-5)'],
    ['en', 'America/Lima', '22 Nov 2026, 07:15 (Peru Time, GMT-5)'],
    ['pt', 'America/Sao_Paulo', '22 de nov. de 2026, 09:15 (horário de Brasília, GMT-3)'],
    ['pt', 'America/Manaus', '22 de nov. de 2026, 08:15 (horário do Amazonas, GMT-4)'],
    ['pt', 'America/Lima', '22 de nov. de 2026, 07:15 (horário do Peru, GMT-5)'],
    ['pt', 'America/Argentina/Buenos_Aires', '22 de nov. de 2026, 09:15 (horário de Buenos Aires, GMT-3)'],
    ['pt', 'America/Mexico_City', '22 de nov. de 2026, 06:15 (horário da Cidade do México, GMT-6)'],
    ['pt', 'Etc/GMT+5', '22 de nov. de 2026, 07:15 (GMT-5)'],
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
