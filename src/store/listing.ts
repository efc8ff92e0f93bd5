import { sql } from 'kysely';
import { folded } from '../mail/folded.ts';
import { overStatuses } from '../ticket/handling.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import type { Queries } from './database.ts';
import { ticketOf } from './tickets.ts';

/** Which tickets are meant: all conditions given must hold. */
export interface TicketFilter {
  open?: boolean | undefined;
  kind?: TicketKind | undefined;
  /** Part of the customer's name; case and accents do not count. */
  customer?: string | undefined;
  severity?: NonNullable<Ticket['severity']> | undefined;
  /** Opened at or after. */
  since?: Date | undefined;
}

export interface ListedTicket {
  ticket: Ticket;
  /** When its acknowledgement was due; null when no mail opened it. */
  acknowledgeDueAt: Date | null;
  /** Null while it is not acknowledged. */
  acknowledgedInTime: boolean | null;
}

/** The tickets of the filter, in the order they were opened. */
export async function tickets(db: Queries, filter: TicketFilter): Promise<ListedTicket[]> {
  const { open, kind, customer, severity, since } = filter;
  let query = db
    .selectFrom('tickets')
    .leftJoin('promises', join =>
      join.onRef('promises.mail_id', '=', 'tickets.mail_id').on('promises.kind', '=', 'acknowledge'),
    )
    .selectAll('tickets')
    .select('promises.due_at')
    .orderBy('tickets.opened_at')
    .orderBy('tickets.number');
  if (open !== undefined) query = query.where('status', open ? 'not in' : 'in', overStatuses);
  if (kind !== undefined) query = query.where('tickets.kind', '=', kind);
  if (customer !== undefined) query = query.where(customerContains(customer));
  if (severity !== undefined) query = query.where('severity', '=', severity);
  if (since !== undefined) query = query.where('opened_at', '>=', since.toISOString());
  const rows = await query.execute();
  return rows.map(row => listed(ticketOf(row), row.due_at));
}

function customerContains(part: string) {
  const pattern = `%${folded(part).replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`customer like ${pattern} escape '\\'`;
}

function listed(ticket: Ticket, dueAt: string | null): ListedTicket {
  const acknowledgeDueAt = dueAt === null ? null : new Date(dueAt);
  const { acknowledgedAt } = ticket;
  return {
    ticket,
    acknowledgeDueAt,
    acknowledgedInTime:
      acknowledgedAt === null || acknowledgeDueAt === null ? null : acknowledgedAt <= acknowledgeDueAt,
  };
}
