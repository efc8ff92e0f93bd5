import { describe, expect, test, vi } from 'vitest';
import { type Answered, DeliveryBook } from '../../src/flow/delivery-book.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { ConflictError } from '../../src/store/conflict-error.ts';
import type { Delivery } from '../../src/store/deliveries.ts';

function answered(key: string): Answered {
  const envelope = { from: 'desk@example.com', to: 'ana@customer.example' };
  const letter = { key, kind: 'new-ticket', ticketNumber: 'INC-000001', acknowledges: null, priority: 1 };
  return {
    letter: { ...letter, envelope, messageId: `<${key}@example.com>`, bytes: Buffer.from('x'), attempts: 0 },
    outcome: { type: 'sent', response: '250 Ok' },
    at: new Date('2026-03-02T09:00:00Z'),
  };
}

/** A store that takes letters down, unless `refuse` throws. */
function bookOn(refuse: (keys: string[]) => void) {
  const written: string[] = [];
  const told: Moment[] = [];
  const store = {
    ticketsOpenedBy: async () => new Map(),
    recordDeliveries: async (deliveries: readonly Delivery[]) => {
      const keys = deliveries.map(({ key }) => key);
      refuse(keys);
      written.push(...keys);
    },
  };
  return { book: new DeliveryBook({ store, tell: moment => told.push(moment) }), written, told };
}

describe('what the mail server answered for letters', () => {
  test('stays noted while the disk is full, and is written once it is not', async () => {
    const disk = { isFull: true };
    const { book, written } = bookOn(() => {
      if (disk.isFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    for (const key of ['a', 'b', 'c']) book.enter(answered(key));
    await expect(book.finish()).rejects.toThrow('disk is full');
    expect(written).toEqual([]);
    disk.isFull = false;
    await book.finish();
    expect(written).toEqual(['a', 'b', 'c']);
  });

  test('is not sent on while the disk is full: whoever enters more hears of it', async () => {
    const { book } = bookOn(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    book.enter(answered('a'));
    await vi.waitFor(() => expect(() => book.enter(answered('b'))).toThrow('disk is full'));
  });

  test('about a letter that is not owed any more keeps nothing else from being written', async () => {
    const { book, written, told } = bookOn(keys => {
      if (keys.includes('b')) throw new ConflictError('letter b is not owed any more');
    });
    for (const key of ['a', 'b', 'c']) book.enter(answered(key));
    await book.finish();
    expect(written).toEqual(['a', 'c']);
    expect(told).toMatchObject([
      { type: 'delivered', key: 'a' },
      { type: 'unrecorded', key: 'b', reason: expect.stringContaining('not owed any more') },
      { type: 'delivered', key: 'c' },
    ]);
  });
});
