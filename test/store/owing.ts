import type { Notice } from '../../src/promise/danger.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { oweNotices } from '../../src/store/notices.ts';
import { Store } from '../../src/store/store.ts';

/** A migrated store whose database can be written beside it, as the commits of others do. */
export async function openBoth(url: string): Promise<{ store: Store; database: Database }> {
  const database = openDatabase(url, 'write');
  const store = new Store(database);
  await store.migrate();
  return { store, database };
}

/** Owes webhooks these alerts, as the commit does that raises them. */
export function owe(
  database: Database,
  notices: readonly Notice[],
  webhooks: readonly string[],
  owedAt: Date,
): Promise<void> {
  return database.commit(trx => oweNotices(trx, notices, webhooks, owedAt));
}
