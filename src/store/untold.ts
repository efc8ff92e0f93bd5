import type { Database, Queries } from './database.ts';

/** An alert that a webhook was never told. */
export interface Untold {
  webhook: string;
  key: string;
  attempts: number;
  /** The webhook's words at the last try; null when there was none. */
  response: string | null;
}

/** Alerts that have been owed since before `before` are owed no longer: they are news no more. */
export async function giveUpNotices(database: Database, before: Date): Promise<Untold[]> {
  return database.commit(trx =>
    trx
      .updateTable('notices')
      .set({ state: 'given-up' })
      .where('state', '=', 'owed')
      .where('owed_at', '<', before.toISOString())
      .returning(['webhook', 'key', 'attempts', 'response'])
      .execute(),
  );
}

/** How many alerts wait for each webhook that any waits for, whether or not it is still there. */
export async function noticesWaiting(db: Queries): Promise<{ webhook: string; count: number }[]> {
  return db
    .selectFrom('notices')
    .select(eb => ['webhook', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'owed')
    .groupBy('webhook')
    .orderBy('webhook')
    .execute();
}
