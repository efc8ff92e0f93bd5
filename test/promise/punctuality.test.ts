import { describe, expect, test } from 'vitest';
import { punctualityOf, type Timed } from '../../src/promise/punctuality.ts';
import { trafficOf } from '../../src/promise/traffic.ts';

const seven = new Date('2026-11-29T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Begun so many minutes before seven, settled so many minutes later; null while it is open. */
function promise(before: number, took: number | null): Timed {
  const begunAt = seven.getTime() - before * minute;
  return { begunAt, dueAt: begunAt + 15 * minute, settledAt: took === null ? null : begunAt + took * minute };
}

describe('how promises were kept', () => {
  const yesterday = new Date(seven.getTime() - day);

  test('is told by their number, those in time, the one in the middle and the worst', () => {
    const kept = [promise(100, 1), promise(90, 2), promise(80, 3), promise(70, 30)];
    expect(punctualityOf(kept, yesterday, seven)).toEqual({
      count: 4,
      inTime: 3,
      median: 2.5 * minute,
      worst: 30 * minute,
    });
  });

  test('counts one that is open once it is past due, with the time it has taken so far', () => {
    expect(punctualityOf([promise(14, null)], yesterday, seven)).toMatchObject({ count: 0, worst: null });
    expect(punctualityOf([promise(15, null)], yesterday, seven)).toMatchObject({
      count: 1,
      inTime: 0,
      worst: 15 * minute,
    });
  });

  test('belongs to one day: that on which it was kept, or broken', () => {
    const before = new Date(yesterday.getTime() - day);
    const minutesADay = 24 * 60;
    for (const each of [
      promise(minutesADay + 5, 1),
      promise(minutesADay + 5, 8),
      promise(minutesADay + 5, 600),
    ]) {
      const days = [punctualityOf([each], before, yesterday), punctualityOf([each], yesterday, seven)];
      expect(days.map(({ count }) => count).sort()).toEqual([0, 1]);
    }
  });
});

describe('the mails of a mailbox', () => {
  /** Every so many minutes for so many days until so many hours ago. */
  function arrivals(every: number, days: number, until = 0): number[] {
    const last = seven.getTime() - until * hour;
    const count = Math.floor(((days * day) / minute - until * 60) / every);
    return Array.from({ length: count }, (_, index) => last - index * every * minute).reverse();
  }

  test('are compared with the same hours of the weeks before', () => {
    expect(trafficOf(arrivals(30, 29), seven)).toEqual({
      count: 48,
      usual: 48,
      lastAt: seven,
      unusual: null,
    });
  });

  test('are compared with nothing in the first week', () => {
    expect(trafficOf(arrivals(30, 6), seven)).toMatchObject({ usual: null, unusual: null });
    expect(trafficOf([], seven)).toEqual({ count: 0, usual: null, lastAt: null, unusual: null });
  });

  test('that are missing for longer than ever before are a silence', () => {
    expect(trafficOf(arrivals(30, 29, 2), seven)).toMatchObject({ unusual: 'silent' });
    expect(trafficOf(arrivals(240, 29, 3), seven)).toMatchObject({ unusual: null });
  });

  test('are few or many against twice or half of the usual, where there are enough to tell', () => {
    const usual = arrivals(30, 29).filter(at => at <= seven.getTime() - day);
    const today = (every: number) => arrivals(every, 1).filter(at => at > seven.getTime() - day);
    // A mailbox that knows silences of a day.
    const rested = usual.filter(at => at > seven.getTime() - 6 * day || at <= seven.getTime() - 7 * day);
    expect(trafficOf([...rested, ...today(120)], seven)).toMatchObject({ count: 12, unusual: 'few' });
    expect(trafficOf([...rested, ...today(10)], seven)).toMatchObject({ count: 144, unusual: 'many' });
    expect(trafficOf(rested, seven)).toMatchObject({ count: 0, unusual: 'silent' });
  });
});
