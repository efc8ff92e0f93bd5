import { expect, test } from 'vitest';
import { lines, readLines } from './letters-in.ts';

const form = (site: number) =>
  `Nombre del cliente: Minera Andina\nSitio el cliente: Campamento ${site}\nIncidente interno: MA-${site}\n`;
const forms = (count: number) => Array.from({ length: count }, (_, index) => form(index + 1)).join('\n');

test('of very many forms in one mail the first fifty are read and the others counted', () => {
  const { others, unreadForms, leftovers } = readLines(forms(57));
  expect(others).toHaveLength(49);
  expect(unreadForms).toBe(7);
  expect(leftovers.join()).toContain('Campamento 57');
});

test('fifty forms are read without a rest', () => {
  const { others, unreadForms } = readLines(forms(50));
  expect(others).toHaveLength(49);
  expect(unreadForms).toBe(0);
});

test('forms of an older mail below are not counted', () => {
  const quoted = forms(60).replace(/^/gm, '> ');
  expect(readLines(`${form(1)}\n${quoted}`)).toMatchObject({ others: [], unreadForms: 0 });
});

test('the rows of an attached workbook are counted too', () => {
  const cells = Array.from({ length: 60 }, (_, index) => ['Minera', `Campamento ${index}`, `MA-${index}`]);
  const header = ['Nombre del cliente', 'Sitio el cliente', 'Incidente interno'];
  const html = [header, ...cells].map(row => ({ cells: row, table: 1, quoteDepth: 0 }));
  const workbook = { fileName: 'sedes.xlsx', kind: 'xlsx', from: null, date: null } as const;
  const { others, unreadForms } = readLines('Adjunto.', {
    enclosed: [{ ...workbook, text: { plain: lines(''), html } }],
  });
  expect(others).toHaveLength(49);
  expect(unreadForms).toBe(10);
});

test('what a description tells in the words of questions below begins no form', () => {
  const { fields, others } = readLines(
    [
      'Nombre del cliente: Minera Andina',
      'Sitio del cliente: Lima, Perú',
      'Descripción del problema: Falla intermitente.',
      'Está lloviendo.',
      'Se reinició el equipo.',
      'Horarios de apertura del lugar: 8 a 18',
      '¿Está lloviendo o ha llovido allí? No',
      '¿Están todos los equipos conectados? Sí',
      '¿Se realizó un reinicio en el (los) equipo (s)? No',
    ].join('\n'),
  );
  expect(others).toEqual([]);
  expect(fields.problemDescription?.text).toBe('Falla intermitente. Está lloviendo. Se reinició el equipo.');
  expect([fields.rain?.value, fields.equipmentReset?.value]).toEqual(['no', 'no']);
});

const tells = (...told: string[]) =>
  [
    'Nombre del cliente: Minera Andina',
    'Sitio del cliente: Lima, Perú',
    ...told,
    'Horarios de apertura del lugar: 8 a 18',
    '¿Está lloviendo o ha llovido allí? No',
    '¿Están todos los equipos conectados? Sí',
    '¿Se realizó un reinicio en el (los) equipo (s)? No',
  ].join('\n');

test.each([
  ['- reinicio: sí', '- lluvia: no'],
  ['• lluvia: sí', '• reinicio: sí', '• equipos conectados: no'],
  ['1) equipos conectados', '2) reinicio: sí'],
  ['lluvia: no', 'reinicio: sí', 'equipos conectados: sí'],
])('what a description lists in short is told where the questions come below: %s', (...list) => {
  const { fields, others } = readLines(tells('Descripción del problema: Sin enlace.', ...list));
  expect(others).toEqual([]);
  expect(fields.problemDescription?.text).toBe(['Sin enlace.', ...list].join(' '));
  const { rain, equipmentConnected, equipmentReset } = fields;
  expect([rain, equipmentConnected, equipmentReset].map(field => field?.value)).toEqual(['no', 'yes', 'no']);
});

test.each([
  ['in short, then in full', ['Lluvia: no', 'Reinicio: sí'], ''],
  ['in a list', ['- Lluvia: no', '- Reinicio: sí'], '- '],
])('two forms are two, though the first asks %s', (_, asked, mark) => {
  const first = ['Cliente: Minera Sur', 'Sitio: Tacna, Perú', 'Descripción: Lento.', ...asked];
  const second = tells('Descripción del problema: Sin enlace.').replace(/^/gm, mark);
  const { fields, others } = readLines(`${first.join('\n')}\n\n${second}`);
  expect(others).toHaveLength(1);
  expect([fields.rain?.value, fields.equipmentReset?.value]).toEqual(['no', 'yes']);
});

test.each([['- Contactos locales'], ['- ¿Está lloviendo?'], ['- Reinicio: sí'], ['Reinicio: sí']])(
  'a label that is no item of a list is asked below a description: %s',
  label => {
    const { fields } = readLines(
      [
        'Nombre del cliente: Minera Andina',
        'Sitio del cliente: Lima, Perú',
        'Descripción del problema: Sin enlace.',
        label,
        'Incidente interno: 55',
      ].join('\n'),
    );
    expect(fields.problemDescription?.text).toBe('Sin enlace.');
  },
);
