import type { Notice } from '../../src/promise/danger.ts';
import { openDatabase } from '../../src/store/database.ts';
import { oweNotices } from '../../src/store/notices.ts';

/** Owes webhooks these alerts, in a commit as the one that raises them. */
export async function owe(
  url: string,
  notices: readonly Notice[],
  webhooks: readonly string[],
  owedAt: Date,
): Promise<void> {
  const database = openDatabase(url, 'write');
  await database.commit(trx => oweNotices(trx, notices, webhooks, owedAt));
  await database.close();
}
