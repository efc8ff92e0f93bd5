import { folded } from '../mail/folded.ts';
import { matterOf } from '../ticket/matter.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { ConflictError } from './conflict-error.ts';
import type { Queries, Transaction } from './database.ts';
import { appendEvents } from './events.ts';
import { keepLinks } from './links.ts';
import type { TicketChange } from './outcome.ts';
import { settleTelephoned } from './promises.ts';
import type { TicketRow } from './tables.ts';
import { keepTicketPromises } from './ticket-promises.ts';
import { inPieces } from './values.ts';

/** These tickets as they stand, by number; numbers nobody has been given are left out. */
export async function ticketsByNumber(db: Queries, numbers: readonly string[]): Promise<Map<string, Ticket>> {
  const tickets = new Map<string, Ticket>();
  for (const piece of inPieces([...new Set(numbers)], 1_000)) {
    const rows = await db.selectFrom('tickets').selectAll().where('number', 'in', piece).execute();
    for (const row of rows) tickets.set(row.number, ticketOf(row));
  }
  return tickets;
}

/** The tickets that each of these mails opened, by mail id, in the order of their numbers. */
export async function ticketsOpenedBy(
  db: Queries,
  mailIds: readonly number[],
): Promise<Map<number, Ticket[]>> {
  const opened = new Map<number, Ticket[]>();
  for (const piece of inPieces([...new Set(mailIds)], 1_000)) {
    const rows = await db
      .selectFrom('tickets')
      .selectAll()
      .where('mail_id', 'in', piece)
      .orderBy('number')
      .execute();
    for (const row of rows) opened.set(row.mail_id, [...(opened.get(row.mail_id) ?? []), ticketOf(row)]);
  }
  return opened;
}

/**
 * Writes tickets as their changes left them, and the events. Changes of one ticket follow each other by version.
 * Throws ConflictError when a ticket is no longer at the version its change was decided on.
 */
export async function applyChanges(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  const effective = changes.filter(change => change.events.length > 0);
  if (effective.length === 0) return;
  await checkVersions(trx, effective);
  const latest = new Map(effective.map(({ ticket }) => [ticket.number, ticket]));
  for (const piece of inPieces([...latest.values()], 1_000)) await writeTickets(trx, piece);
  await appendEvents(trx, effective);
  await keepLinks(trx, effective);
  await keepTicketPromises(trx, effective);
  await settleTelephoned(trx, effective);
}

async function checkVersions(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  const versions = await standingVersions(
    trx,
    changes.map(({ ticket }) => ticket.number),
  );
  for (const { ticket, expectedVersion } of changes) {
    const version = versions.get(ticket.number) ?? 0;
    if (version !== expectedVersion)
      throw new ConflictError(
        `${ticket.number} is at version ${version}, the change was decided on ${expectedVersion}`,
      );
    versions.set(ticket.number, ticket.version);
  }
}

