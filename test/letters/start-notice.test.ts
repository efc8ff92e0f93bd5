import { expect, test } from 'vitest';
import { startNotice } from '../../src/letters/start-notice.ts';
import { judged } from '../promise/calendars.ts';

const noticeOf = (received: string, requested: string, language: 'en' | 'es' | 'pt' = 'en') => {
  const proposed = judged(received, requested);
  return startNotice({ leadTime: { proposed, verdicts: [proposed], deadline: null } }, language);
};

test('after a holiday that had passed the customer reads both earliest starts, that on a working day first', () => {
  expect(noticeOf('2026-12-27T10:00:30-05:00', '2026-12-25T10:00:00-05:00')?.lines).toEqual([
    'You asked us to start on 25 Dec 2026, 10:00 (Colombia Time, GMT-5). That had already passed when your request reached us.',
    'With the notice we need (48 h of working days), the earliest possible start is 30 Dec 2026, 00:00 (Colombia Time, GMT-5).',
    'With the notice we need (120 h for a start on a weekend or public holiday), the earliest possible start is 1 Jan 2027, 10:01 (Colombia Time, GMT-5).',
    'Your request is registered all the same. Please tell us on which day and at what time you would like us to start.',
  ]);
});

test('after a working day that had passed the customer reads one', () => {
  const notice = noticeOf('2026-11-27T18:00:00-05:00', '2026-11-27T09:00:00-05:00', 'es');
  expect(notice?.lines.slice(1, -1)).toEqual([
    'Con la anticipación necesaria (48 h en días hábiles), el primer inicio posible es el 1 dic 2026, 18:00 (hora de Colombia, GMT-5).',
  ]);
});

test('a customer reads of no seconds', () => {
  const notice = noticeOf('2026-11-23T10:20:30-05:00', '2026-11-25T09:00:00-05:00', 'pt');
  expect(notice?.trace.join('; ')).not.toMatch(/:\d\d:|\d s\b/);
});
