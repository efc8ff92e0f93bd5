import type { Logger } from 'pino';
import { withoutAddresses } from '../mail/without-addresses.ts';

/** A mail over whose download, among others, the connection was lost this often is downloaded alone. */
const mostTogether = 2;

/**
 * One over whose download it was lost this often is left out for a minute, then for two, in the end for an hour each
 * time: a bad line, too, is lost again and again over the same mail, and heals.
 */
const mostLosses = 4;
const firstWait = 60_000;
const longestWait = 60 * 60_000;

/**
 * The mails of the folder that the server lists and does not hand out: it refuses them, gives nothing of them, or breaks
 * down over them. Lives longer than a connection, for what ends each one can only be recognised over several.
 */
export class Withheld {
  readonly #log: Logger;
  readonly #clock: () => Date;
  #uidValidity = '';
  /** Downloads begun that nothing has ended: neither bytes nor a refusal. */
  readonly #begun = new Map<number, { times: number; lastAt: Date }>();
  readonly #silent = new Set<number>();
  readonly #leftOut = new Map<number, { since: Date; reason: string }>();

  constructor(log: Logger, clock: () => Date) {
    this.#log = log;
    this.#clock = clock;
  }

  /** What is wrong, in plain words, and since when; null while the server hands out everything. */
  get failure(): { since: Date; reason: string } | null {
    const [first] = this.#leftOut;
    if (first === undefined) return null;
    const [uid, { since, reason }] = first;
    const others = this.#leftOut.size === 1 ? '' : ` and ${this.#leftOut.size - 1} more`;
    return { since, reason: `the server does not hand out the mail with UID ${uid}${others}: ${reason}` };
  }

  /** In another folder the same UIDs name other mails. */
  enter(uidValidity: string): void {
    if (uidValidity !== this.#uidValidity) this.keep(new Set());
    this.#uidValidity = uidValidity;
  }

  /** Forgets all but those that still lie in the folder. */
  keep(lying: ReadonlySet<number>): void {
    for (const memory of [this.#begun, this.#silent, this.#leftOut])
      for (const uid of memory.keys()) if (!lying.has(uid)) memory.delete(uid);
  }

  /** Whether the mail had better not be downloaded together with others. */
  isSuspect(uid: number): boolean {
    return (this.#begun.get(uid)?.times ?? 0) >= mostTogether;
  }

  /** Whether the mail had better not be downloaded now. */
  isDeadly(uid: number): boolean {
    const begun = this.#begun.get(uid);
    if (begun === undefined || begun.times < mostLosses) return false;
    const wait = Math.min(longestWait, firstWait * 2 ** (begun.times - mostLosses));
    const waited = this.#clock().getTime() - begun.lastAt.getTime();
    // Negative after the clock was set back.
    return waited >= 0 && waited < wait;
  }

  /** A download is asked for. */
  begin(uids: readonly number[]): void {
    for (const uid of uids) {
      const times = (this.#begun.get(uid)?.times ?? 0) + 1;
      this.#begun.set(uid, { times, lastAt: this.#clock() });
    }
  }

  /** The server has answered, whatever it was. */
  end(uids: readonly number[]): void {
    for (const uid of uids) this.#begun.delete(uid);
  }

  handedOut(uid: number): void {
    this.#silent.delete(uid);
    this.#leftOut.delete(uid);
  }

  /** Once may mean that somebody has just taken it away; of what is then still listed the server has nothing to give. */
  gaveNothing(uid: number): void {
    if (this.#silent.has(uid) && !this.#leftOut.has(uid))
      this.leaveOut(uid, 'it is listed, and nothing comes when it is asked for');
    this.#silent.add(uid);
  }

  leaveOut(uid: number, reason: string): void {
    const known = this.#leftOut.get(uid);
    this.#leftOut.set(uid, { since: known?.since ?? this.#clock(), reason });
    if (known === undefined)
      this.#log.warn({ uid, reason: withoutAddresses(reason) }, 'the server does not hand out a mail');
  }
}
