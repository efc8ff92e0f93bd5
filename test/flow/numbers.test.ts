import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Numbers } from '../../src/flow/numbers.ts';

const prefixes = { incident: 'INC-', ssr: 'SSR-', rfc: 'RFC-' };

/** Reserves like the database does: each block begins where the last one ended. */
function counter(delay = 0) {
  const next = { incident: 1, ssr: 1, rfc: 1 };
  return {
    reserveNumbers: async (kind: keyof typeof next, count: number) => {
      const first = next[kind];
      next[kind] += count;
      await sleep(delay);
      return first;
    },
  };
}

describe('ticket numbers', () => {
  test('are given in order, each kind with a series of its own', async () => {
    const numbers = new Numbers(counter(), prefixes);
    const given = await numbers.with(['incident', 'ssr', 'incident'], take => [
      take('incident'),
      take('ssr'),
      take('incident'),
    ]);
    expect(given).toEqual(['INC-000001', 'SSR-000001', 'INC-000002']);
    expect(await numbers.with(['incident'], take => take('incident'))).toBe('INC-000003');
  });

  test('that a group does not need are given to the next', async () => {
    const numbers = new Numbers(counter(), prefixes);
    await numbers.with(['incident', 'incident', 'incident'], take => take('incident'));
    expect(await numbers.with(['incident'], take => take('incident'))).toBe('INC-000002');
  });

  test('suffice for several mailboxes that want many at the same moment, and none is given twice', async () => {
    const numbers = new Numbers(counter(1), prefixes);
    const wanted = Array.from({ length: 37 }, () => 'incident' as const);
    const groups = await Promise.all(
      [1, 2, 3, 4].map(() => numbers.with(wanted, take => wanted.map(kind => take(kind)))),
    );
    expect(new Set(groups.flat()).size).toBe(4 * 37);
  });
});
