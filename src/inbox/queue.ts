import type { FetchQueryObject } from 'imapflow';
import { explain, InboxError } from './failure.ts';
import { type Folder, reselect } from './folder.ts';
import type { Found, Lying, Waiting } from './session.ts';
import type { Withheld } from './withheld.ts';

export interface QueueNews {
  /** The server tells that something arrives, before anybody has looked. */
  announced(): void;
  /** The server has shown what lies in the folder. */
  answered(): void;
  /** All that lies there is known. */
  listed(lying: Lying): void;
  /** Whoever works on the queue is through with what was found. */
  handled(): void;
  withheld: Withheld;
}

/** What is asked about each mail. */
const items: FetchQueryObject = { uid: true, size: true, internalDate: true };
/** Where so few have arrived, the beginning of each comes with the answer: of most mails that is all, and spares a journey. */
const mostBrought = 8;
const bytesBrought = 64 * 1024;
const bringing: FetchQueryObject = { ...items, source: { maxLength: bytesBrought } };

/**
 * What lies in the folder. A poll selects the folder anew and lists all of it; between polls only what lies above the highest
 * UID seen is asked for, which is one short exchange. A UID's size and date are fetched once.
 */
export class Queue {
  readonly #folder: Folder;
  readonly #news: QueueNews;
  readonly #known = new Map<number, Waiting>();
  #highest = 0;
  #pollIsDue = true;
  /** How many mails the server has announced since the last look. */
  #arrived = 0;
  #wake: () => void = () => undefined;

  constructor(folder: Folder, news: QueueNews) {
    this.#folder = folder;
    this.#news = news;
    // The server tells while IDLE lasts, and along with any other answer.
    folder.connection.client.on('exists', ({ count, prevCount }) => {
      news.announced();
      this.#lookFor(Math.max(1, count - prevCount));
    });
  }

  /** Any number may have arrived. */
  lookSoon(): void {
    this.#lookFor(Number.POSITIVE_INFINITY);
  }

  #lookFor(arrivals: number): void {
    this.#arrived += arrivals;
    this.#wake();
  }

  async *waiting(signal: AbortSignal): AsyncGenerator<Found> {
    const { connection, timings } = this.#folder;
    const wake = () => this.#wake();
    const poll = setInterval(() => {
      this.#pollIsDue = true;
      wake();
    }, timings.poll);
    signal.addEventListener('abort', wake);
    connection.lost.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const found = await this.#look();
        const isEmpty = found.mails.length === 0;
        if (found.isEverything || !isEmpty) yield found;
        this.#news.handled();
        if (isEmpty) await this.#silence(signal);
      }
    } finally {
      clearInterval(poll);
      signal.removeEventListener('abort', wake);
      connection.lost.removeEventListener('abort', wake);
    }
  }

  async #look(): Promise<Found> {
    const isEverything = this.#pollIsDue;
    const arrived = this.#arrived;
    if (!isEverything && arrived === 0) return { mails: [], isEverything };
    this.#pollIsDue = false;
    this.#arrived = 0;
    const { connection, timings, path } = this.#folder;
    const mails = await connection.exchange(`look into the folder ${path}`, timings.list, () =>
      isEverything ? this.#everything() : this.#newest(arrived),
    );
    this.#news.answered();
    return mails === null ? this.#look() : { mails, isEverything };
  }

  async #everything(): Promise<Waiting[]> {
    const { connection, path } = this.#folder;
    await reselect(this.#folder);
    const uids = await connection.client.search({ all: true }, { uid: true });
    if (!uids) throw new InboxError(`the server does not list the folder ${path}: ${connection.refusal}`);
    const lying = new Set(uids);
    for (const uid of this.#known.keys()) if (!lying.has(uid)) this.#known.delete(uid);
    this.#news.withheld.keep(lying);
    const unknown = uids.filter(uid => !this.#known.has(uid));
    if (unknown.length > 0) await this.#learnAbout(unknown);
    for (const uid of uids) if (!this.#known.has(uid)) this.#news.withheld.gaveNothing(uid);
    const mails = uids.flatMap(uid => this.#known.get(uid) ?? []);
    this.#news.listed({ folder: path, uidValidity: this.#folder.uidValidity, mails });
    return mails;
  }

  /** Null when the server refuses, which it may do for the sake of one mail: all of them are then to be listed. */
  async #newest(arrived: number): Promise<Waiting[] | null> {
    try {
      const brought =
        arrived <= mostBrought ? await this.#learn(this.#above(this.#highest + mostBrought), bringing) : [];
      // UIDs may have gaps.
      const others = brought.length < arrived ? await this.#learn(this.#above('*'), items) : [];
      return [...brought, ...others];
    } catch (error) {
      if (this.#folder.connection.lost.aborted) throw error;
      this.#pollIsDue = true;
      return null;
    }
  }

  #above(last: number | '*'): string {
    return `${this.#highest + 1}:${last}`;
  }

  /** By halves, where the server refuses, down to the mails that are to blame. */
  async #learnAbout(uids: number[]): Promise<void> {
    const [first = 0] = uids;
    try {
      await this.#learn(`${first}:${uids.at(-1)}`, items);
    } catch (error) {
      if (this.#folder.connection.lost.aborted) throw error;
      if (uids.length === 1) {
        this.#news.withheld.leaveOut(first, explain(error, 'look at the mail').message);
        return;
      }
      const half = Math.ceil(uids.length / 2);
      await this.#learnAbout(uids.slice(0, half));
      await this.#learnAbout(uids.slice(half));
    }
  }

  /** Answers with those not known before. RFC 3501: `n:*` names the last mail also when its UID is below n. */
  async #learn(range: string, query: FetchQueryObject): Promise<Waiting[]> {
    const { client } = this.#folder.connection;
    const learnt: Waiting[] = [];
    for (const { uid, size, internalDate, source } of await client.fetchAll(range, query, { uid: true })) {
      // A FETCH without a size is news of somebody else's flags, not an answer.
      if (size === undefined || this.#known.has(uid)) continue;
      const waiting = { uid, size, internalDate: internalDate instanceof Date ? internalDate : null };
      this.#known.set(uid, waiting);
      this.#highest = Math.max(this.#highest, uid);
      learnt.push(isWhole(source) ? { ...waiting, bytes: source } : waiting);
    }
    return learnt;
  }

  /** Until something arrives, the poll is due, the signal is raised, or the connection is lost, which throws. */
  async #silence(signal: AbortSignal): Promise<void> {
    const { client, lost } = this.#folder.connection;
    lost.throwIfAborted();
    if (this.#pollIsDue || this.#arrived > 0 || signal.aborted) return;
    const woken = new Promise<void>(resolve => {
      this.#wake = resolve;
    });
    // Ends with the next exchange. Should it fail, the connection tells, or the poll finds what IDLE has not told.
    client.idle().catch(() => undefined);
    await woken;
    lost.throwIfAborted();
  }
}

/** Less came than was asked for (RFC 3501, 6.4.5). Its size does not tell: servers are known to count wrong. */
function isWhole(source: Buffer | undefined): source is Buffer {
  return source !== undefined && source.length > 0 && source.length < bytesBrought;
}
