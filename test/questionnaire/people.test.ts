import { expect, test } from 'vitest';
import { contactsIn } from '../../src/questionnaire/values/contacts.ts';
import { pointsToOthers } from '../../src/questionnaire/values/same-people.ts';

const named = (text: string) => contactsIn([text], 'PE').map(({ name }) => name);

test.each([
  ['Ana Paula de Souza e Silva, ana@loja.example', 'Ana Paula de Souza e Silva'],
  ['Dr. José Ortega y Gasset 987654321', 'José Ortega y Gasset'],
  ['José Carlos Moura e Costa Neto e Maria Lima', 'José Carlos Moura e Costa Neto', 'Maria Lima'],
  ['João Pereira e Costa e Silva 987654321', 'João Pereira e Costa e Silva'],
  ['Ana Ruiz y Pedro Lazo', 'Ana Ruiz', 'Pedro Lazo'],
  ['Ana Ruiz e Wagner', 'Ana Ruiz', 'Wagner'],
  ['Ana Ruiz y NOC 987654321', 'Ana Ruiz', 'NOC'],
  ['Ana Ruiz y Wilder Quispe', 'Ana Ruiz', 'Wilder Quispe'],
  ['Ana Ruiz y Portería', 'Ana Ruiz', 'Portería'],
  ['João e Maria', 'João', 'Maria'],
])('%s: "y" and "e" join surnames, and part people', (text, ...names) => {
  expect(named(text)).toEqual(names);
});

test.each([
  ['Cualquiera de turno 987654321'],
  ['El que esté de guardia, 987654321'],
  ['Quien conteste al 987654321'],
  ['Whoever is on shift, 987654321'],
  ['anyone at the front desk 987654321'],
  ['Quem estiver de plantão 987654321'],
  ['Qualquer pessoa da portaria 987654321'],
])('%s: whoever answers has no name', text => {
  expect(contactsIn([text], 'PE')).toEqual([{ phone: '+51987654321' }]);
});

test.each([
  'Ana Ruiz 987654321 o el que esté de guardia 986654321',
  'Ana Ruiz 987654321, quien esté de turno: 986654321',
  'Ana Ruiz 987654321 / cualquiera de turno 986654321',
  'Ana Ruiz 987654321\nLa que conteste, 986654321',
  'Ana Ruiz 987654321 ou quem estiver de plantão 986654321',
  'Ana Ruiz 987654321 or whoever is on shift 986654321',
])('%j: the number of whoever answers is not of who was named before', text => {
  expect(contactsIn(text.split('\n'), 'PE')).toEqual([
    { name: 'Ana Ruiz', phone: '+51987654321' },
    { phone: '+51986654321' },
  ]);
});

test.each([
  'Ana Ruiz o el que esté de guardia 987654321',
  'Ana Ruiz ou quem atender, 987654321',
  'Ana Ruiz, la que lleva las redes, 987654321',
])('%s: the only number is of who is named', text => {
  expect(contactsIn([text], 'PE')).toEqual([{ name: 'Ana Ruiz', phone: '+51987654321' }]);
});

test.each([
  'Ana Ruiz, 987654321, cualquiera de los dos: 015550101',
  'Ana Ruiz, 987654321, whoever answers will transfer, 015550101',
  'Ana Ruiz, 987654321, qualquer coisa me liga no 015550101',
  'Ana Ruiz, 987654321, 015550101 (marcar en ese orden)',
])('%s: both numbers are of who is named', text => {
  expect(contactsIn([text], 'PE')).toEqual([
    { name: 'Ana Ruiz', phone: '+51987654321' },
    { name: 'Ana Ruiz', phone: '+5115550101' },
  ]);
});

