import type { Place } from './arrival.ts';
import type { Queries } from './database.ts';
import type { Disposition, Why } from './outcome.ts';
import type { MailRow } from './tables.ts';

/** What the ledger says of one mail. */
export interface LedgerEntry extends Place {
  id: number;
  size: number;
  /** Only its beginning was downloaded. */
  truncated: boolean;
  acceptedAt: Date;
  acceptedBy: string;
  seenAt: Date;
  /** Reconciliation found it, in a folder where nobody had read it. */
  wasGap: boolean;
  attempts: number;
  /** Null, like all below, while the mail waits to be handled. */
  disposition: Disposition | null;
  why: Why | null;
  decidedAt: Date | null;
  messageId: string | null;
  contentHash: string | null;
  from: string | null;
  subject: string | null;
  ticketNumber: string | null;
}

/** The mails that belong to a ticket or caused one of its events, oldest first. */
export async function mailsOfTicket(db: Queries, ticketNumber: string): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('mails')
    .selectAll()
    .where(eb =>
      eb.or([
        eb('ticket_number', '=', ticketNumber),
        eb(
          'id',
          'in',
          eb.selectFrom('events').select('mail_id').where('events.ticket_number', '=', ticketNumber),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(ledgerEntry);
}

/** The mails with a Message-ID, oldest first; its angle brackets may be left out. */
export async function mailsWithMessageId(db: Queries, messageId: string): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('mails')
    .selectAll()
    .where('message_id', 'in', [messageId, `<${messageId}>`])
    .orderBy('id')
    .execute();
  return rows.map(ledgerEntry);
}

export function ledgerEntry(row: MailRow): LedgerEntry {
  return {
    id: row.id,
    mailbox: row.mailbox,
    folder: row.folder,
    uidValidity: row.uid_validity,
    uid: row.uid,
    size: row.size,
    truncated: row.truncated === 1,
    acceptedAt: new Date(row.accepted_at),
    acceptedBy: row.accepted_by,
    seenAt: new Date(row.seen_at),
    wasGap: row.found_as_gap === 1,
    attempts: row.attempts,
    disposition: row.disposition,
    why: row.why === null ? null : JSON.parse(row.why),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    messageId: row.message_id,
    contentHash: row.content_hash,
    from: row.from_address,
    subject: row.subject,
    ticketNumber: row.ticket_number,
  };
}
