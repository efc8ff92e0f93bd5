import { purged, withoutProof } from '../ticket/redact.ts';
import type { Database, Queries } from './database.ts';
import { redactEvents } from './events.ts';
import { walk } from './walk.ts';

/** An acknowledgement that was sent, and the mail it answered. */
interface Proof {
  id: number;
  acknowledges: number | null;
}

/** Acknowledgements sent before, of which it is still known to whom, and what the server said. */
export function staleProofs(db: Queries, olderThan: string): AsyncGenerator<Proof> {
  return walk(
    0,
    async (after, count) =>
      (
        await db
          .selectFrom('letters')
          .select('id')
          .where('id', '>', after)
          .orderBy('id')
          .limit(count)
          .execute()
      ).map(row => row.id),
    (first, last) =>
      db
        .selectFrom('letters')
        .select(['id', 'acknowledges'])
        .where('id', '>=', first)
        .where('id', '<=', last)
        .where('acknowledges', 'is not', null)
        .where('sent_at', '<', olderThan)
        .where('envelope_to', '!=', purged)
        .orderBy('id')
        .execute(),
  );
}

/** Takes away whom an acknowledgement went to, the words it was accepted with, and its own. */
export function purgeProof(database: Database, { id, acknowledges }: Proof): Promise<void> {
  return database.commitSoon(async trx => {
    await trx
      .updateTable('letters')
      .set({ envelope_to: purged, response: purged, returned_why: null })
      .where('id', '=', id)
      .execute();
    await trx.deleteFrom('raw_letters').where('letter_id', '=', id).execute();
    const tickets = await trx
      .selectFrom('tickets')
      .select('number')
      .where('mail_id', '=', acknowledges ?? 0)
      .execute();
    for (const { number } of tickets) await redactEvents(trx, number, withoutProof);
  });
}
