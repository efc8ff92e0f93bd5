import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Database, Queries } from './database.ts';

/**
 * Gzips the bytes of mails settled and letters sent before `olderThan`, at most `limit` of each, and gives back how
 * many there were: 0 when nothing is left to do. Each is a commit of its own, the work happens outside of it.
 */
export async function compressIdle(
  database: Database,
  { olderThan, limit }: { olderThan: Date; limit: number },
): Promise<number> {
  const mails = await idleMails(database.db, olderThan, limit);
  for (const { id, bytes } of mails) {
    const gzipped = { encoding: 'gzip', bytes: await compress(bytes) } as const;
    await database.commitSoon(trx =>
      trx
        .updateTable('raw_mails')
        .set(gzipped)
        .where('mail_id', '=', id)
        // A purge may have been quicker.
        .where('encoding', '=', asItCame)
        .execute(),
    );
  }
  const letters = await idleLetters(database.db, olderThan, limit);
  for (const { id, bytes } of letters) {
    const gzipped = { encoding: 'gzip', bytes: await compress(bytes) } as const;
    await database.commitSoon(trx =>
      trx.updateTable('raw_letters').set(gzipped).where('letter_id', '=', id).execute(),
    );
  }
  return mails.length + letters.length;
}

function idleMails(db: Queries, olderThan: Date, limit: number) {
  return db
    .selectFrom('raw_mails')
    .innerJoin('mails', 'mails.id', 'raw_mails.mail_id')
    .select(['mails.id', 'raw_mails.bytes'])
    .where('raw_mails.encoding', '=', asItCame)
    .where('mails.decided_at', '<', olderThan.toISOString())
    .orderBy('raw_mails.mail_id')
    .limit(limit)
    .execute();
}

function idleLetters(db: Queries, olderThan: Date, limit: number) {
  return db
    .selectFrom('raw_letters')
    .innerJoin('letters', 'letters.id', 'raw_letters.letter_id')
    .select(['letters.id', 'raw_letters.bytes'])
    .where('raw_letters.encoding', '=', asItCame)
    .where('letters.sent_at', '<', olderThan.toISOString())
    .orderBy('raw_letters.letter_id')
    .limit(limit)
    .execute();
}

/** A literal, not a parameter, so that the engine sees that a partial index answers it. */
const asItCame = sql.lit('identity' as const);

export const compress = promisify(gzip);
