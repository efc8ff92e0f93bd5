import type { Store } from '../store/store.ts';
import { type Prefixes, ticketNumber } from '../ticket/number.ts';
import type { TicketKind } from '../ticket/ticket.ts';

/** How many numbers are reserved at a time. A stop leaves a gap of what was not used. */
const block = 20;

/** Hands out ticket numbers from blocks reserved in the database, so that a letter can name one before its commit. */
export class Numbers {
  readonly #store: Pick<Store, 'reserveNumbers'>;
  readonly #prefixes: Prefixes;
  readonly #reserved = new Map<TicketKind, { next: number; end: number }>();

  constructor(store: Pick<Store, 'reserveNumbers'>, prefixes: Prefixes) {
    this.#store = store;
    this.#prefixes = prefixes;
  }

  /** Makes sure that one number for each of these kinds can be taken. */
  async reserve(kinds: readonly TicketKind[]): Promise<void> {
    for (const kind of new Set(kinds)) {
      const count = kinds.filter(wanted => wanted === kind).length;
      if (this.#left(kind) < count) await this.#reserveMore(kind, count);
    }
  }

  /** The next number of a kind; throws when none is reserved. */
  take(kind: TicketKind): string {
    const reserved = this.#reserved.get(kind);
    if (!reserved || reserved.next >= reserved.end) throw new Error(`no ${kind} number is reserved`);
    return ticketNumber(this.#prefixes, kind, reserved.next++);
  }

  #left(kind: TicketKind): number {
    const reserved = this.#reserved.get(kind);
    return reserved ? reserved.end - reserved.next : 0;
  }

  async #reserveMore(kind: TicketKind, count: number): Promise<void> {
    const size = Math.max(block, count);
    const first = await this.#store.reserveNumbers(kind, size);
    this.#reserved.set(kind, { next: first, end: first + size });
  }
}
