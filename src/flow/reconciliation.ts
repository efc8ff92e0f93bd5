import type { Filed } from '../inbox/filed.ts';
import type { Session } from '../inbox/session.ts';
import type { Store } from '../store/store.ts';
import { type ArrivalRules, arrivalOf } from './arrival.ts';
import type { Aside } from './aside.ts';
import type { Tell } from './moment.ts';

export interface ReconciliationRooms {
  store: Pick<Store, 'readSince' | 'unknownAmong' | 'wasKept' | 'keep'>;
  aside: Pick<Aside, 'take'>;
  clock: () => Date;
  tell: Tell;
  /** Names this one among the installations whose keywords lie on mails. */
  installation: string;
}

const day = 24 * 60 * 60_000;
/** Further back nobody expects an answer any more, and a desk has noticed by itself. */
const lookBack = 7 * day;
/** Milliseconds until the next look, and until it is tried again when it failed. */
const again = day;
const afterFailure = 60 * 60_000;
/** No hand and no rule puts so many unread mails away: they came from a backup or another mailbox. */
const mostGaps = 500;

/**
 * Compares the processed folder of a mailbox with the ledger, at the start and daily. What waits in the mailbox is
 * found by listing, so that a gap is a mail that somebody, or a rule on the server, has put away before it was read, or
 * whose row a restored database has lost. It is read at once, from where it lies. Mails from before this mailbox was
 * first read, and from more than a week ago, are none of its business.
 */
export class Reconciliation {
  readonly #rules: ArrivalRules;
  readonly #rooms: ReconciliationRooms;
  #dueAt: Date | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(rules: ArrivalRules, rooms: ReconciliationRooms) {
    this.#rules = rules;
    this.#rooms = rooms;
  }

  /** Begins, when it is due, and lets everybody else go on meanwhile. */
  beginWhenDue(session: Session, signal: AbortSignal): void {
    const now = this.#rooms.clock();
    if (this.#dueAt !== null && now < this.#dueAt) return;
    // A server that breaks down over the look is not asked again at once.
    this.#dueAt = new Date(now.getTime() + afterFailure);
    this.#work = this.#work.then(() => this.#attempt(session, now, signal));
  }

  /** Resolves when what has begun is over; a dead session ends it. Never rejects. */
  ended(): Promise<void> {
    return this.#work;
  }

  async #attempt(session: Session, now: Date, signal: AbortSignal): Promise<void> {
    try {
      await this.#readGaps(await this.#gaps(session, now, signal), session, signal);
      this.#dueAt = new Date(now.getTime() + again);
    } catch (error) {
      if (!signal.aborted) this.#tellOf(String(error));
    }
  }

  async #gaps(session: Session, now: Date, signal: AbortSignal): Promise<Filed[]> {
    const { store, installation } = this.#rooms;
    const mailbox = this.#rules.mailbox.name;
    const weekAgo = new Date(now.getTime() - lookBack);
    const readSince = await store.readSince(mailbox, now);
    const gaps: Filed[] = [];
    const others = new Set<string>();
    for await (const piece of session.filedSince(readSince > weekAgo ? readSince : weekAgo)) {
      const ours = piece.filter(({ handledBy }) => handledBy.every(name => name === installation));
      for (const name of piece.flatMap(({ handledBy }) => handledBy))
        if (name !== installation) others.add(name);
      // Restored and imported mails are new to the server, and keep the sender's Date.
      const arrived = ours.filter(({ sentAt }) => sentAt === null || sentAt > weekAgo);
      const [first] = arrived;
      if (first) gaps.push(...(await store.unknownAmong({ ...first, mailbox }, arrived)));
      if (signal.aborted || gaps.length > mostGaps) break;
    }
    if (others.size > 0)
      this.#tellOf(`another acuse (${[...others].join(', ')}) handles mails here too, and answers them`);
    return gaps;
  }

  async #readGaps(gaps: Filed[], session: Session, signal: AbortSignal): Promise<void> {
    if (gaps.length > mostGaps)
      return this.#tellOf(
        `the processed folder holds more than ${mostGaps} mails that were never read, as if it had been restored: ` +
          'none of them is read; move those to the watched folder that are to be',
      );
    for (const gap of gaps) {
      if (signal.aborted) return;
      await this.#readGap(gap, session);
    }
  }

  async #readGap(gap: Filed, session: Session): Promise<void> {
    const { store, aside, clock, tell } = this.#rooms;
    const { mailbox } = this.#rules;
    const downloaded = await session.downloadFiled(gap);
    if (downloaded === null)
      return this.#tellOf(`${gap.folder}: the server does not hand out the mail with UID ${gap.uid}`);
    if (await store.wasKept(downloaded)) return;
    const seenAt = clock();
    const [kept] = await store.keep([{ ...arrivalOf(downloaded, seenAt, this.#rules, gap), isGap: true }]);
    if (!kept) return;
    const { id: mailId, acceptedAt } = kept;
    tell({ type: 'gap', at: clock(), mailId, mailbox: mailbox.name, folder: gap.folder, acceptedAt });
    aside.take({ mailId, rules: mailbox, reason: `it lay unread in ${gap.folder}` });
  }

  #tellOf(reason: string): void {
    const { tell, clock } = this.#rooms;
    tell({ type: 'unreconciled', at: clock(), mailbox: this.#rules.mailbox.name, reason });
  }
}
