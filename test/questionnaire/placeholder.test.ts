import { expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

function read(answer: string) {
  return readLines(
    [
      'Nombre del cliente: Minera Andina',
      'Sitio el cliente: Lima',
      `Horarios de apertura del lugar: ${answer}`,
    ].join('\n'),
  );
}

test('what a form shows in the place of an answer is none, also broken over two lines', () => {
  for (const prompt of [
    'Haga clic o pulse aquí para escribir texto.',
    'Haga clic o pulse aquí para\nescribir texto.',
    'Haga clic aquí para escribir una fecha.',
    'Haga clic aquí o pulse para escribir una fecha.',
    'Click or tap here to enter text.',
    'Click or tap to enter a date.',
    'Click here to enter text.',
    'Clique ou toque aqui para inserir o texto.',
    'Clique ou toque para inserir uma data.',
    'Clique aqui para digitar texto.',
    'Elija un elemento.',
    'Seleccione una opción',
    'Choose an item.',
    'Escolher um item.',
    'Selecione um item',
    'Elija un elemento. Haga clic aquí para escribir texto.',
    'XXXX',
    'xxx-xxx',
    'XX/XX/XXXX',
  ]) {
    const { fields, missing } = read(prompt);
    expect(fields.siteHours, prompt).toBeUndefined();
    expect(missing, prompt).toContain('siteHours');
  }
});

test('the same words within an answer belong to it, and so does a number with some figures hidden', () => {
  for (const answer of [
    'El portal dice «Elija un elemento» y no avanza',
    'Al hacer clic aquí para escribir texto se cierra',
    'Tarjeta XXXX 4411',
    'XXXX-1234',
    'XX',
    'X',
    'Pulse el timbre',
  ])
    expect(read(answer).fields.siteHours?.text).toBe(answer);
});

test.each([
  '(obligatorio)',
  '(campo obligatorio)',
  '(obrigatório)',
  '(required)',
  '(mandatory field)',
  '(Opcional)',
])('whether an answer is owed is no part of it: %s', mark => {
  expect(read(`${mark} 8 a 18`).fields.siteHours?.text).toBe('8 a 18');
  expect(read(`${mark}\n8 a 18`).fields.siteHours?.text).toBe('8 a 18');
  expect(read(mark).missing).toContain('siteHours');
});

test.each([
  '(en el campo) 8 a 18',
  '(campo) 8 a 18',
  '8 a 18 (obligatorio con casco)',
  '(obligatorio avisar) 8 a 18',
])('a bracket that says more is: %s', answer => {
  expect(read(answer).fields.siteHours?.text).toBe(answer);
});
