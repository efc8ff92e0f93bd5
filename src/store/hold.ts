import type { Database, Queries, Transaction } from './database.ts';

/** Why no letter leaves the house although nothing is broken, until a person lets them go. */
export interface Hold {
  since: Date;
  why: string;
}

const name = 'letters-on-hold';

/** The hold that is on; null in ordinary life. */
export async function standingHold(db: Queries): Promise<Hold | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  if (!row) return null;
  const { since, why }: { since: string; why: string } = JSON.parse(row.value);
  return { since: new Date(since), why };
}

export async function putOnHold(trx: Transaction, hold: Hold): Promise<void> {
  const value = JSON.stringify(hold);
  await trx
    .insertInto('settings')
    .values({ name, value })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Lets letters go again; a running daemon notices within seconds. False when none was on hold. */
export async function resume(database: Database): Promise<boolean> {
  const gone = await database.commit(trx =>
    trx.deleteFrom('settings').where('name', '=', name).returning('name').execute(),
  );
  return gone.length > 0;
}