test.each([
  ['Mi nombre es Ana Ruiz', 'Ana Ruiz'],
  ['Supervisor de turno Luis Paz', 'Luis Paz'],
  ['Preguntar por Ana Ruiz', 'Ana Ruiz'],
  ['Ligar apenas para Ana Souza', 'Ana Souza'],
  ['Only call John Smith', 'John Smith'],
  ['De noche Pedro Lazo', 'Pedro Lazo'],
  ['Señora Ana Ruiz', 'Ana Ruiz'],
  ['O João Lima', 'João Lima'],
  ['Ligar no celular da Ana Souza', 'Ana Souza'],
  ['if no answer Mary Jones', 'Mary Jones'],
  ['Call Center', 'Call Center'],
  ['Transportes Rosa Paz', 'Transportes Rosa Paz'],
  ['quien reemplaza a Pedro Lazo', undefined],
  ['Ana Ruiz es la jefa de turno', undefined],
])('%s: words that lead to somebody are no part of the name', (text, ...names) => {
  expect(named(`${text} 987654321`)).toEqual(names);
});

test.each([
  ['Ana Ruiz y Pedro Lazo, 987654321, 986654321 respectivamente'],
  ['Ana Ruiz y Pedro Lazo: 987654321 y 986654321 (respectivamente)'],
  ['Ana Ruiz y Pedro Lazo', '987654321 / 986654321', 'respectivamente'],
  ['Ana Ruiz and Pedro Lazo at 987654321 and 986654321 respectively'],
  ['Ana Ruiz e Pedro Lazo, 987654321 e 986654321, respectivamente'],
  ['Ana Ruiz 987654321 y Pedro Lazo 986654321, mañana y noche respectivamente'],
  ['Ana Ruiz y Pedro Lazo: 987654321 y 986654321 (en ese orden)'],
  ['Ana Ruiz e Pedro Lazo, cel. 987654321 e 986654321, nessa ordem'],
  ['Ana Ruiz and Pedro Lazo', '987654321, 986654321', 'in the same order'],
])('%s: numbers belong to people in their order where the answer says so', (...lines) => {
  expect(contactsIn(lines, 'PE')).toEqual([
    { name: 'Ana Ruiz', phone: '+51987654321' },
    { name: 'Pedro Lazo', phone: '+51986654321' },
  ]);
});

test.each([
  'Llamar a Ana Ruiz al 987654321 o a Pedro Lazo al 986654321',
  'Ana Ruiz 987654321, na falta dela falar com Pedro Lazo 986654321',
  'Ana Ruiz 987654321 or try Pedro Lazo 986654321',
])('%s: each number is that of who is named before it', text => {
  expect(contactsIn([text], 'PE')).toEqual([
    { name: 'Ana Ruiz', phone: '+51987654321' },
    { name: 'Pedro Lazo', phone: '+51986654321' },
  ]);
});

test('as many numbers as people behind all names are theirs in their order', () => {
  const each = [
    { name: 'Ana', phone: '+51987654321' },
    { name: 'Pedro', phone: '+51986654321' },
  ];
  expect(contactsIn(['Ana y Pedro: 987654321 y 986654321'], 'PE')).toEqual(each);
  expect(contactsIn(['Ana y Pedro, 987654321, 986654321'], 'PE')).toEqual(each);
});

test('a number behind words on somebody else is not of the one before', () => {
  const text = 'Ana Ruiz 987654321, en caso de que no conteste nadie Sra. Rosa Paz 986654321';
  expect(contactsIn([text], 'PE')).toEqual([
    { name: 'Ana Ruiz', phone: '+51987654321' },
    { phone: '+51986654321' },
  ]);
});

test('addresses belong to people in their order as well', () => {
  const text = 'Ana Ruiz y Pedro Lazo, uno@minera.example y dos@minera.example, respectivamente';
  expect(contactsIn([text], 'PE')).toEqual([
    { name: 'Ana Ruiz', email: 'uno@minera.example' },
    { name: 'Pedro Lazo', email: 'dos@minera.example' },
  ]);
});

test('whose two numbers are is not known of three people', () => {
  expect(
    contactsIn(['Ana Ruiz, Pedro Lazo y Luis Paz, 987654321 y 986654321 respectivamente'], 'PE'),
  ).toEqual([
    { name: 'Ana Ruiz' },
    { name: 'Pedro Lazo' },
    { name: 'Luis Paz' },
    { phone: '+51987654321' },
    { phone: '+51986654321' },
  ]);
});

