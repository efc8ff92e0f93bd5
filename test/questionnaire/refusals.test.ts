import { expect, test } from 'vitest';
import { contactsIn } from '../../src/questionnaire/values/contacts.ts';

const ana = { name: 'Ana Ruiz', phone: '+51987654321' };
const named = (text: string, country = 'PE') => contactsIn(text.split('\n'), country);

test.each([
  'Ana Ruiz 987654321. No llamar a Pedro Lazo 999888777',
  'No llamar a Pedro Lazo 999888777, llamar a Ana Ruiz 987654321',
  'Ana Ruiz 987654321\nFavor no llamar a Pedro Lazo\n999888777',
  'Ana Ruiz 987654321. Por favor no llamar a\nPedro Lazo (999888777)',
  'Ana Ruiz 987654321. Por favor no\nllamar a Pedro Lazo (999888777)',
  "Ana Ruiz 987654321. Please don't call\nPedro Lazo 999888777",
  'Pedro Lazo 999888777 - no llamar\nAna Ruiz 987654321',
  'Ana Ruiz 987654321, no a Pedro Lazo 999888777',
  'No llamen a Pedro Lazo ni a Luis Paz 999888777; Ana Ruiz 987654321',
  'Ana Ruiz (no llamar al fijo 01 555 0101, solo al celular 987654321)',
  'Ana Ruiz, no llamar al 999888777 / 998888777, cel. 987654321',
  'Ana Ruiz 987654321\nPedro Lazo 999888777 (no llamar)',
  'Please do not contact Pedro Lazo (999888777). Ana Ruiz 987654321',
  'Ana Ruiz 987654321 except Pedro Lazo 999888777',
  'Ana Ruiz 987654321. Por favor não ligar para Pedro Lazo 999888777',
  'Não ligue para o Pedro Lazo 999888777, ligue para a Ana Ruiz 987654321',
])('%j: nobody is named who is not to be called', text => {
  expect(named(text)).toEqual([ana]);
});

test.each([
  'Ana Ruiz 987654321\nPedro Lazo 999888777 (ya no trabaja con nosotros)',
  'Pedro Lazo ya no trabaja en Minera Sur, contactar a Ana Ruiz 987654321',
  'Ya no trabaja aquí Pedro Lazo 999888777; llamar a Ana Ruiz 987654321',
  'Ana Ruiz 987654321 (el anterior, Pedro Lazo, ya no trabaja aquí)',
  'Pedro Lazo no longer works here; call Ana Ruiz 987654321',
  'Pedro Lazo 999888777 has left the company\nAna Ruiz 987654321',
  'Pedro Lazo não trabalha mais aqui. Falar com Ana Ruiz, 987654321',
  'Ana Ruiz 987654321, el 999888777 ya no existe',
  'Ana Ruiz 987654321\nPedro Lazo, supervisor, 999888777, ya no trabaja aquí desde el lunes',
  'El señor Pedro Lazo ya no trabaja aquí, llamar a Ana Ruiz 987654321',
  'Wilder Quispe renunció el lunes. Llamar a Ana Ruiz 987654321',
  'No es Pedro Lazo, ahora es Ana Ruiz 987654321',
  'Não é Pedro Lazo, é Ana Ruiz 987654321',
  'Pedro Lazo - jefe de TI - ya no trabaja aquí. Ana Ruiz 987654321',
  'Pedro Lazo, gerente de redes, saiu da empresa. Ligar para Ana Ruiz 987654321',
])('%j: nor who is no longer there', text => {
  expect(named(text)).toEqual([ana]);
});

test.each([
  'No llamar a Pedro Lazo\n999888777',
  'Todos menos Pedro Lazo 999888777',
  'Anyone except Pedro Lazo 999888777',
  'Qualquer um do plantão, exceto Pedro Lazo 999888777',
])('%j names nobody', text => {
  expect(named(text)).toEqual([]);
});

