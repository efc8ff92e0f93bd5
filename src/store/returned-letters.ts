import { isToCustomer } from '../letters/letter.ts';
import type { SentLetter } from '../ticket/returned.ts';
import { ConflictError } from './conflict-error.ts';
import type { Queries, Transaction } from './database.ts';
import type { Outcome, ReportOnLetter } from './outcome.ts';
import { reopenAcknowledgements } from './promises.ts';
import { inPieces } from './values.ts';

/** What is asked about the letters that delivery reports name. */
export interface ReportInquiry {
  messageIds: readonly string[];
  /** Tickets to which ids signed by us belong. */
  numbers: readonly string[];
}

/** A letter, and the Message-IDs that it is known by. */
export interface ReportedLetter extends SentLetter {
  /** Null for a letter about the desk itself. */
  ticketNumber: string | null;
  messageIds: string[];
}

/** The letters with these Message-IDs (ours, or those that the mail server gave them), and all about these tickets; newest first. */
export async function reportedLetters(db: Queries, inquiry: ReportInquiry): Promise<ReportedLetter[]> {
  const { messageIds, numbers } = inquiry;
  const rows = [
    ...(await lettersWhere(db, 'message_id', messageIds)),
    ...(await lettersWhere(db, 'server_message_id', messageIds)),
    ...(await lettersWhere(db, 'ticket_number', numbers)),
  ];
  const opened = await numbersByMail(
    db,
    rows.flatMap(({ acknowledges }) => acknowledges ?? []),
  );
  return [...new Map(rows.map(row => [row.id, row])).values()]
    .sort((one, other) => other.id - one.id)
    .map(row => ({
      key: row.key,
      to: row.envelope_to,
      ticketNumber: row.ticket_number,
      ticketNumbers:
        opened.get(row.acknowledges ?? 0) ?? (row.ticket_number === null ? [] : [row.ticket_number]),
      acknowledges: row.acknowledges,
      isCustomers: isToCustomer(row.priority),
      isReturned: row.returned_at !== null,
      isDelayed: row.delayed_at !== null,
      messageIds: [row.message_id, ...(row.server_message_id === null ? [] : [row.server_message_id])],
    }));
}

async function lettersWhere(
  db: Queries,
  column: 'message_id' | 'server_message_id' | 'ticket_number',
  values: readonly string[],
) {
  const found = [];
  for (const piece of inPieces([...new Set(values)], 1_000))
    found.push(...(await db.selectFrom('letters').selectAll().where(column, 'in', piece).execute()));
  return found;
}

/** The numbers of the tickets that mails opened, by the mail. */
async function numbersByMail(db: Queries, mailIds: readonly number[]): Promise<Map<number, string[]>> {
  const numbers = new Map<number, string[]>();
  for (const piece of inPieces([...new Set(mailIds)], 1_000)) {
    const rows = await db
      .selectFrom('tickets')
      .select(['mail_id', 'number'])
      .where('mail_id', 'in', piece)
      .orderBy('number')
      .execute();
    for (const { mail_id, number } of rows) numbers.set(mail_id, [...(numbers.get(mail_id) ?? []), number]);
  }
  return numbers;
}

/**
 * Marks the letters that reports tell of. The promise to acknowledge is open again when its letter came back. Throws
 * ConflictError when another report was quicker to say the same.
 */
export async function noteReports(trx: Transaction, outcomes: readonly Outcome[]): Promise<void> {
  for (const { onLetter, decidedAt } of outcomes) if (onLetter) await noteReport(trx, onLetter, decidedAt);
}

async function noteReport(trx: Transaction, { key, fate, why }: ReportOnLetter, at: Date): Promise<void> {
  const mark = fate === 'returned' ? 'returned_at' : 'delayed_at';
  const marked = await trx
    .updateTable('letters')
    .set({ [mark]: at.toISOString(), ...(fate === 'returned' ? { returned_why: why } : {}) })
    .where('key', '=', key)
    .where(mark, 'is', null)
    .returning('acknowledges')
    .executeTakeFirst();
  if (!marked) throw new ConflictError(`another report told before that letter ${key} is ${fate}`);
  if (fate === 'returned' && marked.acknowledges !== null)
    await reopenAcknowledgements(trx, [marked.acknowledges]);
}
