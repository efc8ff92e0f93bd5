import { expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

/** A form whose last question nobody answered, and a paragraph below it. */
function readBelow(paragraph: string) {
  return readLines(
    [
      'Nombre del cliente: Minera Andina',
      'Sitio del cliente: Lima, Perú',
      'Descripción del problema: Enlace caído',
      '¿Se realizó un reinicio en el (los) equipo (s)?:',
      '',
      paragraph,
    ].join('\n'),
  );
}

test.each([
  'No olviden llamarme antes de venir.',
  'Tenemos 40 usuarios afectados.',
  'El enlace está intermitente desde ayer.',
  'We are losing money every minute, please hurry.',
  'We are available all day.',
  'Estamos sem faturar desde ontem.',
])('a sentence below a question that nobody answered is left over: %s', paragraph => {
  const { fields, leftovers } = readBelow(paragraph);
  expect(fields).not.toHaveProperty('equipmentReset');
  expect(leftovers).toEqual([paragraph]);
});

test.each([
  ['Sí, dos veces ayer por la tarde.', 'yes'],
  ['Se reiniciaron los equipos y sigue igual.', 'yes'],
  ['Hemos reiniciado el router sin éxito.', 'yes'],
  ['No se ha hecho todavía en el sitio.', 'no'],
  ['Ayer a las tres de la tarde.', 'yes'],
])('one that answers it is its answer: %s', (paragraph, value) => {
  expect(readBelow(paragraph).fields.equipmentReset).toMatchObject({ text: paragraph, value });
});