async function standingVersions(trx: Transaction, numbers: readonly string[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>();
  for (const piece of inPieces([...new Set(numbers)], 1_000)) {
    const rows = await trx
      .selectFrom('tickets')
      .select(['number', 'version'])
      .where('number', 'in', piece)
      .execute();
    for (const row of rows) versions.set(row.number, row.version);
  }
  return versions;
}

/** Writes tickets as they are; of those that exist, what may change. */
export async function writeTickets(trx: Transaction, tickets: readonly Ticket[]): Promise<void> {
  await trx
    .insertInto('tickets')
    .values(tickets.map(ticketRow))
    .onConflict(conflict =>
      conflict.column('number').doUpdateSet(eb => ({
        kind: eb.ref('excluded.kind'),
        status: eb.ref('excluded.status'),
        version: eb.ref('excluded.version'),
        severity: eb.ref('excluded.severity'),
        form: eb.ref('excluded.form'),
        language: eb.ref('excluded.language'),
        subject: eb.ref('excluded.subject'),
        requester: eb.ref('excluded.requester'),
        answer_to: eb.ref('excluded.answer_to'),
        fields: eb.ref('excluded.fields'),
        missing: eb.ref('excluded.missing'),
        unreadable: eb.ref('excluded.unreadable'),
        flags: eb.ref('excluded.flags'),
        zone: eb.ref('excluded.zone'),
        place: eb.ref('excluded.place'),
        lead_time: eb.ref('excluded.lead_time'),
        customer: eb.ref('excluded.customer'),
        matter: eb.ref('excluded.matter'),
        acknowledged_at: eb.ref('excluded.acknowledged_at'),
        assignee: eb.ref('excluded.assignee'),
        waits_for: eb.ref('excluded.waits_for'),
        waits_until: eb.ref('excluded.waits_until'),
        start_at: eb.ref('excluded.start_at'),
        reminded_at: eb.ref('excluded.reminded_at'),
        escalation_level: eb.ref('excluded.escalation_level'),
        telephoned_at: eb.ref('excluded.telephoned_at'),
        resolved_at: eb.ref('excluded.resolved_at'),
        over_at: eb.ref('excluded.over_at'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute();
}

function ticketRow(ticket: Ticket): TicketRow {
  return {
    number: ticket.number,
    mail_id: ticket.mailId,
    kind: ticket.kind,
    status: ticket.status,
    version: ticket.version,
    severity: ticket.severity,
    form: ticket.form,
    language: ticket.language,
    subject: ticket.subject,
    requester: ticket.requester,
    answer_to: ticket.answerTo,
    mailbox: ticket.mailbox,
    message_id: ticket.messageId,
    fields: JSON.stringify(ticket.fields),
    missing: JSON.stringify(ticket.missing),
    unreadable: JSON.stringify(ticket.unreadable),
    flags: JSON.stringify(ticket.flags),
    zone: ticket.zone,
    place: ticket.place && JSON.stringify(ticket.place),
    lead_time: ticket.leadTime && JSON.stringify(ticket.leadTime),
    customer: folded(ticket.fields.customerName?.text ?? ''),
    matter: matterOf(ticket),
    received_at: ticket.receivedAt.toISOString(),
    opened_at: ticket.openedAt.toISOString(),
    acknowledged_at: ticket.acknowledgedAt?.toISOString() ?? null,
    assignee: ticket.assignee,
    waits_for: ticket.waitsFor,
    waits_until: ticket.waitsUntil?.toISOString() ?? null,
    start_at: ticket.startAt?.toISOString() ?? null,
    reminded_at: ticket.remindedAt?.toISOString() ?? null,
    escalation_level: ticket.escalationLevel,
    telephoned_at: ticket.telephonedAt?.toISOString() ?? null,
    resolved_at: ticket.resolvedAt?.toISOString() ?? null,
    over_at: ticket.overAt?.toISOString() ?? null,
    updated_at: ticket.updatedAt.toISOString(),
  };
}

export function ticketOf(row: TicketRow): Ticket {
  return {
    number: row.number,
    mailId: row.mail_id,
    kind: row.kind,
    status: row.status,
    version: row.version,
    severity: row.severity,
    form: row.form,
    language: row.language,
    subject: row.subject,
    requester: row.requester,
    answerTo: row.answer_to,
    mailbox: row.mailbox,
    messageId: row.message_id,
    fields: JSON.parse(row.fields),
    missing: JSON.parse(row.missing),
    unreadable: JSON.parse(row.unreadable),
    flags: JSON.parse(row.flags),
    zone: row.zone,
    place: row.place && JSON.parse(row.place),
    leadTime: row.lead_time && JSON.parse(row.lead_time),
    receivedAt: new Date(row.received_at),
    openedAt: new Date(row.opened_at),
    acknowledgedAt: instant(row.acknowledged_at),
    assignee: row.assignee,
    waitsFor: row.waits_for,
    waitsUntil: instant(row.waits_until),
    startAt: instant(row.start_at),
    remindedAt: instant(row.reminded_at),
    escalationLevel: row.escalation_level,
    telephonedAt: instant(row.telephoned_at),
    resolvedAt: instant(row.resolved_at),
    overAt: instant(row.over_at),
    updatedAt: new Date(row.updated_at),
  };
}

function instant(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}
