import { withoutAttachments } from '../mail/without-attachments.ts';
import { compress } from './compress.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { rawMail } from './raw.ts';
import { walk } from './walk.ts';

/**
 * Mails decided on before, whose bytes are still kept (`whole`), or kept with attachments (`uncut`), or whose agents'
 * letters are. Those in quarantine wait for a person and stay.
 */
export function staleMails(db: Queries, olderThan: string, which: 'whole' | 'uncut'): AsyncGenerator<number> {
  return walk(
    0,
    async (after, count) =>
      (
        await db
          .selectFrom('raw_mails')
          .select('mail_id')
          .where('mail_id', '>', after)
          .orderBy('mail_id')
          .limit(count)
          .execute()
      ).map(row => row.mail_id),
    async (first, last) => {
      const stale = db
        .selectFrom('raw_mails')
        .innerJoin('mails', 'mails.id', 'raw_mails.mail_id')
        .select('mails.id')
        .where('raw_mails.mail_id', '>=', first)
        .where('raw_mails.mail_id', '<=', last)
        .where('mails.decided_at', '<', olderThan)
        .where('mails.disposition', '!=', 'quarantined')
        .orderBy('mails.id');
      const rows = await (which === 'whole' ? stale : stale.where('attachments_purged', '=', 0)).execute();
      return rows.map(({ id }) => id);
    },
  );
}

/** Takes away a mail as received. */
export function purgeRawMail(database: Database, mailId: number): Promise<void> {
  return database.commitSoon(async trx => {
    await trx.deleteFrom('raw_mails').where('mail_id', '=', mailId).execute();
    await purgeCopies(trx, mailId);
  });
}

/** Takes the attachments out of a mail as received. */
export async function purgeAttachments(database: Database, mailId: number): Promise<void> {
  const bytes = await rawMail(database.db, mailId);
  const text = bytes && withoutAttachments(bytes);
  await database.commitSoon(async trx => {
    const shorter = text ? { encoding: 'gzip' as const, bytes: await compress(text) } : {};
    await trx
      .updateTable('raw_mails')
      .set({ ...shorter, attachments_purged: 1 })
      .where('mail_id', '=', mailId)
      .execute();
    await purgeCopies(trx, mailId);
  });
}

/** Agents get the mail with their letters. */
async function purgeCopies(trx: Transaction, mailId: number): Promise<void> {
  await trx
    .deleteFrom('raw_letters')
    .where('letter_id', 'in', letters =>
      letters
        .selectFrom('letters')
        .select('id')
        .where('mail_id', '=', mailId)
        .where('acknowledges', 'is', null)
        .where('state', 'in', ['sent', 'refused', 'dropped']),
    )
    .execute();
}
