import { expect, test } from 'vitest';
import type { Enclosed } from '../../src/mail/mail.ts';
import { lines, readLines } from './letters-in.ts';

const answers = [
  ['Nombre del cliente', 'Minera Andina S.A.'],
  ['Sitio del cliente', 'Lima'],
  ['Descripción del problema', 'Enlace caído'],
  ['Incidente interno', 'INC0012345'],
];

function document(rows: string[][]): Enclosed {
  const html = rows.map(cells => ({ cells, table: 1, quoteDepth: 0 }));
  return { fileName: 'a.docx', kind: 'docx', from: null, date: null, text: { plain: [], html } };
}

const filled = document(answers);
const blank = document(answers.map(([label = '']) => [label, '']));

test('the form in an attached document is read when the body holds none', () => {
  const { form, fields, missing, leftovers } = readLines('Adjunto el formulario lleno.', {
    enclosed: [filled],
  });
  expect(form).toBe('latam-es');
  expect(fields.site).toMatchObject({ text: 'Lima', from: 'attachment' });
  expect(missing).toContain('rain');
  expect(leftovers).toEqual(['Adjunto el formulario lleno.']);
});

test('a blank form in the body does not hide the filled one beside it', () => {
  const asked = answers.map(([label]) => `${label}:`).join('\n');
  expect(readLines(asked, { enclosed: [filled] }).fields.site?.from).toBe('attachment');
});

test('a filled form in the body is the one that counts', () => {
  const body = answers.map(([label]) => `${label}: Quito`).join('\n');
  const { fields, others } = readLines(body, { enclosed: [filled] });
  expect(fields.site).toMatchObject({ text: 'Quito', from: 'plain' });
  expect(others).toEqual([]);
});

test('each attached form is a form of the mail', () => {
  const second = document(
    answers.map(([label = '', answer = '']) => [label, answer.replace('Lima', 'Quito')]),
  );
  const { fields, others } = readLines('', { enclosed: [filled, blank, second] });
  expect([fields, ...others.map(other => other.fields)].map(({ site }) => site?.text)).toEqual([
    'Lima',
    'Quito',
  ]);
});

test('a blank attached form is no form', () => {
  const { kind, form } = readLines('No tenemos servicio desde ayer.', { enclosed: [blank] });
  expect([kind, form]).toEqual(['unstructured', null]);
});

test('a reply may answer with an attached form', () => {
  const reply = { subject: 'Re: [INC-000123] Enlace caído', enclosed: [filled] };
  expect(readLines('Adjunto lo que faltaba.', reply)).toMatchObject({
    kind: 'reply',
    form: 'latam-es',
    fields: { customerReference: { text: 'INC0012345', from: 'attachment' } },
  });
});

test('an attached mail is read like one', () => {
  const plain = lines(answers.map(([label, answer]) => `${label}: ${answer}`).join('\n'));
  const from = { name: 'Luis Soto', address: 'luis@minera.example' };
  const mail: Enclosed = { fileName: 'a.eml', kind: 'mail', from, date: null, text: { plain, html: [] } };
  expect(readLines('', { enclosed: [mail] }).fields.site).toMatchObject({ text: 'Lima', from: 'attachment' });
});
