import type { Queries } from './database.ts';
import type { LetterRow, LetterState } from './tables.ts';

/** What the store says of one letter. */
export interface LetterEntry {
  key: string;
  kind: string;
  state: LetterState;
  /** Why it could not be written when that was last tried; null for one that is written, or was never tried. */
  notWrittenWhy: string | null;
  to: string;
  messageId: string;
  /** The mail whose handling owed it; null when no mail did. */
  mailId: number | null;
  /** The mail whose acknowledgement it is. */
  acknowledges: number | null;
  attempts: number;
  owedAt: Date;
  nextAttemptAt: Date;
  sentAt: Date | null;
  /** The server's words at the last attempt. */
  response: string | null;
  /** When a delivery report said that it is delayed; null when none did. */
  delayedAt: Date | null;
  /** When one said that it failed, and in which words; null when none did. */
  returnedAt: Date | null;
  returnedWhy: string | null;
}

/** The letters about a ticket and those that its mails caused, in the order they were owed. */
export async function lettersOfTicket(
  db: Queries,
  ticketNumber: string,
  mailIds: readonly number[],
): Promise<LetterEntry[]> {
  const rows = await letterEntries(db)
    .where(eb =>
      eb.or([eb('ticket_number', '=', ticketNumber), ...mailIds.map(id => eb('mail_id', '=', id))]),
    )
    .execute();
  return rows.map(letterEntry);
}

/** The letters that the handling of a mail owed, in the order they were owed. */
export async function lettersOfMail(db: Queries, mailId: number): Promise<LetterEntry[]> {
  const rows = await letterEntries(db).where('mail_id', '=', mailId).execute();
  return rows.map(letterEntry);
}

/** What letter entries are made of, in the order they were owed. */
export function letterEntries(db: Queries) {
  return db
    .selectFrom('letters')
    .leftJoin('letter_orders', 'letter_orders.letter_id', 'letters.id')
    .selectAll('letters')
    .select('letter_orders.failure')
    .orderBy('letters.id');
}

export function letterEntry(row: LetterRow & { failure: string | null }): LetterEntry {
  return {
    key: row.key,
    kind: row.kind,
    state: row.state,
    notWrittenWhy: row.failure,
    to: row.envelope_to,
    messageId: row.message_id,
    mailId: row.mail_id,
    acknowledges: row.acknowledges,
    attempts: row.attempts,
    owedAt: new Date(row.owed_at),
    nextAttemptAt: new Date(row.next_attempt_at),
    sentAt: row.sent_at === null ? null : new Date(row.sent_at),
    response: row.response,
    delayedAt: row.delayed_at === null ? null : new Date(row.delayed_at),
    returnedAt: row.returned_at === null ? null : new Date(row.returned_at),
    returnedWhy: row.returned_why,
  };
}
