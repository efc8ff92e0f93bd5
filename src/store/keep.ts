import type { Arrival, KeptMail } from './arrival.ts';
import type { Database } from './database.ts';
import { enter } from './ledger.ts';
import { promiseAcknowledgements } from './promises.ts';
import { keepRawMails } from './raw.ts';

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
