import { describe, expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const read = (...asked: string[]) =>
  readLines(['Nombre del cliente: Minera Andina', 'Sitio del cliente: Lima, Perú', ...asked].join('\n'))
    .fields;

describe('an answer may be written right behind its question mark:', () => {
  test.each([
    ['¿Está lloviendo o ha llovido allí?nublado', 'rain', 'nublado'],
    ['¿Están todos los equipos conectados?todos', 'equipmentConnected', 'todos'],
    ['¿ESTÁN TODOS LOS EQUIPOS CONECTADOS?todos', 'equipmentConnected', 'todos'],
    ['Is all equipment connected?all of it', 'equipmentConnected', 'all of it'],
    ['Houve queda de energia no local?nenhuma', 'powerOutage', 'nenhuma'],
    ['Tem contingência BT?temos 4G', 'hasContingency', 'temos 4G'],
  ])('%s', (line, key, text) => {
    const fields = read('Descripción del problema: Sin enlace.', line);
    expect(fields.problemDescription?.text).toBe('Sin enlace.');
    expect(fields[key]?.text).toBe(text);
  });
});

describe('where accents were lost, question marks stand for letters:', () => {
  test.each([
    ['?Est? lloviendo o ha llovido all??: no', 'rain'],
    ['?Est?n todos los equipos conectados?: no', 'equipmentConnected'],
    ['??Est?? lloviendo o ha llovido all??? no', 'rain'],
    ['Conting?ncia BT est? funcionando? no', 'contingencyWorking'],
    ['H? energia no local neste momento? no', 'powerOnSite'],
  ])('%s', (line, key) => {
    const fields = read('Descripci?n del problema: Sin enlace.', line);
    expect(fields.problemDescription?.text).toBe('Sin enlace.');
    expect(fields[key]?.text).toBe('no');
  });
});

test.each([
  ['¿Hay alguien allí?los equipos no responden'],
  ['Nadie sabe qu? pasa? Est? lloviendo mucho por all?'],
  ['Est? todo conectado, lo vieron ayer'],
  ['¿Es normal? Contactos no responden'],
  ['Se fue la energ?a? El guardia no contesta'],
])('a question mark in a description begins no question: %s', told => {
  const fields = read(`Descripción del problema: ${told}`, '¿Hubo un corte de energía en el sitio?: no');
  expect(Object.keys(fields)).toEqual(['customerName', 'site', 'problemDescription', 'powerOutage']);
  expect(fields.problemDescription?.text).toBe(told);
});
