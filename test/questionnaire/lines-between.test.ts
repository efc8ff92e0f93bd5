import { describe, expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const site = (name: string, last: string) => `Nombre del cliente: Minera Andina
Sitio del cliente: ${name}
Descripción del problema: Enlace caído
${last}`;

describe('between two forms', () => {
  test.each([
    'Sede Iquique:',
    '======\nSede Iquique:',
    '------\nSede Iquique',
    '\nY en Iquique tenemos lo siguiente:\n',
    '\nMesmo problema em Iquique:',
  ])('a heading directly above the second is no answer of the first: %j', title => {
    const { fields, others } = readLines(
      [site('Calama', 'Incidente interno: 1'), title, site('Iquique', 'Incidente interno: 2')].join('\n'),
    );
    expect([fields, others[0]?.fields].map(form => form?.customerReference?.text)).toEqual(['1', '2']);
  });

  test('a heading below an empty answer leaves it empty', () => {
    const { missing } = readLines(
      `${site('Calama', 'Incidente interno:')}\n=====\nSede Iquique:\n${site('Iquique', '')}`,
    );
    expect(missing).toContain('customerReference');
  });

  test.each([
    ['Incidente interno: 1\nver nota:\nX-33', '1 ver nota: X-33'],
    ['Incidente interno:\n-----\nX-33', 'X-33'],
    ['Incidente interno: ver nota:', 'ver nota:'],
  ])('what goes on, or stands alone, is the answer: %j', (last, answer) => {
    const { fields } = readLines(`${site('Calama', last)}\n${site('Iquique', '')}`);
    expect(fields.customerReference?.text).toBe(answer);
  });

  test('nothing is the heading of a form that does not follow', () => {
    const { fields } = readLines(site('Calama', 'Incidente interno: 1\nver nota:'));
    expect(fields.customerReference?.text).toBe('1 ver nota:');
  });
});

describe('in a quote', () => {
  const inQuote = (contacts: string) =>
    readLines(`El lun, 23 nov 2026 a las 9:50, Ana Ruiz escribió:
> Nombre del cliente: Minera Andina
> Sitio del cliente: Lima
${contacts}
> Incidente interno: 55`).fields.callbackContacts?.text;

  test('an answer goes on below the rest of a line that a client broke', () => {
    const contacts =
      '> Contactos para devolución: Ana María\nRuiz +51 987 654 321\n> Luis Peña +51 987 654 322';
    expect(inQuote(contacts)).toBe('Ana María Ruiz +51 987 654 321 Luis Peña +51 987 654 322');
  });

  test.each([
    [
      '> Contactos para devolución:\nAna Ruiz +51 987 654 321\n> (nombre y teléfono)',
      'Ana Ruiz +51 987 654 321',
    ],
    [
      '> Contactos para devolución:\nAna Ruiz +51 987 654 321\nLuis Peña +51 987 654 322\n> Quedamos atentos',
      'Ana Ruiz +51 987 654 321 Luis Peña +51 987 654 322',
    ],
    [
      '> Contactos para devolución: Luis Peña\n\nAna Ruiz +51 987 654 321\n\n> Quedamos atentos',
      'Luis Peña Ana Ruiz +51 987 654 321',
    ],
  ])('what is written now ends where the quote goes on: %j', (contacts, answer) => {
    expect(inQuote(contacts)).toBe(answer);
  });

  test('a form ends with the rest of its last line', () => {
    const { fields } = readLines(
      `${site('Calama', '').replace(/^/gm, '> ')}Incidente interno: un número que\nno tenemos\n> Ana Ruiz`,
    );
    expect(fields.customerReference?.text).toBe('un número que no tenemos');
  });
});

describe('lines behind quote marks', () => {
  const asked = ['Nombre del cliente', 'Sitio del cliente', 'Incidente interno', '¿Está lloviendo?'];
  const told = ['Minera Andina', 'Lima', 'INC-7', 'No'];
  const lines = (line: (label: string, answer: string) => string) =>
    asked.map((label, at) => line(label, told[at] ?? '')).join('\n');
  const answersIn = (text: string) => Object.values(readLines(text).fields).map(({ text: said }) => said);

  test.each([
    ['answers below labels', lines((label, answer) => `${label}\n> ${answer}`)],
    ['answers below numbered labels', lines((label, answer) => `1. ${label}\n\n> ${answer}`)],
    ['labels above answers', `Respondo:\n${lines((label, answer) => `> ${label}\n${answer}`)}`],
    ['labels and colons above answers', lines((label, answer) => `> ${label}:\n${answer}`)],
    ['labels below an attribution', `Ana escribió:\n${lines((label, answer) => `> ${label}\n${answer}`)}`],
  ])('are what they read like: %s', (_, text) => {
    expect(answersIn(text)).toEqual(told);
  });

  test('are an older mail where prose stands above them', () => {
    const prose = 'Lo revisamos ayer\n> el enlace cae\nAún lo vemos\n> cada noche\nLlamamos\n> a las diez';
    expect(readLines(prose).kind).toBe('unstructured');
  });
});

describe('a line whose words many questions have', () => {
  test.each([
    'Fecha y hora: 15/12/2026 10:00',
    'Fecha y hora de inicio: 15/12/2026 10:00',
    'Fecha y hora solicitada: 15/12/2026 10:00',
    'Date and time: 12/15/2026 10:00',
    'Data e hora: 15/12/2026 10:00',
  ])('is the answer to none: %s', line => {
    const { fields } = readLines(`${site('Calama', 'Incidente interno: 1')}\n${line}`);
    expect(fields.failedCalls).toBeUndefined();
    expect(fields.customerReference?.text).toBe('1');
  });

  test('goes on with a description', () => {
    const { fields } = readLines(
      `Cliente: Minera\nSitio: Arequipa\nDescripción del problema: Enlace caído\nFecha y hora: 15/12 8:00\nHorario: 8 a 18`,
    );
    expect(fields.problemDescription?.text).toBe('Enlace caído Fecha y hora: 15/12 8:00');
  });

  test('asks what one of its words asks alone', () => {
    const { fields } = readLines(
      `${site('Calama', 'Incidente interno: 1')}\nFecha y hora de llamadas con error: 15/12 10:00, 5550 0100`,
    );
    expect(fields.failedCalls?.text).toBe('15/12 10:00, 5550 0100');
  });
});
