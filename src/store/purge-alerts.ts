import type { Database, Queries } from './database.ts';

/** An alert that is over. */
interface PastAlert {
  id: number;
  cause: string;
  recovered_at: string | null;
}

/** Alerts that were over before: they name customers and sites as these have written. */
export async function* staleAlerts(db: Queries, olderThan: string): AsyncGenerator<PastAlert> {
  yield* await db
    .selectFrom('alerts')
    .select(['id', 'cause', 'recovered_at'])
    .where('recovered_at', '<', olderThan)
    .orderBy('id')
    .execute();
}

/** Takes away the alert, and what webhooks were told of it. */
export function purgeAlert(database: Database, { id, cause, recovered_at }: PastAlert): Promise<void> {
  return database.commitSoon(async trx => {
    await trx.deleteFrom('alerts').where('id', '=', id).execute();
    await trx
      .deleteFrom('notices')
      .where('cause', '=', cause)
      .where('state', '!=', 'owed')
      .where('owed_at', '<=', recovered_at)
      .execute();
  });
}
