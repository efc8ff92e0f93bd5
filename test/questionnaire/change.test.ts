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
  'El fin de semana trasladamos el rack y desde entonces no hay enlace.',
  'El viernes se trasladó la antena y no hay señal.',
  'El módem está quemado. Hay que cambiarlo.',
  'El viento movió la antena y no hay servicio.',
  'Please move the ticket to the next level.',
  'Podrían mover la cita al lunes.',
  'The router needs to be replaced, it is faulty.',
  'La antena está desalineada, necesitamos un técnico.',
  'Precisamos de mais banda por alguns dias, é temporário.',
])('no change is asked for: %s', text => {
  expect(changeAskedIn(text)).toBeNull();
});