test.each([
  'Ana Ruiz 987654321, 01 555 0101; Luis Soto luis.soto@minera.example Llamar en ese orden.',
  'Ana Ruiz 987654321, 01 555 0101 (celular y fijo respectivamente); Luis Soto luis.soto@minera.example',
  'Ana Ruiz 987654321 y 01 555 0101; Luis Soto luis.soto@minera.example, respectivamente',
])('%s: two numbers of one person are not dealt out', text => {
  expect(contactsIn([text], 'PE')).toEqual([
    { name: 'Ana Ruiz', phone: '+51987654321' },
    { name: 'Ana Ruiz', phone: '+5115550101' },
    { name: 'Luis Soto', email: 'luis.soto@minera.example' },
  ]);
});

test.each([
  'Si no contesta Ana Ruiz +51 987 654 321, llamar a Luis Soto +51 911 222 333',
  'Solo si no contesta Ana Ruiz +51 987 654 321, llamar a Luis Soto +51 911 222 333',
  'Not only Ana Ruiz +51 987 654 321 but also Luis Soto +51 911 222 333',
])('%s: a number behind words on somebody is not of who is named next', text => {
  expect(contactsIn([text], 'PE')).toEqual([
    { phone: '+51987654321' },
    { name: 'Luis Soto', phone: '+51911222333' },
  ]);
});

test.each([
  'Ana Ruiz DNI 45678912, cel 987654321',
  'Ana Ruiz DNI 45678912 987654321',
  'Ana Ruiz (DNI 45678912) 987654321',
  'Ana Ruiz, CPF 123.456.789-00, cel 987654321',
  'Ana Ruiz cédula N° 45678912, 987654321',
])('%s: the number of a paper parts nobody from the telephone', text => {
  expect(contactsIn([text], 'PE')).toEqual([{ name: 'Ana Ruiz', phone: '+51987654321' }]);
});

test('a remark in small letters, or a town, beside a number is nobody', () => {
  expect(named('Ana Ruiz 987654321, Huaraz')).toEqual(['Ana Ruiz']);
  expect(named('Ana Ruiz 987654321, turnos mañana y noche')).toEqual(['Ana Ruiz']);
  expect(named('wilder quispe 987654321, turnos mañana y noche')).toEqual(['wilder quispe']);
});

test.each(['Ídem', 'El mismo', 'Los mismos de arriba', 'Same as above', 'O mesmo', 'Mesmo contato acima'])(
  '%s points to the people of the other question',
  text => {
    expect(pointsToOthers(text)).toBe(true);
  },
);

test.each([
  'El mismo de siempre',
  'Same person as in ticket 4455',
  'Ídem. Ana Ruiz',
  'Mesa de ayuda',
  'Ver firma',
])('%s does not', text => {
  expect(pointsToOthers(text)).toBe(false);
});

test.each([
  ['Fabiola De la Cruz De la Cruz, 987654321', 'Fabiola De la Cruz De la Cruz'],
  ['Ana María de los Ángeles del Río y Soto 987654321', 'Ana María de los Ángeles del Río y Soto'],
  ['Llamar a la guardia de la planta de noche 987654321', undefined],
  ['La persona que esté de turno en la garita 987654321', undefined],
])('%s: a long name is one, a sentence is none', (text, name) => {
  expect(named(text)).toEqual([name]);
});

test.each([
  ['José Luis\nIbarra Yáñez 987654321', 'José Luis Ibarra Yáñez'],
  ['Luis Soto 986654321; Ana María\nIbarra Yáñez 987654321', 'Luis Soto', 'Ana María Ibarra Yáñez'],
  ['José Luis\nAna Ruiz 987654321', 'José Luis', 'Ana Ruiz'],
  ['José Luis\nMinera Andina 987654321', 'José Luis', 'Minera Andina'],
  ['José Luis 986654321\nIbarra Yáñez 987654321', 'José Luis', 'Ibarra Yáñez'],
  ['José Luis,\nIbarra Yáñez 987654321', 'José Luis', 'Ibarra Yáñez'],
  ['José Luis\nJefa de Redes 987654321', 'José Luis'],
])(
  '%j: a name goes on in the next line where given names end one and surnames begin it',
  (text, ...names) => {
    expect(contactsIn(text.split('\n'), 'PE').map(({ name }) => name)).toEqual(names);
  },
);
