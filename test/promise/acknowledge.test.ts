import { describe, expect, test } from 'vitest';
import { acknowledgeDueAt, tooOldToAnswer } from '../../src/promise/acknowledge.ts';

const monday = new Date('2026-03-02T09:00:00Z');
const minutes = 60_000;
const hours = 60 * minutes;

describe('the promise to acknowledge', () => {
  test('is due fifteen minutes after our border accepted the mail', () => {
    expect(acknowledgeDueAt(monday, 15 * minutes)).toEqual(new Date('2026-03-02T09:15:00Z'));
  });

  test('a mail of exactly the oldest age is still answered, an older one is left to people', () => {
    const thursday = new Date('2026-03-05T09:00:00Z');
    expect(tooOldToAnswer(monday, thursday, 72 * hours)).toBe(false);
    expect(tooOldToAnswer(monday, new Date(thursday.getTime() + 1), 72 * hours)).toBe(true);
  });
});
