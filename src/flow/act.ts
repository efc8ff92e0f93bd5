import type { Composer } from '../letters/compose.ts';
import type { Desk } from '../letters/desk.ts';
import { lettersFor } from '../letters/letters-for.ts';
import { ConflictError } from '../store/conflict-error.ts';
import type { TicketChange } from '../store/outcome.ts';
import type { Act } from '../store/record-act.ts';
import type { Store } from '../store/store.ts';
import type { Command } from '../ticket/command.ts';
import { refuse } from '../ticket/refused.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { changeOf } from './change.ts';
import { orderOf, type Surroundings, type Word } from './word.ts';

/** What an agent says about which ticket. */
export interface Said {
  number: string;
  by: string;
  word: Word;
}

export interface ActRooms extends Surroundings {
  store: Pick<Store, 'ticketNow' | 'recordAct'>;
  composer: Composer;
  desk: Desk;
  /** The address that a ticket's letters are answered to, by the name of its mailbox. */
  addressOf(mailbox: string): string;
  clock: () => Date;
}

/** How often a ticket is looked at anew because somebody else was quicker. */
const mostTries = 5;

/** The one place where an agent's word becomes a command. Throws Refused when it does not fit the ticket. */
export function act({ number, by, word }: Said, rooms: ActRooms): Promise<Act> {
  return carryOut(number, (ticket, now) => orderOf(word, by, ticket, now, rooms), rooms);
}

/** What is to be done with a ticket as it stands. */
type Intent = (ticket: Ticket, now: Date) => Command;

/**
 * Does what an agent or the clock orders of a ticket: decided on the ticket as it stands, with the letters that follow,
 * in one commit. When somebody else was quicker it is decided anew.
 */
export async function carryOut(number: string, intent: Intent, rooms: ActRooms): Promise<Act> {
  for (let tries = 1; ; tries++) {
    try {
      return await carryOutOnce(number, intent, rooms);
    } catch (error) {
      if (!(error instanceof ConflictError) || tries === mostTries) throw error;
    }
  }
}

async function carryOutOnce(number: string, intent: Intent, rooms: ActRooms): Promise<Act> {
  const { store, clock } = rooms;
  const ticket = await store.ticketNow(number);
  if (!ticket) return refuse(`there is no ticket ${number}; acuse tickets lists those that exist`);
  const now = clock();
  const change = changeOf(ticket, now, intent(ticket, now));
  const acted = {
    change,
    letters: lettersOf(change, now, rooms),
    acknowledgement: fate(change, rooms),
    at: now,
  };
  await store.recordAct(acted);
  return acted;
}

function lettersOf({ ticket, events }: TicketChange, now: Date, rooms: ActRooms): Act['letters'] {
  const mailbox = rooms.addressOf(ticket.mailbox);
  const orders = lettersFor({ type: 'handled', mailbox, ticket, events }, rooms.desk);
  return orders.map(order => rooms.composer.compose(order, now));
}

/** On trial nobody is answered, whoever has looked. */
function fate({ events }: TicketChange, { desk }: ActRooms): Act['acknowledgement'] {
  if (events.some(({ type }) => type === 'ReviewFailed')) return 'dropped';
  const isReleased = events.some(({ type }) => type === 'ReviewPassed') && desk.letters.mode === 'send';
  return isReleased ? 'released' : 'as it is';
}
