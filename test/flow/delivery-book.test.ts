import { describe, expect, test, vi } from 'vitest';
import { type Answered, DeliveryBook } from '../../src/flow/delivery-book.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { ConflictError } from '../../src/store/conflict-error.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { arrival, change, openedBy } from '../store/samples.ts';

function answered(key: string, acknowledges: number | null = null): Answered {
  const envelope = { from: 'desk@example.com', to: 'ana@customer.example' };
  const at = new Date('2026-03-02T09:00:00Z');
  const letter = { key, kind: 'new-ticket', ticketNumber: 'INC-000001', acknowledges, priority: 1 };
  const bytes = Buffer.from('x');
  return {
    letter: { ...letter, envelope, messageId: `<${key}@example.com>`, bytes, attempts: 0, owedAt: at },
    outcome: { type: 'sent', response: '250 Ok' },
    at,
  };
}

/** A store that takes letters down, unless `refuse` throws. */
function bookOn(
  refuse: (keys: string[], deliveries: readonly Delivery[]) => void,
  tickets: Map<number, Ticket[]> = new Map(),
) {
  const written: string[] = [];
  const told: Moment[] = [];
  const store = {
    ticketsOpenedBy: async () => tickets,
    ticketNow: async (number: string) =>
      [...tickets.values()].flat().find(ticket => ticket.number === number) ?? null,
    recordDeliveries: async (deliveries: readonly Delivery[]) => {
      const keys = deliveries.map(({ key }) => key);
      refuse(keys, deliveries);
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

  test.each([
    ['goes on changing', () => new ConflictError('ticket INC-000001 has moved on')],
    ['cannot be decided on', () => new Error('no such event')],
  ])('is written down also when its ticket %s, and that is told', async (_words, fault) => {
    const mail = { ...arrival(1), id: 1, attempts: 1 };
    const { ticket } = change(null, [openedBy(mail, 'INC-000001')]);
    const refuse = (_keys: string[], deliveries: readonly Delivery[]) => {
      if (deliveries.some(({ changes }) => changes.length > 0)) throw fault();
    };
    const { book, written, told } = bookOn(refuse, new Map([[1, [ticket]]]));
    book.enter(answered('ack:1', 1));
    book.enter(answered('other'));
    await book.finish();
    expect(written).toEqual(['ack:1', 'other']);
    expect(told).toMatchObject([
      { type: 'delivered', key: 'ack:1', outcome: 'sent' },
      { type: 'unrecorded', key: 'ack:1', reason: String(fault()) },
      { type: 'delivered', key: 'other' },
    ]);
  });
});
