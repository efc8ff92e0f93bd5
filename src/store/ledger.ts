import type { Arrival, KeptMail, Place } from './arrival.ts';
import { ConflictError } from './conflict-error.ts';
import { reserve } from './counters.ts';
import type { Transaction } from './database.ts';
import type { Outcome } from './outcome.ts';
import type { MailRow } from './tables.ts';
import { rowsAs } from './values.ts';

/** Enters mails into the ledger. One that stands there unsettled counts an attempt more; a settled one is left out. */
export async function enter(trx: Transaction, arrivals: readonly Arrival[]): Promise<KeptMail[]> {
  const firstId = await reserve(trx, 'mails', arrivals.length);
  const rows = await trx
    .insertInto('mails')
    .values(arrivals.map((arrival, index) => newRow(firstId + index, arrival)))
    .onConflict(conflict =>
      conflict
        .columns(['mailbox', 'folder', 'uid_validity', 'uid'])
        .doUpdateSet(eb => ({ attempts: eb('mails.attempts', '+', 1) }))
        .where('mails.disposition', 'is', null),
    )
    .returning([
      'id',
      'mailbox',
      'folder',
      'uid_validity',
      'uid',
      'accepted_at',
      'accepted_by',
      'seen_at',
      'attempts',
    ])
    .execute();
  const entered = new Map(rows.map(row => [placeKey({ ...row, uidValidity: row.uid_validity }), row]));
  return arrivals.flatMap(arrival => {
    const row = entered.get(placeKey(arrival));
    return row ? [{ ...arrival, ...firstSight(row), id: row.id, attempts: row.attempts }] : [];
  });
}

function newRow(id: number, arrival: Arrival) {
  return {
    id,
    mailbox: arrival.mailbox,
    folder: arrival.folder,
    uid_validity: arrival.uidValidity,
    uid: arrival.uid,
    size: arrival.size,
    truncated: Number(arrival.truncated),
    accepted_at: arrival.acceptedAt.toISOString(),
    accepted_by: arrival.acceptedBy,
    seen_at: arrival.seenAt.toISOString(),
    attempts: 1,
    found_as_gap: Number(arrival.isGap ?? false),
  };
}

/** Counts one more attempt of a mail, and gives its row; null when it is settled. */
export async function countAttempt(trx: Transaction, mailId: number): Promise<MailRow | null> {
  const row = await trx
    .updateTable('mails')
    .set(eb => ({ attempts: eb('attempts', '+', 1), retry_asked_at: null }))
    .where('id', '=', mailId)
    .where('disposition', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Counts one attempt of an open mail less: it failed, but not because of the mail. */
export async function takeBackAttempt(trx: Transaction, mailId: number): Promise<void> {
  await trx
    .updateTable('mails')
    .set(eb => ({ attempts: eb('attempts', '-', 1) }))
    .where('id', '=', mailId)
    .where('disposition', 'is', null)
    .execute();
}

function firstSight(row: Pick<MailRow, 'accepted_at' | 'accepted_by' | 'seen_at'>) {
  return {
    acceptedAt: new Date(row.accepted_at),
    acceptedBy: row.accepted_by,
    seenAt: new Date(row.seen_at),
  };
}

function placeKey({ mailbox, folder, uidValidity, uid }: Place): string {
  return JSON.stringify([mailbox, folder, uidValidity, uid]);
}

/** Writes what became of each mail. Throws ConflictError when one is settled already. */
export async function settle(trx: Transaction, outcomes: readonly Outcome[]): Promise<void> {
  const rows = await trx
    .updateTable('mails')
    .from(rowsAs('settled', settledColumns, outcomes.map(settledRow)))
    .set(eb => ({
      disposition: eb.ref('settled.disposition'),
      why: eb.ref('settled.why'),
      decided_at: eb.ref('settled.decided_at'),
      message_id: eb.ref('settled.message_id'),
      content_hash: eb.ref('settled.content_hash'),
      from_address: eb.ref('settled.from_address'),
      subject: eb.ref('settled.subject'),
      ticket_number: eb.ref('settled.ticket_number'),
    }))
    .whereRef('mails.id', '=', 'settled.id')
    .where('mails.disposition', 'is', null)
    .returning('mails.id')
    .execute();
  const settled = new Set(rows.map(row => row.id));
  for (const { mailId } of outcomes) {
    if (!settled.has(mailId)) throw new ConflictError(`mail ${mailId} is settled already, or was never kept`);
  }
}

const settledColumns = {
  id: 'integer',
  disposition: 'text',
  why: 'text',
  decided_at: 'text',
  message_id: 'text',
  content_hash: 'text',
  from_address: 'text',
  subject: 'text',
  ticket_number: 'text',
} as const;

function settledRow({ mailId, disposition, why, decidedAt, facts, ticketNumber }: Outcome) {
  return {
    id: mailId,
    disposition,
    why: JSON.stringify(why),
    decided_at: decidedAt.toISOString(),
    message_id: facts?.messageId ?? null,
    content_hash: facts?.contentHash ?? null,
    from_address: facts?.from ?? null,
    subject: facts?.subject ?? null,
    ticket_number: ticketNumber,
  };
}
