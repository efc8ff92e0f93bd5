import { expect, test } from 'vitest';
import { inMinutes } from '../../src/promise/trace-minutes.ts';
import { traceIn } from '../../src/promise/trace-words.ts';
import { judged } from './calendars.ts';

const told = (received: string, requested: string) =>
  traceIn('en', inMinutes(judged(received, requested).trace));

test('a request that came between two minutes counts from the next one, and what is counted still adds up', () => {
  expect(told('2026-11-23T10:20:30-05:00', '2026-11-25T09:00:00-05:00')).toEqual([
    'Mon 23 Nov 10:21–24:00 · 13 h 39 min',
    'Tue 24 Nov 00:00–24:00 · 24 h',
    'Wed 25 Nov 00:00–10:21 · 10 h 21 min',
    'earliest start: Wed 25 Nov 10:21 (48 h)',
    'requested: Wed 25 Nov 09:00 · 46 h 39 min of 48 h',
  ]);
});

test('a request that came within the last minute of a day counts from midnight', () => {
  expect(told('2026-11-23T23:59:30-05:00', '2026-11-26T09:00:00-05:00')).toEqual([
    'Tue 24 Nov 00:00–24:00 · 24 h',
    'Wed 25 Nov 00:00–24:00 · 24 h',
    'earliest start: Wed 25 Nov 24:00 (48 h)',
    'requested: Thu 26 Nov 09:00 · in time',
  ]);
});

test('time that passes on any day is told in minutes too', () => {
  expect(told('2026-11-23T10:20:30-05:00', '2026-11-21T09:00:00-05:00').slice(4)).toEqual([
    'Sat 21 Nov falls on a weekend',
    'Mon 23 Nov 10:21 – Sat 28 Nov 10:21 · 120 h',
    'earliest start: Sat 28 Nov 10:21 (120 h)',
    'requested: Sat 21 Nov 09:00 · already past when the request came, Mon 23 Nov 10:21',
  ]);
});

test('full minutes stay as they are', () => {
  const { trace } = judged('2026-11-27T18:00:00-05:00', '2026-12-01T09:00:00-05:00');
  expect(inMinutes(trace)).toEqual(trace);
});
