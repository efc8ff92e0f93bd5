import type { KeptMail, Place } from '../store/arrival.ts';
import { type IntakeRooms, settle } from './intake.ts';
import type { IntakeRules } from './judge.ts';
import { settledMoment } from './moment.ts';
import { quarantined } from './quarantine.ts';
import type { Workshop } from './workshop.ts';

/**
 * Mails that stalled or killed the reading thread are tried once more on a thread of their own, one at a time, while
 * everybody else goes on; what fails there too goes to quarantine. They leave the folder at the next look into it.
 */
export class Aside implements AsyncDisposable {
  readonly #rules: IntakeRules;
  readonly #rooms: IntakeRooms;
  readonly #openWorkshop: () => Workshop;
  readonly #places = new Set<string>();
  #turn: Promise<void> = Promise.resolve();
  #workshop: Workshop | null = null;
  #closing = false;

  constructor(rules: IntakeRules, rooms: IntakeRooms, openWorkshop: () => Workshop) {
    this.#rules = rules;
    this.#rooms = rooms;
    this.#openWorkshop = openWorkshop;
  }

  /** Whether the mail at this place is waiting here. */
  holds(place: Place): boolean {
    return this.#places.has(nameOf(place));
  }

  take(kept: KeptMail, reason: string): void {
    this.#places.add(nameOf(kept));
    this.#turn = this.#turn.then(() => this.#tryAlone(kept, reason));
  }

  /** Breaks off; what waits here is work for the next start. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#workshop?.close();
    await this.#turn;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #tryAlone(kept: KeptMail, reason: string): Promise<void> {
    if (this.#closing) return;
    const { tell, clock } = this.#rooms;
    try {
      await this.#readAlone(kept);
    } catch (error) {
      const { id: mailId, mailbox, attempts } = kept;
      tell({
        type: 'stumbled',
        at: clock(),
        mailId,
        mailbox,
        attempts,
        reason: `${reason}; then ${String(error)}`,
      });
    }
    this.#places.delete(nameOf(kept));
  }

  async #readAlone(kept: KeptMail): Promise<void> {
    const workshop = this.#openWorkshop();
    this.#workshop = workshop;
    try {
      const tried = await workshop.understand(kept.bytes, kept.truncated);
      const rules = this.#rules.mailboxes[kept.mailbox];
      if (this.#closing) return;
      if ('done' in tried && rules)
        await settle([{ kept, rules, understood: tried.done }], this.#rules, this.#rooms);
      else
        await this.#quarantine(
          kept,
          'failed' in tried ? tried.failed : `no mailbox is called ${kept.mailbox}`,
        );
    } finally {
      await workshop.close();
    }
  }

  async #quarantine(kept: KeptMail, reason: string): Promise<void> {
    const outcome = quarantined(kept, reason, this.#rooms.clock());
    await this.#rooms.store.record([outcome]);
    this.#rooms.tell(settledMoment(outcome, kept, null));
  }
}

function nameOf({ mailbox, folder, uidValidity, uid }: Place): string {
  return JSON.stringify([mailbox, folder, uidValidity, uid]);
}
