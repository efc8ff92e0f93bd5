import type { Desk } from '../letters/desk.ts';
import { plannersOf } from '../ticket/planners.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Incoming } from './judge.ts';

/**
 * A mail about a ticket without the answers that it only quotes, where one of the desk's own people wrote it: our
 * letters to them repeat, with remarks, what the customer said. Customers fill in the lines they quote.
 */
export function withoutOwnQuotes(incoming: Incoming, ticket: Ticket, { agents, planning }: Desk): Incoming {
  const { understood } = incoming;
  const writer = understood.mail.from?.address.toLowerCase();
  const own = [...agents, ...plannersOf(ticket, planning).map(({ address }) => address)];
  if (!own.some(address => address.toLowerCase() === writer)) return incoming;
  const { reading } = understood;
  const fields = Object.fromEntries(
    Object.entries(reading.fields).filter(([, answer]) => answer.from !== 'quoted'),
  );
  const unreadable = reading.unreadable.filter(key => fields[key]);
  return { ...incoming, understood: { ...understood, reading: { ...reading, fields, unreadable } } };
}
