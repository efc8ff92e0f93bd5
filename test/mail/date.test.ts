import { expect, test } from 'vitest';
import { parseDate } from '../../src/mail/date.ts';

test('dates of mails are instants, whatever their zone and age', () => {
  const instant = '2026-11-22T15:00:00.000Z';
  const written = [
    'Sun, 22 Nov 2026 10:00:00 -0500',
    '22 Nov 2026 15:00:00 GMT',
    'Sun, 22 Nov 26 10:00 EST',
    'Sunday, 22-Nov-26 15:00:00 UTC',
    'Sun, 22 Nov 2026 15:00:00 +0000 (Coordinated Universal Time)',
    '2026-11-22T10:00:00-05:00',
  ];
  for (const date of written) expect(parseDate(date)?.toISOString(), date).toBe(instant);
});

test('a date without a zone, or that is none, names no instant', () => {
  for (const date of [
    '',
    'x',
    'Sun, 22 Nov 2026 10:00:00',
    '22 Nov 2026',
    '22 Xxx 2026 10:00 GMT',
    '22 Nov 2026 10:00 XYZ',
  ])
    expect(parseDate(date), date).toBeNull();
});
