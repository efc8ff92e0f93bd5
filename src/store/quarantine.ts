import type { Database, Queries } from './database.ts';
import { type LedgerEntry, ledgerEntry } from './ledger-entry.ts';
import { acknowledgementOf, type DeskPromise, settleAcknowledgements, settledByPerson } from './promises.ts';

/** The mails that could not be processed, oldest first. */
export async function quarantinedMails(db: Queries): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('mails')
    .selectAll()
    .where('disposition', '=', 'quarantined')
    .orderBy('id')
    .execute();
  return rows.map(ledgerEntry);
}

/** One of them, by its ledger id, with the promise to acknowledge it; null when no such mail is in quarantine. */
export async function quarantinedMail(
  db: Queries,
  mailId: number,
): Promise<(LedgerEntry & { acknowledgement: DeskPromise | null }) | null> {
  const row = await db
    .selectFrom('mails')
    .selectAll()
    .where('id', '=', mailId)
    .where('disposition', '=', 'quarantined')
    .executeTakeFirst();
  return row ? { ...ledgerEntry(row), acknowledgement: await acknowledgementOf(db, mailId) } : null;
}

/**
 * Notes that a person has answered mails in quarantine, which keeps the promise to acknowledge them; there they stay.
 * Gives back the ids of those that are in quarantine.
 */
export async function answeredByPerson(
  database: Database,
  mailIds: readonly number[],
  now: Date,
): Promise<number[]> {
  return database.commit(async trx => {
    const rows = await trx
      .selectFrom('mails')
      .select('id')
      .where('id', 'in', mailIds)
      .where('disposition', '=', 'quarantined')
      .execute();
    const answered = rows.map(({ id }) => id);
    await settleAcknowledgements(
      trx,
      answered.map(mailId => ({ mailId, at: now, how: settledByPerson })),
    );
    return answered;
  });
}

/**
 * Takes mails out of quarantine, so that they are work that waits, as if never begun; the daemon looks for them. Gives
 * back the ids of those that were in quarantine.
 */
export async function askForRetry(
  database: Database,
  which: readonly number[] | 'all',
  now: Date,
): Promise<number[]> {
  return database.commit(async trx => {
    const asked = trx
      .updateTable('mails')
      .set({
        ...{ disposition: null, why: null, decided_at: null, attempts: 0 },
        retry_asked_at: now.toISOString(),
      })
      .where('disposition', '=', 'quarantined')
      .returning('id');
    const rows = await (which === 'all' ? asked : asked.where('id', 'in', which)).execute();
    return rows.map(({ id }) => id);
  });
}

/** The mails that a person wants tried again and nobody has begun since, in the order they were asked for. */
export async function retriesAsked(db: Queries): Promise<{ mailId: number; mailbox: string }[]> {
  return db
    .selectFrom('mails')
    .select(['id as mailId', 'mailbox'])
    .where('retry_asked_at', 'is not', null)
    .where('disposition', 'is', null)
    .orderBy('retry_asked_at')
    .orderBy('id')
    .execute();
}
