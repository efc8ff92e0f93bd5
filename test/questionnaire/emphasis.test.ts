import { describe, expect, test } from 'vitest';
import { unmarked } from '../../src/questionnaire/emphasis.ts';
import { optionSetOff } from '../../src/questionnaire/values/ticked-box.ts';
import { readLines } from './letters-in.ts';

test('marks around words are taken off before an answer is understood, marks within words and in boxes are left', () => {
  const lines = {
    '*No*': 'No',
    '_03/12/2026_ a las _2 pm_': '03/12/2026 a las 2 pm',
    '3 de diciembre a las 2 pm__': '3 de diciembre a las 2 pm',
    '__03/12/2026____ ____14:00__': '03/12/2026   14:00',
    '*_Ana Ruiz_*, _ana__ruiz@example.com_': 'Ana Ruiz, ana__ruiz@example.com',
    '* no': '* no',
    '(*) Sí ( ) No': '(*) Sí ( ) No',
    '[_x_] Sí [_] No': '[_x_] Sí [_] No',
    'marque *611 o *123# y _': 'marque *611 o *123# y _',
    '2*3 = 6 y 4*5': '2*3 = 6 y 4*5',
  };
  for (const [written, meant] of Object.entries(lines)) expect(unmarked(written)).toBe(meant);
});

test('of two printed options the one set off is meant', () => {
  expect(optionSetOff(['Sí / *No*'])).toBe('No');
  expect(optionSetOff(['_Yes_ No'])).toBe('Yes');
  for (const line of ['Sí / No', '*Sí / No*', '*Sí* / *No*', 'No, *no*', 'Sí, *no hay*'])
    expect(optionSetOff([line]), line).toBeNull();
});

describe('an answer keeps its marks in its text, and is understood without them:', () => {
  test.each([
    ['powerOutage', '¿Hubo un corte de energía en el sitio?', 'Sí / *No*', 'no'],
    ['powerOutage', '¿Hubo un corte de energía en el sitio?', '☐ Sí _☑ No_', 'no'],
    ['powerOutage', '¿Hubo un corte de energía en el sitio?', '(x) Sí *( ) No*', 'yes'],
    ['requestedFor', 'Fecha y hora solicitada', '03/12/2026 a las *2 pm*', '2026-12-03T14:00:00-05:00'],
    ['requestedFor', 'Fecha y hora solicitada', 'el _03/12/2026_ _14h_', '2026-12-03T14:00:00-05:00'],
  ])('%s %s: %s', (key, label, answer, value) => {
    const incident = [
      'Nombre del cliente: Minera Andina',
      'Sitio el cliente: Lima',
      'Descripción del problema: Caído',
    ];
    const request = [
      'Nombre del cliente: Minera',
      'Sitio del cliente: Lima, Perú',
      'Categoría SSR: NAT',
      'Descripción: x',
    ];
    const above = key === 'requestedFor' ? request : incident;
    const { fields } = readLines([...above, `${label}: ${answer}`].join('\n'));
    expect(fields[key]).toMatchObject({ text: answer, value });
  });
});
