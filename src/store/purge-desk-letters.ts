import type { Database, Queries } from './database.ts';
import { walk } from './walk.ts';

/** Letters about the desk itself that were sent, or refused, before: digests, which name customers and their mails. */
export function staleDeskLetters(db: Queries, olderThan: string): AsyncGenerator<number> {
  return walk(
    0,
    async (after, count) =>
      (
        await db
          .selectFrom('raw_letters')
          .select('letter_id')
          .where('letter_id', '>', after)
          .orderBy('letter_id')
          .limit(count)
          .execute()
      ).map(row => row.letter_id),
    async (first, last) => {
      const rows = await db
        .selectFrom('raw_letters')
        .innerJoin('letters', 'letters.id', 'raw_letters.letter_id')
        .select('letters.id')
        .where('raw_letters.letter_id', '>=', first)
        .where('raw_letters.letter_id', '<=', last)
        .where('letters.ticket_number', 'is', null)
        .where('letters.mail_id', 'is', null)
        .where('letters.state', 'in', ['sent', 'refused', 'dropped'])
        .where('letters.owed_at', '<', olderThan)
        .orderBy('letters.id')
        .execute();
      return rows.map(({ id }) => id);
    },
  );
}

/** Takes away its bytes; that it was sent, and when, stays. */
export function purgeDeskLetter(database: Database, letterId: number): Promise<void> {
  return database.commitSoon(async trx => {
    await trx.deleteFrom('raw_letters').where('letter_id', '=', letterId).execute();
  });
}
