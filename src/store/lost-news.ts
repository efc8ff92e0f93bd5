import type { LostNews } from '../promise/house-watch.ts';
import type { Queries } from './database.ts';

/** For so long, in milliseconds, a letter that was lost says that its reader cannot be reached. */
const aDay = 24 * 60 * 60_000;

/** The letters about the desk itself that were refused or came back since yesterday, the youngest first. */
export async function lostNews(db: Queries, now: Date): Promise<LostNews[]> {
  const since = new Date(now.getTime() - aDay).toISOString();
  const rows = await db
    .selectFrom('letters')
    .select(['key', 'envelope_to', 'response', 'returned_why'])
    .where('ticket_number', 'is', null)
    .where('owed_at', '>', since)
    .where(eb => eb.or([eb('state', '=', 'refused'), eb('returned_at', 'is not', null)]))
    .orderBy('id', 'desc')
    .execute();
  return rows.map(row => ({ key: row.key, to: row.envelope_to, reason: row.returned_why ?? row.response }));
}
