import { expect, test } from 'vitest';
import { traceIn } from '../../src/promise/trace-words.ts';
import { judged } from './calendars.ts';

const friday = '2026-11-27T18:00:00-05:00';

test.each([
  [
    'en',
    'Fri 27 Nov 18:00–24:00 · 6 h; Sat–Sun · 0 h; Mon 30 Nov 00:00–24:00 · 24 h; Tue 1 Dec 00:00–18:00 · 18 h; earliest start: Tue 1 Dec 18:00 (48 h); requested: Tue 1 Dec 09:00 · 39 h of 48 h',
  ],
  [
    'es',
    'vie 27 nov 18:00–24:00 · 6 h; sáb–dom · 0 h; lun 30 nov 00:00–24:00 · 24 h; mar 1 dic 00:00–18:00 · 18 h; primer inicio posible: mar 1 dic 18:00 (48 h); solicitado: mar 1 dic 09:00 · 39 h de 48 h',
  ],
  [
    'pt',
    'sex 27 nov 18:00–24:00 · 6 h; sáb–dom · 0 h; seg 30 nov 00:00–24:00 · 24 h; ter 1 dez 00:00–18:00 · 18 h; primeiro início possível: ter 1 dez 18:00 (48 h); solicitado: ter 1 dez 09:00 · 39 h de 48 h',
  ],
] as const)('a trace can be read aloud in %s', (language, words) => {
  expect(traceIn(language, judged(friday, '2026-12-01T09:00:00-05:00').trace).join('; ')).toBe(words);
});

test.each([
  ['en', 'requested: Fri 27 Nov 09:00 · already past when the request came, Fri 27 Nov 18:00'],
  ['es', 'solicitado: vie 27 nov 09:00 · ya había pasado cuando llegó la solicitud, vie 27 nov 18:00'],
  ['pt', 'solicitado: sex 27 nov 09:00 · já havia passado quando a solicitação chegou, sex 27 nov 18:00'],
] as const)('a start that had passed when it was asked for is told so in %s', (language, words) => {
  expect(traceIn(language, judged(friday, '2026-11-27T09:00:00-05:00').trace).at(-1)).toBe(words);
});

test('a start on a day of rest names the holiday, the days that pass, and the next day of rest', () => {
  expect(traceIn('es', judged('2026-12-04T10:00:00-05:00', '2026-12-08T10:00:00-05:00').trace)).toEqual([
    'mar 8 dic es feriado (La inmaculada concepción)',
    'vie 4 dic 10:00 – mié 9 dic 10:00 · 120 h',
    'mié 9 dic es día hábil, el siguiente día no hábil empieza sáb 12 dic 00:00',
    'primer inicio posible: sáb 12 dic 00:00 (120 h)',
    'solicitado: mar 8 dic 10:00 · 96 h de 120 h',
  ]);
});

test('minutes and seconds are shown where there are any, and a year that is not the one of the receipt', () => {
  expect(traceIn('en', judged('2026-11-23T10:20:30-05:00', '2027-01-04T08:00:00-05:00').trace)).toEqual([
    'Mon 23 Nov 10:20:30–24:00 · 13 h 39 min 30 s',
    'Tue 24 Nov 00:00–24:00 · 24 h',
    'Wed 25 Nov 00:00–10:20:30 · 10 h 20 min 30 s',
    'earliest start: Wed 25 Nov 10:20:30 (48 h)',
    'requested: Mon 4 Jan 2027 08:00 · in time',
  ]);
});

test('fractions of a second are counted, and not told', () => {
  const trace = traceIn('en', judged('2026-11-23T10:20:30.250-05:00', '2026-11-25T10:20:30-05:00').trace);
  expect(trace[0]).toBe('Mon 23 Nov 10:20:30–24:00 · 13 h 39 min 29 s');
  expect(trace.slice(-2)).toEqual([
    'earliest start: Wed 25 Nov 10:20:30 (48 h)',
    'requested: Wed 25 Nov 10:20:30 · 47 h 59 min 59 s of 48 h',
  ]);
});

test('a weekend that begins a trace is told with its dates', () => {
  expect(traceIn('en', judged('2026-11-28T10:00:00-05:00', '2026-12-02').trace)).toContain(
    'Sat 28 Nov–Sun 29 Nov · 0 h',
  );
});

test('what is counted over New Year needs no year, the start does', () => {
  expect(traceIn('en', judged('2026-12-30T10:00:00-05:00', '2027-01-04T10:00:00-05:00').trace)).toEqual([
    'Wed 30 Dec 10:00–24:00 · 14 h',
    'Thu 31 Dec 00:00–24:00 · 24 h',
    'Fri 1 Jan (Año Nuevo) · 0 h',
    'Sat–Sun · 0 h',
    'Mon 4 Jan 00:00–10:00 · 10 h',
    'earliest start: Mon 4 Jan 2027 10:00 (48 h)',
    'requested: Mon 4 Jan 2027 10:00 · in time',
  ]);
});
