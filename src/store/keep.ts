import type { Arrival, KeptMail } from './arrival.ts';
import type { Database } from './database.ts';
import { countAttempt, enter } from './ledger.ts';
import { acknowledgementOf, promiseAcknowledgements } from './promises.ts';
import { keepRawMails, rawMail } from './raw.ts';

/**
 * Commit 1 of a mail's life, for a group at once: its ledger row, its bytes, the promise to acknowledge it. A mail
 * kept before counts one attempt more and keeps the times it had; one that is settled already is left out.
 */
export async function keep(database: Database, arrivals: readonly Arrival[]): Promise<KeptMail[]> {
  if (arrivals.length === 0) return [];
  return database.commit(async trx => {
    const kept = await enter(trx, arrivals);
    if (kept.length === 0) return [];
    await keepRawMails(trx, kept);
    return promiseAcknowledgements(trx, kept);
  });
}

/**
 * A mail that was kept, once more and by itself, with the bytes it was kept with: counts one attempt more. Null when
 * it is settled meanwhile.
 */
export async function keepAgain(database: Database, mailId: number): Promise<KeptMail | null> {
  return database.commitSoon(async trx => {
    const row = await countAttempt(trx, mailId);
    if (!row) return null;
    const bytes = await rawMail(trx, mailId);
    const acknowledgement = await acknowledgementOf(trx, mailId);
    if (!bytes || !acknowledgement) throw new Error(`mail ${mailId} is open, but was not kept whole`);
    return {
      id: row.id,
      mailbox: row.mailbox,
      folder: row.folder,
      uidValidity: row.uid_validity,
      uid: row.uid,
      bytes,
      size: row.size,
      truncated: row.truncated === 1,
      acceptedAt: new Date(row.accepted_at),
      acceptedBy: row.accepted_by,
      acknowledgeDueAt: acknowledgement.dueAt,
      seenAt: new Date(row.seen_at),
      attempts: row.attempts,
    };
  });
}
