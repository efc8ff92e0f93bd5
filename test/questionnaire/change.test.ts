import { expect, test } from 'vitest';
import { changeAskedIn } from '../../src/questionnaire/change.ts';

test.each([
  'Van a ampliar la garita y la antena queda en medio. Hay que reubicarla unos 20 metros.',
  'The dish is in the way of the new roof. Could you relocate it next month?',
  'A antena está no caminho da obra. É preciso movê-la 10 metros.',
  'Por remodelación necesitamos que cambien de sitio el rack en el sótano.',
  'We need a bigger router, please quote.',
  'Precisamos de um roteador maior na loja.',
  'Necesitamos reemplazar el router de Lima por uno de mayor capacidad.',
  'Quisiéramos un switch con más puertos.',
  'Solicitamos un segundo enlace para la sede.',
  'Quero contratar mais banda, de 10 para 50 Mbps.',
])('a change is asked for: %s', text => {
  expect(changeAskedIn(text)).not.toBeNull();
});

test.each([
  'Mudanza al local nuevo',
  'Nos mudamos de local',
  'Instalar un router nuevo',
  'Instalação de um roteador novo',
  'Cambiar de rack el switch',
  'Change the switch to another rack',
  'Subir de 10 a 50 Mbps en forma permanente',
  'Rack goes from floor 2 to floor 5',
  'El rack pasa del piso 2 al 5',
  'O rack vai do andar 2 para o andar 5',
])('a change is asked for where it is requested, and may be told of elsewhere: %s', text => {
  expect(changeAskedIn(text, true)).not.toBeNull();
  expect(changeAskedIn(text)).toBeNull();
});

test.each([
  'Al colocar el router nuevo no navega',
  'El router que va del piso 1 al 2 está lento',
  'Ya nos mudamos al edificio nuevo y el internet no llega',
  'Cambio de switch de gabinete por falla',
  'Al pasar los 20 Mbps tenemos pérdida permanente',
])('a fault tells of no change: %s', text => {
  expect(changeAskedIn(text)).toBeNull();
});

test.each([
  'Solicitamos el traslado interno del rack',
  'Reubicación de Puerto Montt, router y antena',
  'Move the Portland office equipment to the second building',
  'La visita técnica fue ayer y solicitamos reubicar la antena al techo',
])('what else is named, or was, hides no change: %s', text => {
  expect(changeAskedIn(text)).not.toBeNull();
});

test.each([
  'El fin de semana trasladamos el rack y desde entonces no hay enlace.',
  'El viernes se trasladó la antena y no hay señal.',
  'El módem está quemado. Hay que cambiarlo.',
  'El viento movió la antena y no hay servicio.',
  'Please move the ticket to the next level.',
  'Podrían mover la cita al lunes.',
  'The router needs to be replaced, it is faulty.',
  'La antena está desalineada, necesitamos un técnico.',
  'Precisamos de mais banda por alguns dias, é temporário.',
  'Subir de 10 a 50 Mbps por una semana',
  'Subir de 10 a 50 Mbps en forma temporal',
  'La velocidad baja de 50 a 10 Mbps en forma permanente',
  'Mover la extensión 102 al escritorio nuevo',
  'Trasladar el teléfono del piso 2 al piso 5',
  'Cambiar la contraseña del router nuevo',
  'Cambiar la IP del router nuevo',
  'Instalar un parche en el router nuevo',
  'Cambiar de VLAN el puerto del switch',
  'Se cambió de rack el switch',
  'El cable del rack va del piso 2 al piso 5',
  'Traffic goes from router 2 to router 5',
  'La mudanza fue ayer y el router no prende',
])('no change is asked for: %s', text => {
  expect(changeAskedIn(text)).toBeNull();
});
