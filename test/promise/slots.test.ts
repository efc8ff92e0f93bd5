import { describe, expect, test } from 'vitest';
import { readCron } from '../../src/promise/cron.ts';
import { planDigest } from '../../src/promise/digest-plan.ts';
import { type Slot, slotsAround } from '../../src/promise/slots.ts';

function around(cron: string, zone: string, now: string) {
  const read = readCron(cron);
  if (!read) throw new Error(`${cron} is no cron expression`);
  return slotsAround(read, zone, new Date(now));
}

/** The slots that become due between two instants, looked at every ten minutes. */
function dueBetween(cron: string, zone: string, from: string, to: string): string[] {
  const due = new Map<string, string>();
  const before = around(cron, zone, from).due.name;
  for (let at = Date.parse(from); at <= Date.parse(to); at += 600_000) {
    const slot = around(cron, zone, new Date(at).toISOString()).due;
    due.set(slot.name, slot.at.toISOString());
  }
  due.delete(before);
  return [...due].map(([name, at]) => `${name} ${at}`);
}

describe('the slots of a calendar', () => {
  test('are named by the wall clock of the desk', () => {
    expect(around('0 7 * * *', 'America/Bogota', '2026-11-29T12:00:00Z')).toEqual({
      due: { name: '2026-11-29T07:00', at: new Date('2026-11-29T12:00:00Z') },
      next: { name: '2026-11-30T07:00', at: new Date('2026-11-30T12:00:00Z') },
    });
    expect(around('0 7 * * *', 'America/Bogota', '2026-11-29T11:59:59Z').due.name).toBe('2026-11-28T07:00');
  });

  test('on working days skip the weekend', () => {
    const { due, next } = around('0 7 * * 1-5', 'America/Bogota', '2026-11-28T20:00:00Z');
    expect([due.name, next.name]).toEqual(['2026-11-27T07:00', '2026-11-30T07:00']);
  });

  test('may be years apart', () => {
    const { due, next } = around('0 7 29 2 *', 'America/Bogota', '2026-11-28T20:00:00Z');
    expect([due.name, next.name]).toEqual(['2024-02-29T07:00', '2028-02-29T07:00']);
  });

  test.each([
    // Chile, 5 to 6 September 2026: at 24:00 the clocks go forward to 01:00, so that 00:30 is never shown.
    [
      '30 0 * * *',
      'America/Santiago',
      '2026-09-06T00:00:00Z',
      '2026-09-06T22:00:00Z',
      ['2026-09-06T00:30 2026-09-06T04:30:00.000Z'],
    ],
    // 4 April 2026: at 24:00 they go back to 23:00, so that 23:30 is shown twice.
    [
      '30 23 * * *',
      'America/Santiago',
      '2026-04-04T12:00:00Z',
      '2026-04-05T12:00:00Z',
      ['2026-04-04T23:30 2026-04-05T02:30:00.000Z'],
    ],
    // Tijuana, 8 March 2026: from 02:00 to 03:00.
    [
      '15 2 * * *',
      'America/Tijuana',
      '2026-03-08T00:00:00Z',
      '2026-03-09T06:00:00Z',
      ['2026-03-08T02:15 2026-03-08T10:15:00.000Z'],
    ],
    // 1 November 2026: from 02:00 back to 01:00.
    [
      '30 1 * * *',
      'America/Tijuana',
      '2026-11-01T00:00:00Z',
      '2026-11-02T06:00:00Z',
      ['2026-11-01T01:30 2026-11-01T08:30:00.000Z'],
    ],
    [
      '0 7 * * *',
      'America/Santiago',
      '2026-09-05T12:00:00Z',
      '2026-09-06T18:00:00Z',
      ['2026-09-06T07:00 2026-09-06T10:00:00.000Z'],
    ],
  ])('%s in %s comes once a night, also when the clocks change', (cron, zone, from, to, expected) => {
    expect(dueBetween(cron, zone, from, to)).toEqual(expected);
  });
});

describe('the plan for the digest', () => {
  const slot = (name: string): Slot => ({ name, at: new Date(`${name}:00Z`) });
  const names = (slots: readonly Slot[]) => slots.map(({ name }) => name);
  function plan(now: string, ...open: string[]) {
    const { write, missed, withdrawn, promise } = planDigest(
      open.map(slot),
      around('0 7 * * *', 'UTC', now),
      new Date(now),
    );
    return {
      write: write?.name ?? null,
      missed: names(missed),
      withdrawn: names(withdrawn),
      promise: promise.name,
    };
  }

  test('promises the first digest ahead, and writes none for the time before', () => {
    expect(plan('2026-11-29T09:00:00Z')).toEqual({
      write: null,
      missed: [],
      withdrawn: [],
      promise: '2026-11-30T07:00',
    });
  });

  test('writes a digest when its slot is due, not before', () => {
    expect(plan('2026-11-29T06:59:59Z', '2026-11-29T07:00')).toMatchObject({ write: null });
    expect(plan('2026-11-29T07:00:00Z', '2026-11-29T07:00')).toMatchObject({
      write: '2026-11-29T07:00',
      promise: '2026-11-30T07:00',
    });
  });

  test('writes it late when nobody was there, up to twelve hours', () => {
    expect(plan('2026-11-29T19:00:00Z', '2026-11-29T07:00').write).toBe('2026-11-29T07:00');
    expect(plan('2026-11-29T19:00:01Z', '2026-11-29T07:00')).toMatchObject({
      write: null,
      missed: ['2026-11-29T07:00'],
    });
  });

  test('after days away writes the newest digest alone', () => {
    expect(plan('2026-11-29T08:00:00Z', '2026-11-26T07:00')).toMatchObject({
      write: '2026-11-29T07:00',
      missed: ['2026-11-26T07:00'],
    });
  });

  test('gives up a promised slot that is none any more', () => {
    expect(plan('2026-11-29T06:00:00Z', '2026-11-29T06:30', '2026-11-29T07:00')).toMatchObject({
      write: null,
      withdrawn: ['2026-11-29T06:30'],
    });
  });
});
