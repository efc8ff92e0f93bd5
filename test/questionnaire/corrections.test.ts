import { describe, expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

function readAbove(below: string, blanks = 0) {
  return readLines(
    [
      'Nombre del cliente: Minera Andina',
      'Sitio del cliente: Lima, Perú',
      'Descripción del problema: Enlace caído',
      'Horarios de apertura del lugar: 8 a 18',
      '¿Está lloviendo o ha llovido allí? No',
      '¿Se realizó un reinicio en el (los) equipo (s)? Sí',
      ...Array(blanks).fill(''),
      below,
    ].join('\n'),
  );
}

describe('A correction below the form', () => {
  test.each([
    ['Corrección: Sitio del cliente: Cusco', 'site', 'Cusco'],
    ['Me equivoqué: Horario: 9 a 20', 'siteHours', '9 a 20'],
    ['Correction: Site: Cusco', 'site', 'Cusco'],
  ])('counts where it has the label of its question: %s', (correction, key, text) => {
    const { fields, unreadable, leftovers } = readAbove(correction);
    expect([fields[key]?.text, unreadable]).toEqual([text, []]);
    expect(fields.equipmentReset?.text).toBe('Sí');
    expect(leftovers).toEqual([correction]);
  });

  test.each([
    ['Corrección: el sitio es Cusco', 'site'],
    ['Corrección: el sitio es crítico', 'site'],
    ['Corrección: no se hizo reinicio, disculpe', 'equipmentReset'],
    ['My mistake: it is raining', 'rain'],
    ['Correção: o site é Cusco', 'site'],
    ['Corrección: no es Lima', 'site'],
    ['Corrección: es Cusco, no Lima', 'site'],
    ['Corrección: el horario cambió', 'siteHours'],
  ])('without one leaves the answer it speaks of in doubt: %s', (correction, key) => {
    const { fields, unreadable, leftovers } = readAbove(correction);
    expect([Object.keys(fields), unreadable]).toEqual([expect.arrayContaining([key]), [key]]);
    expect(leftovers).toEqual([correction]);
  });

  test.each([
    'Corrección de rutas pendiente',
    'Disculpen la demora',
    'Disculpen, mañana es Feriado local',
    'Disculpen, la energía es Enel',
  ])('is not whatever speaks of corrections or excuses: %s', line => {
    expect(readAbove(line, 1).unreadable).toEqual([]);
  });
});
