import type { OpenPromise, OpenTicket } from '../letters/digest-facts.ts';
import { startAsked } from '../ticket/request.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Queries } from './database.ts';
import type { TicketRow } from './tables.ts';

const columns = [
  ...(['number', 'kind', 'status', 'severity', 'assignee', 'waits_for', 'flags', 'zone', 'place'] as const),
  ...(['lead_time', 'start_at', 'received_at', 'fields', 'requester', 'subject'] as const),
] as const;

/** The tickets that are not over, in the order their mails came, each with what is promised of it. */
export async function openTickets(db: Queries): Promise<OpenTicket[]> {
  const promises = await promisesByTicket(db);
  const rows = await db
    .selectFrom('tickets')
    .select(columns)
    .where('over_at', 'is', null)
    .orderBy('received_at')
    .orderBy('number')
    .execute();
  return rows.map(row => openTicket(row, promises.get(row.number) ?? []));
}

async function promisesByTicket(db: Queries): Promise<Map<string, OpenPromise[]>> {
  const rows = await db
    .selectFrom('promises')
    .select(['ticket_number', 'kind', 'due_at', 'why'])
    .where('settled_at', 'is', null)
    .where('ticket_number', 'is not', null)
    .orderBy('due_at')
    .execute();
  const promises = new Map<string, OpenPromise[]>();
  for (const { ticket_number: number, kind, due_at, why } of rows)
    if (number !== null)
      promises.set(number, [...(promises.get(number) ?? []), { kind, dueAt: new Date(due_at), why }]);
  return promises;
}

function openTicket(row: Pick<TicketRow, (typeof columns)[number]>, promises: OpenPromise[]): OpenTicket {
  const fields: Ticket['fields'] = JSON.parse(row.fields);
  const leadTime: Ticket['leadTime'] = row.lead_time && JSON.parse(row.lead_time);
  return {
    number: row.number,
    kind: row.kind,
    status: row.status,
    severity: row.severity,
    assignee: row.assignee,
    waitsFor: row.waits_for,
    flags: JSON.parse(row.flags),
    zone: row.zone,
    place: row.place && JSON.parse(row.place),
    leadTime,
    startAt: row.start_at === null ? null : new Date(row.start_at),
    receivedAt: new Date(row.received_at),
    customer: fields.customerName?.text ?? row.requester ?? '',
    site: (fields.site ?? fields.serviceId)?.text ?? '',
    subject: row.subject,
    startAsked: row.kind === 'ssr' ? startAsked({ leadTime, fields }) : null,
    promises,
  };
}
