import { expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const reset = '¿Se realizó un reinicio en el (los) equipo (s)?';

/** A form whose last question nobody answered, and a paragraph below it. */
function readBelow(paragraph: string, question = reset, blanks = 1) {
  return readLines(
    [
      'Nombre del cliente: Minera Andina',
      'Sitio del cliente: Lima, Perú',
      'Descripción del problema: Enlace caído',
      `${question}:`,
      ...Array(blanks).fill(''),
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
  'Por favor reinicien ustedes.',
  '¿Pueden reiniciarlo ustedes?',
  'Please reset it from your side.',
  'Favor reiniciar o roteador remotamente.',
  'Ya reiniciamos ayer el otro sitio',
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
  ['Please note the router was reset twice.', 'yes'],
])('one that answers it is its answer: %s', (paragraph, value) => {
  expect(readBelow(paragraph).fields.equipmentReset).toMatchObject({ text: paragraph, value });
});

const questions = [
  '¿Tiene una contingencia de BT?',
  '¿Funciona la contingencia de BT?',
  '¿Tiene energía en el sitio en este momento?',
  '¿Hubo un corte de energía en el sitio?',
  '¿Está lloviendo o ha llovido allí?',
  '¿Están todos los equipos conectados?',
  reset,
  'Contactos locales',
  'Incidente interno',
  'Tipo de servicio afectado',
];
const prose = [
  'El router tiene la luz roja encendida',
  'Es la tercera vez este mes',
  'hay clientes esperando',
  'estamos perdiendo ventas',
  'Nota: mañana es feriado',
  'El enlace principal no funciona desde ayer',
  'Tenemos evento el sábado y no podemos estar sin servicio',
];

test.each(prose)(
  'a sentence that speaks of something else is left over, right below an empty question too: %s',
  said => {
    for (const question of questions) {
      for (const blanks of [0, 1]) {
        const { fields, leftovers } = readBelow(said, question, blanks);
        expect(Object.keys(fields), question).toEqual(['customerName', 'site', 'problemDescription']);
        expect(leftovers, question).toEqual([said]);
      }
    }
  },
);

test.each([
  ['¿Tiene una contingencia de BT?', 'No tenemos ninguna por ahora', 'no'],
  ['¿Tiene una contingencia de BT?', 'Tenemos un modem 4G', 'yes'],
  ['¿Tiene una contingencia de BT?', 'por el momento no', 'no'],
  ['¿Funciona la contingencia de BT?', 'no levantó cuando cayó el principal', 'no'],
  ['¿Tiene energía en el sitio en este momento?', 'la energía volvió a las 10', 'yes'],
  ['¿Hubo un corte de energía en el sitio?', 'Anoche como a las 11', 'yes'],
  ['¿Está lloviendo o ha llovido allí?', 'Un poco por la mañana', 'yes'],
  ['¿Están todos los equipos conectados?', 'todo en orden', 'yes'],
  ['¿Están todos los equipos conectados?', 'Menos el switch', 'no'],
  [reset, 'lo intentamos dos veces', 'yes'],
  ['¿Funciona la contingencia de BT?', 'Nunca entró en servicio el 4G', 'no'],
  ['¿Está lloviendo o ha llovido allí?', 'Para nada, día espléndido', 'no'],
  [reset, '( ) Sí (X) No', 'no'],
])('%s is answered right below by "%s"', (question, said, value) => {
  expect(Object.values(readBelow(said, question, 0).fields).at(-1)).toMatchObject({ text: said, value });
});

test('a sentence right below a question is its answer where the answers stand below their questions', () => {
  const lines = ['Nombre del cliente:', 'Minera Andina', 'Sitio del cliente:', 'Lima, Perú'];
  const said = 'El guardia los revisa cada mañana';
  const { fields, unreadable } = readLines(
    [...lines, 'Descripción del problema:', 'Enlace caído', '¿Está lloviendo?:', said].join('\n'),
  );
  expect([fields.rain?.text, unreadable]).toEqual([said, ['rain']]);
});
