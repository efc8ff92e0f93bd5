import type { Store } from '../store/store.ts';
import { type Prefixes, ticketNumber } from '../ticket/number.ts';
import type { TicketKind } from '../ticket/ticket.ts';

/** How many numbers are usually reserved at a time. A stop leaves a gap of what was not used. */
const usualBlock = 20;

/** Gives the next number of a kind. */
export type Take = (kind: TicketKind) => string;

/** Hands out ticket numbers from blocks reserved in the database, so that a letter can name one before its commit. */
export class Numbers {
  readonly #store: Pick<Store, 'reserveNumbers'>;
  readonly #prefixes: Prefixes;
  readonly #block: number;
  readonly #reserved: Record<TicketKind, Block[]> = { incident: [], ssr: [], rfc: [] };

  constructor(store: Pick<Store, 'reserveNumbers'>, prefixes: Prefixes, block = usualBlock) {
    this.#store = store;
    this.#prefixes = prefixes;
    this.#block = block;
  }

  /**
   * Runs the work once a number for each of these kinds is at hand. It may take fewer, not more, and waits for nothing
   * meanwhile: several mailboxes share the numbers.
   */
  async with<Result>(kinds: readonly TicketKind[], work: (take: Take) => Result): Promise<Result> {
    for (let lacking = this.#lacking(kinds); lacking !== null; lacking = this.#lacking(kinds))
      await this.#reserve(lacking.kind, Math.max(this.#block, lacking.count));
    return work(kind => this.#take(kind));
  }

  #lacking(kinds: readonly TicketKind[]): { kind: TicketKind; count: number } | null {
    for (const kind of new Set(kinds)) {
      const wanted = kinds.filter(each => each === kind).length;
      const left = this.#reserved[kind].reduce((sum, { next, end }) => sum + end - next, 0);
      if (left < wanted) return { kind, count: wanted - left };
    }
    return null;
  }

  async #reserve(kind: TicketKind, count: number): Promise<void> {
    const next = await this.#store.reserveNumbers(kind, count);
    this.#reserved[kind].push({ next, end: next + count });
  }

  #take(kind: TicketKind): string {
    const [oldest] = this.#reserved[kind];
    if (!oldest) throw new Error(`no ${kind} number is reserved`);
    const count = oldest.next++;
    if (oldest.next === oldest.end) this.#reserved[kind].shift();
    return ticketNumber(this.#prefixes, kind, count);
  }
}

/** Numbers from `next` up to, but not with, `end`. */
interface Block {
  next: number;
  end: number;
}
