import { setTimeout as sleep } from 'node:timers/promises';
import { isToCustomer } from '../letters/letter.ts';
import type { SendOutcome } from '../outbox/outcome.ts';
import { ConflictError } from '../store/conflict-error.ts';
import type { Delivery } from '../store/deliveries.ts';
import { type ClaimedLetter, longestPutOffMinutes } from '../store/letters.ts';
import type { TicketChange } from '../store/outcome.ts';
import type { Store } from '../store/store.ts';
import { isDatabaseTrouble } from '../store/trouble.ts';
import type { Command } from '../ticket/command.ts';
import { decide } from '../ticket/decide.ts';
import { fold } from '../ticket/evolve.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Delivered, Tell, Unrecorded } from './moment.ts';

/** The mail server's word on one letter. */
export interface Answered {
  letter: ClaimedLetter;
  outcome: Exclude<SendOutcome, { type: 'us' }>;
  at: Date;
}

export interface BookRooms {
  store: Pick<Store, 'ticketsOpenedBy' | 'ticketNow' | 'recordDeliveries'>;
  tell: Tell;
}

/** The tickets that the server's word on a letter concerns, by the letter's key. */
type Tickets = Map<string, Ticket[]>;

/** Answers that come within this many milliseconds share a commit. */
const gathering = 20;
const groupSize = 50;
const conflictTries = 5;

/** Minutes before the next try of a letter that the server put off, by how often it was tried; the last repeats. */
const retryAfterMinutes = [0.5, 1, 2, 5, 10, 15, longestPutOffMinutes];

/**
 * Writes down what became of letters: a group of answers in one commit, while the next letters travel. An answer is
 * known only here until it is written, so that it stays noted while the database is in trouble. A crash before the
 * commit only sends the same bytes again, under the same Message-ID.
 */
export class DeliveryBook {
  readonly #rooms: BookRooms;
  readonly #answers: Answered[] = [];
  #writing: Promise<void> | null = null;
  #failure: unknown = null;

  constructor(rooms: BookRooms) {
    this.#rooms = rooms;
  }

  /** Notes an answer, which is written within moments. Throws what an earlier commit failed with. */
  enter(answered: Answered): void {
    this.#answers.push(answered);
    if (this.#failure) throw this.#failure;
    this.#writing ??= this.#writeSoon();
  }

  /** Resolves when every answer noted is written; throws what failed, and may be called again. */
  async finish(): Promise<void> {
    await this.#writing;
    this.#failure = null;
    await this.#writeAll();
  }

  async #writeSoon(): Promise<void> {
    await sleep(gathering);
    await this.#writeAll().catch(error => {
      this.#failure = error;
    });
    this.#writing = null;
  }

  async #writeAll(): Promise<void> {
    while (this.#answers.length > 0) {
      const group = this.#answers.slice(0, groupSize);
      await this.#write(group);
      this.#answers.splice(0, group.length);
    }
  }

  /** Somebody else may have changed a ticket meanwhile: then look again and decide anew. */
  async #write(group: Answered[], tries = conflictTries): Promise<void> {
    try {
      await this.#record(group);
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      if (error instanceof ConflictError && tries > 1) await this.#write(group, tries - 1);
      else await this.#writeOneByOne(group, error);
    }
  }

  async #writeOneByOne(group: Answered[], error: unknown): Promise<void> {
    const [only, ...others] = group;
    if (only && others.length === 0) await this.#writeWithoutTicket(only, error);
    else for (const answered of group) await this.#write([answered]);
  }

  /** The server's word is not given twice: it is written down also when the ticket cannot take it. */
  async #writeWithoutTicket(answered: Answered, reason: unknown): Promise<void> {
    try {
      await this.#rooms.store.recordDeliveries([deliveryOf(answered, new Map())]);
      this.#rooms.tell(delivered(answered, new Map()));
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
    }
    this.#rooms.tell(unrecorded(answered, reason));
  }

  async #record(group: Answered[]): Promise<void> {
    const tickets = await this.#ticketsOf(group);
    await this.#rooms.store.recordDeliveries(group.map(answered => deliveryOf(answered, tickets)));
    for (const answered of group) this.#rooms.tell(delivered(answered, tickets));
  }

  async #ticketsOf(group: readonly Answered[]): Promise<Tickets> {
    const { store } = this.#rooms;
    const opened = await store.ticketsOpenedBy(group.flatMap(({ letter }) => letter.acknowledges ?? []));
    const tickets: Tickets = new Map();
    for (const answered of group) {
      const { key, acknowledges } = answered.letter;
      const number = numberOfLost(answered);
      const lost = number === null ? null : await store.ticketNow(number);
      tickets.set(key, [...(opened.get(acknowledges ?? 0) ?? []), ...(lost ? [lost] : [])]);
    }
    return tickets;
  }
}

/** The ticket of a later letter to a customer that the server refused. */
function numberOfLost({ letter, outcome }: Answered): string | null {
  const { acknowledges, ticketNumber, priority } = letter;
  const isLost = outcome.type === 'never' && acknowledges === null && isToCustomer(priority);
  return isLost ? ticketNumber : null;
}

function deliveryOf({ letter, outcome, at }: Answered, tickets: Tickets): Delivery {
  const named = tickets.get(letter.key) ?? [];
  return {
    key: letter.key,
    at,
    outcome,
    nextAttemptAt: outcome.type === 'later' ? nextAttemptAt(letter.attempts, at) : null,
    changes: named.flatMap(ticket => changeOf(ticket, letter, outcome, at)),
  };
}

function nextAttemptAt(attempts: number, at: Date): Date {
  const minutes = retryAfterMinutes[Math.min(attempts, retryAfterMinutes.length - 1)] ?? 0;
  return new Date(at.getTime() + minutes * 60_000);
}

function changeOf(
  ticket: Ticket,
  letter: ClaimedLetter,
  outcome: Answered['outcome'],
  at: Date,
): TicketChange[] {
  const command = commandOf(letter, outcome);
  const events = command ? decide(ticket, command, at) : [];
  const changed = fold(events, ticket);
  return changed && events.length > 0 ? [{ ticket: changed, expectedVersion: ticket.version, events }] : [];
}

function commandOf(
  { key: letterKey, acknowledges, envelope: { to } }: ClaimedLetter,
  { type, response }: Answered['outcome'],
): Command | null {
  switch (type) {
    case 'sent':
      return { type: 'ConfirmAcknowledgement', letterKey, response };
    case 'never':
      return { type: 'RefuseLetter', letterKey, to, response, isAcknowledgement: acknowledges !== null };
    case 'later':
      return null;
  }
}

function delivered({ letter, outcome, at }: Answered, tickets: Tickets): Delivered {
  const { key, kind, ticketNumber: ticket, acknowledges, owedAt } = letter;
  const [named] = acknowledges === null ? [] : (tickets.get(key) ?? []);
  const acknowledged = named
    ? { mailId: named.mailId, mailbox: named.mailbox, acceptedAt: named.receivedAt }
    : null;
  return {
    type: 'delivered',
    at,
    key,
    kind,
    ticket,
    outcome: outcome.type,
    response: outcome.response,
    owedAt,
    acknowledged,
  };
}

function unrecorded(
  { letter: { key, kind, ticketNumber: ticket }, at }: Answered,
  error: unknown,
): Unrecorded {
  return { type: 'unrecorded', at, key, kind, ticket, reason: String(error) };
}