test.each([
  'No dude en llamar a Ana Ruiz 987654321',
  'Ana Ruiz 987654321 (no llamar después de las 18h)',
  'NO LLAMAR ANTES DE LAS 9. Ana Ruiz 987654321',
  'No llamar domingos: Ana Ruiz 987654321',
  'Lunes a sábado excepto Domingo, Ana Ruiz 987654321',
  'Ana Ruiz (no tiene correo) 987654321',
  'Ana Ruiz 987654321, no llamar, solo WhatsApp',
  'Ana Ruiz 987654321. Pedro Lazo no está hoy',
  'Ana Ruiz 987654321, ya no está después de las 18',
  'No llamar a nadie más que a Ana Ruiz 987654321',
  "Please don't hesitate to call Ana Ruiz 987654321",
  'Ana Ruiz, no email, 987654321',
  'Ana Ruiz 987654321, do not email',
  'Ana Ruiz 987654321 - no escribir',
  'Salvo error, Ana Ruiz 987654321',
  'Correo: no\nAna Ruiz 987654321',
  'Ligar no celular da Ana Ruiz 987654321',
  'Ana Ruiz, no Salvador Shopping, 987654321',
  'Não hesite em ligar para Ana Ruiz 987654321',
  'Ana Ruiz 987654321\nSupervisor: ya no trabaja aquí',
  'Ana Ruiz 987654321; the manager, no longer works here',
])('%j: who may be called is named', text => {
  expect(named(text)).toEqual([ana]);
});

test.each([
  'Ana Ruiz, 987654321. De noche no llamar.',
  'Ana Ruiz 987654321. Los domingos no llamar',
  'Ana Ruiz 987654321 (después de las 22 no llamar)',
  'Ana Ruiz 987654321, al fijo no llamar',
  'Ana Ruiz 987654321 (WhatsApp, no llamar)',
  'Ana Ruiz 987654321. À noite não ligar.',
  'Ana Ruiz 987654321. After 6pm please do not call.',
  'Ana Ruiz 987654321, ya no trabaja los sábados',
  'Ana Ruiz 987654321 (ya no trabaja de noche)',
])('%j: who is not to be called at some times, or on one line, is named', text => {
  expect(named(text)).toEqual([ana]);
});

test('what is said of one line of a list does not reach the next', () => {
  expect(named('Ana Ruiz 987654321 - de 9 a 10 no llamar\nPedro Lazo 999888777')).toEqual([
    ana,
    { name: 'Pedro Lazo', phone: '+51999888777' },
  ]);
});

test.each([
  'Ana Ruiz 987654321 (el encargado anterior renunció)',
  'Ana Ruiz 987654321. El jefe anterior dejó la empresa',
  'Ana Ruiz 987654321, quien estaba antes ya no trabaja aquí',
  'Ana Ruiz 987654321; o antigo contato saiu da empresa',
  'Antigo contato saiu da empresa. Ana Ruiz 987654321',
  'Antiguo jefe de redes renunció. Ana Ruiz 987654321',
  'Former contact has left the company. Call Ana Ruiz 987654321',
  'Ana Ruiz 987654321. The landline no longer works.',
])('%j: somebody or something else is gone', text => {
  expect(named(text)).toEqual([ana]);
});

test.each([
  ['Llamar a Ana Ruiz 987654321, si no llamar a Pedro Lazo 999888777', 'PE'],
  ['Ana Ruiz 987654321, si no contesta llamar a Pedro Lazo 999888777', 'PE'],
  ['Call Ana Ruiz 987654321, if not Pedro Lazo 999888777', 'PE'],
  ['Ana Ruiz 987654321, se não atender ligar para Pedro Lazo 999888777', 'PE'],
])('%j names a second person', (text, country) => {
  expect(named(text, country)).toEqual([ana, { name: 'Pedro Lazo', phone: '+51999888777' }]);
});
