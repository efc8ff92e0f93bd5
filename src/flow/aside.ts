import { ConflictError } from '../store/conflict-error.ts';
import { isDatabaseTrouble } from '../store/trouble.ts';
import { type IntakeRooms, settle } from './intake.ts';
import type { IntakeRules, MailboxRules } from './judge.ts';
import type { Held } from './moment.ts';
import { quarantine } from './quarantine.ts';
import { type Workshop, WorkshopError } from './workshop.ts';

/** A mail that did not come to an end among the others, and why it is tried alone. */
export interface Suspect {
  /** The ledger's id. */
  mailId: number;
  rules: MailboxRules;
  reason: string;
}

/**
 * A mail begun this often without coming to an end is not begun once more. Tries that failed for no fault of its own
 * are not counted, so that nearly all of these ended our process. Many, because whoever kills us may hit an innocent mail.
 */
const mostAttempts = 10;

/** Milliseconds until a mail is tried again that somebody else was quicker with: doubling up to the longest. */
const firstRest = 60_000;
const longestRest = 60 * 60_000;

/**
 * Mails that stalled or killed the reading thread, or were begun before and never came to an end, are tried alone, on
 * a thread of their own, while everybody else goes on; what fails there too goes to quarantine. They leave the folder
 * at the next look into it. Only ids wait here: bytes come from the store when it is their turn.
 */
export class Aside implements AsyncDisposable {
  readonly #rules: IntakeRules;
  readonly #rooms: IntakeRooms;
  readonly #openWorkshop: () => Workshop;
  /** By ledger id; the first is being tried. */
  readonly #waiting = new Map<number, Suspect>();
  /** By ledger id, those that somebody else was quicker with, and how often in a row. */
  readonly #resting = new Map<number, { times: number; until: Date }>();
  #work: Promise<void> | null = null;
  #workshop: Workshop | null = null;
  #isClosed = false;

  constructor(rules: IntakeRules, rooms: IntakeRooms, openWorkshop: () => Workshop) {
    this.#rules = rules;
    this.#rooms = rooms;
    this.#openWorkshop = openWorkshop;
  }

  /** Whether this mail waits here, or rests between two tries. */
  holds(mailId: number): boolean {
    return this.#waiting.has(mailId) || this.#rests(mailId);
  }

  take(suspect: Suspect): void {
    if (this.#isClosed || this.#rests(suspect.mailId)) return;
    this.#waiting.set(suspect.mailId, suspect);
    this.#work ??= this.#tryAll();
  }

  /** Breaks off; what waits here is work for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.clear();
    await this.#workshop?.close();
    await this.#work;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #tryAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      try {
        await using workshop = this.#openWorkshop();
        this.#workshop = workshop;
        await this.#tryEach(workshop);
      } catch (error) {
        this.#stumble(error);
      }
    }
    this.#work = null;
  }

  async #tryEach(workshop: Workshop): Promise<void> {
    for (const suspect of this.#waiting.values()) {
      try {
        await this.#settleAlone(suspect, workshop);
        this.#resting.delete(suspect.mailId);
      } catch (error) {
        if (isEverybodysTrouble(error)) throw error;
        if (error instanceof ConflictError) this.#letRest(suspect.mailId);
        this.#tellOf(suspect, error);
      }
      this.#waiting.delete(suspect.mailId);
    }
  }

  async #settleAlone(suspect: Suspect, workshop: Workshop): Promise<void> {
    const { store, clock } = this.#rooms;
    const kept = await store.keepAgain(suspect.mailId);
    if (kept === null) return;
    const held = { kept, keptAt: clock() };
    if (kept.attempts > mostAttempts) return quarantine(held, suspect.reason, this.#rooms);
    try {
      await this.#settle(held, suspect, workshop);
    } catch (error) {
      if (isNoFaultOfTheMail(error)) await store.takeBackAttempt(suspect.mailId);
      else if (kept.attempts === mostAttempts) return quarantine(held, String(error), this.#rooms);
      throw error;
    }
  }

  async #settle(held: Held, { rules, reason }: Suspect, workshop: Workshop): Promise<void> {
    const { bytes, truncated } = held.kept;
    const tried = await workshop.understand(bytes, truncated, rules.home);
    if ('failed' in tried) return quarantine(held, `${reason}; alone, ${tried.failed}`, this.#rooms);
    await settle([{ ...held, rules, understood: tried.done }], this.#rules, this.#rooms);
  }

  #rests(mailId: number): boolean {
    const rest = this.#resting.get(mailId);
    return rest !== undefined && this.#rooms.clock() < rest.until;
  }

  #letRest(mailId: number): void {
    const times = (this.#resting.get(mailId)?.times ?? 0) + 1;
    const rest = Math.min(longestRest, firstRest * 2 ** (times - 1));
    this.#resting.set(mailId, { times, until: new Date(this.#rooms.clock().getTime() + rest) });
  }

  /** All that wait here would fare the same: they come again with the next poll. */
  #stumble(error: unknown): void {
    const [first] = this.#waiting.values();
    this.#waiting.clear();
    if (!this.#isClosed && first) this.#tellOf(first, error);
  }

  #tellOf({ mailId, reason }: Suspect, error: unknown): void {
    const { tell, clock } = this.#rooms;
    tell({ type: 'stumbled', at: clock(), mailId, reason: `${reason}; alone, ${String(error)}` });
  }
}

function isNoFaultOfTheMail(error: unknown): boolean {
  return isEverybodysTrouble(error) || error instanceof ConflictError;
}

/** Whether the database or a thread that does not start is to blame, or our own leaving. */
function isEverybodysTrouble(error: unknown): boolean {
  return isDatabaseTrouble(error) || error instanceof WorkshopError;
}
