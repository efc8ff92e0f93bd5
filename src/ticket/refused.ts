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
  const is = statusInWords(status);
  const fitting = new Intl.ListFormat('en', { type: 'disjunction' }).format(allowed.map(statusInWords));
  refuse(
    is === done
      ? `${number} is ${is} already`
      : `${number} is ${is} and cannot be ${done}: only a ticket that is ${fitting} can`,
  );
}

export function refuse(why: string): never {
  throw new Refused(why);
}
