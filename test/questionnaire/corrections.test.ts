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
    ['Corrección: el sitio es Cusco', 'site', 'Cusco'],
    ['Corrección: el sitio es Cusco, no Lima', 'site', 'Cusco'],
    ['Corrección: Sitio del cliente: Cusco', 'site', 'Cusco'],
    ['Me equivoqué: el horario es 9 a 20', 'siteHours', '9 a 20'],
    ['Correction: the site is Cusco', 'site', 'Cusco'],
    ['Correção: o site é Cusco', 'site', 'Cusco'],
  ])('counts where it says which answer is which: %s', (correction, key, text) => {
    const { fields, unreadable, leftovers } = readAbove(correction);
    expect([fields[key]?.text, unreadable]).toEqual([text, []]);
    expect(fields.equipmentReset?.text).toBe('Sí');
    expect(leftovers).toEqual([correction]);
  });

  test.each([
    ['Corrección: no se hizo reinicio, disculpe', 'equipmentReset', 'no'],
    ['Corrijo: sí llovió anoche', 'rain', 'yes'],
    ['My mistake: it is raining', 'rain', 'yes'],
    ['Correção: não foi feito reset', 'equipmentReset', 'no'],
  ])('counts for the only question it answers: %s', (correction, key, value) => {
    expect(readAbove(correction, 1).fields[key]?.value).toBe(value);
  });

  test.each([
    ['Corrección: no es Lima', 'site'],
    ['Corrección: es Cusco, no Lima', 'site'],
    ['Corrección: el horario cambió', 'siteHours'],
  ])('that does not leaves the answer it speaks of in doubt: %s', (correction, key) => {
    const { fields, unreadable, leftovers } = readAbove(correction);
    expect([Object.keys(fields), unreadable]).toEqual([expect.arrayContaining([key]), [key]]);
    expect(leftovers).toEqual([correction]);
  });

  test.each(['Corrección de rutas pendiente', 'Disculpen la demora'])(
    'is not whatever speaks of corrections or excuses: %s',
    line => {
      expect(readAbove(line, 1).unreadable).toEqual([]);
    },
  );
});
