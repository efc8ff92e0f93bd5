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
