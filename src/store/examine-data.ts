import { isDeepStrictEqual } from 'node:util';
import type { TicketEvent } from '../ticket/event.ts';
import { fold } from '../ticket/evolve.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Queries } from './database.ts';
import { eventsOfTickets } from './events.ts';
import type { Finding } from './examine.ts';
import { ticketsByNumber } from './tickets.ts';
import { isWritten } from './unwritten-letters.ts';
import { walk } from './walk.ts';

/** So many examples of one fault are enough. */
const mostExamples = 10;

/** The tickets whose journal, folded, does not give their row. */
export async function differingTickets(db: Queries): Promise<Finding[]> {
  const numbers = db.selectFrom('tickets').select('number').orderBy('number');
  const differing = walk(
    '',
    async (after, count) =>
      (await numbers.where('number', '>', after).limit(count).execute()).map(row => row.number),
    async (first, last) => {
      const rows = await numbers.where('number', '>=', first).where('number', '<=', last).execute();
      const stretch = rows.map(row => row.number);
      const tickets = await ticketsByNumber(db, stretch);
      const events = await eventsOfTickets(db, stretch);
      return stretch.flatMap(number => difference(tickets.get(number), events.get(number) ?? []) ?? []);
    },
  );
  const remedy = 'restore a backup beside this desk and compare; report it, with acuse ticket NUMBER --json';
  const findings: Finding[] = [];
  for await (const what of differing) {
    findings.push({ isWrong: true, what, remedy });
    if (findings.length === mostExamples) break;
  }
  return findings;
}

function difference(ticket: Ticket | undefined, events: readonly TicketEvent[]): string | null {
  if (!ticket) return null;
  try {
    const told = fold(events);
    return isDeepStrictEqual(told, ticket)
      ? null
      : `the journal of ${ticket.number} tells another ticket than its row`;
  } catch (error) {
    return `the journal of ${ticket.number} cannot be read: ${String(error)}`;
  }
}

/** What the foreign keys do not see. */
export async function incomplete(db: Queries): Promise<Finding[]> {
  const letters = await db
    .selectFrom('letters')
    .leftJoin('raw_letters', 'letter_id', 'letters.id')
    .select('letters.key')
    .where('state', 'in', ['owed', 'held'])
    .where('letter_id', 'is', null)
    .where(isWritten)
    .limit(mostExamples)
    .execute();
  const mails = await db
    .selectFrom('mails')
    .leftJoin('raw_mails', 'raw_mails.mail_id', 'mails.id')
    .leftJoin('promises', 'promises.mail_id', 'mails.id')
    .select('mails.id')
    .where('disposition', 'is', null)
    .where(eb => eb.or([eb('raw_mails.mail_id', 'is', null), eb('promises.mail_id', 'is', null)]))
    .limit(mostExamples)
    .execute();
  const lost = await db
    .selectFrom('mails')
    .leftJoin('tickets', 'number', 'ticket_number')
    .select(['mails.id', 'ticket_number'])
    .where('disposition', 'in', ['opened', 'joined'])
    .where('number', 'is', null)
    .limit(mostExamples)
    .execute();
  const remedy = 'report it; what acuse why and acuse ticket say of it helps';
  return [
    ...letters.map(({ key }) => `the letter ${key} is to be sent, but its text is gone`),
    ...mails.map(({ id }) => `mail ${id} is to be handled, but was not kept whole`),
    ...lost.map(
      ({ id, ticket_number: number }) => `mail ${id} belongs to ${number}, and there is no such ticket`,
    ),
  ].map(what => ({ isWrong: true, what, remedy }));
}
