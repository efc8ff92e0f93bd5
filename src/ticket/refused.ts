import { statusInWords, type Ticket, type TicketStatus } from './ticket.ts';

/** An order does not fit the ticket as it stands: why, and what would. Nothing has happened. */
export class Refused extends Error {
  override name = 'Refused';
}

/** Lets an order pass in these states; in any other it is refused. `done` is its participle: "resolved". */
export function requireStatus(
  { number, status }: Pick<Ticket, 'number' | 'status'>,
  done: string,
  allowed: readonly TicketStatus[],
): void {
  if (allowed.includes(status)) return;
  throw new Refused(
    `${number} is ${statusInWords(status)} and cannot be ${done}: only a ticket that is ${allowed.map(statusInWords).join(' or ')} can`,
  );
}

export function refuse(why: string): never {
  throw new Refused(why);
}
