import type { Letter } from '../letters/letter.ts';
import type { DigestPlan } from '../promise/digest-plan.ts';
import type { DigestStanding } from '../promise/digest-watch.ts';
import type { Slot } from '../promise/slots.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { owe } from './letters.ts';

const written = 'written';
const missed = 'missed';

/** The slots whose digest is promised and neither written nor missed, the earliest first. */
export async function openSlots(db: Queries): Promise<Slot[]> {
  const rows = await db
    .selectFrom('promises')
    .select(['slot', 'due_at'])
    .where('kind', '=', 'digest')
    .where('settled_at', 'is', null)
    .orderBy('due_at')
    .execute();
  return rows.flatMap(({ slot, due_at }) => (slot === null ? [] : [{ name: slot, at: new Date(due_at) }]));
}

/** What of the digest is not where it should be, or not yet. */
export async function digestStanding(db: Queries): Promise<DigestStanding> {
  const rows = await db
    .selectFrom('letters')
    .select(['key', 'envelope_to', 'owed_at'])
    .where('state', '=', 'owed')
    .where('kind', '=', 'digest')
    .orderBy('id')
    .execute();
  return {
    openSlots: await openSlots(db),
    unsent: rows.map(({ key, envelope_to, owed_at }) => ({
      ...{ key, to: envelope_to, owedAt: new Date(owed_at) },
    })),
  };
}

/**
 * Keeps to a plan in one commit: the digest's letters are owed and its promise settled by that, what is missed or given
 * up is no promise any more, and the next is made. A slot that somebody else has settled owes nothing a second time.
 */
export function keepDigest(
  database: Database,
  { write, missed: late, withdrawn, promise }: DigestPlan,
  letters: readonly Letter[],
  now: Date,
): Promise<void> {
  return database.commit(async trx => {
    for (const { name } of late) await settle(trx, name, missed, now);
    for (const { name } of withdrawn) await withdraw(trx, name);
    if (write) {
      await promiseSlot(trx, write);
      if (await settle(trx, write.name, written, now))
        await owe(
          trx,
          letters.map(letter => ({ letter, mailId: null, owedAt: now })),
        );
    }
    await promiseSlot(trx, promise);
  });
}

/** Owes letters that no promise asks for: a person does. */
export function oweDigest(database: Database, letters: readonly Letter[], now: Date): Promise<void> {
  return database.commit(trx =>
    owe(
      trx,
      letters.map(letter => ({ letter, mailId: null, owedAt: now })),
    ),
  );
}

async function promiseSlot(trx: Transaction, { name, at }: Slot): Promise<void> {
  await trx
    .insertInto('promises')
    .values({ slot: name, kind: 'digest', due_at: at.toISOString(), why: 'digest.cron' })
    .onConflict(conflict => conflict.columns(['slot', 'kind']).doNothing())
    .execute();
}

/** Whether it was open until now. */
async function settle(trx: Transaction, slot: string, how: string, now: Date): Promise<boolean> {
  const settled = await trx
    .updateTable('promises')
    .set({ settled_at: now.toISOString(), settled_how: how })
    .where('slot', '=', slot)
    .where('kind', '=', 'digest')
    .where('settled_at', 'is', null)
    .returning('slot')
    .executeTakeFirst();
  return settled !== undefined;
}

async function withdraw(trx: Transaction, slot: string): Promise<void> {
  await trx
    .deleteFrom('promises')
    .where('slot', '=', slot)
    .where('kind', '=', 'digest')
    .where('settled_at', 'is', null)
    .execute();
}

/** When the last digest before `now` was written; null where none was. */
export async function writtenLast(db: Queries, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('promises')
    .select('settled_at')
    .where('kind', '=', 'digest')
    .where('settled_at', 'is not', null)
    .where('settled_how', '=', written)
    .where('due_at', '<=', now.toISOString())
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.settled_at ? new Date(row.settled_at) : null;
}

/** The slots whose digest was given up after that; all of them where none was ever written. */
export async function missedSlots(db: Queries, since: Date | null): Promise<string[]> {
  const rows = await db
    .selectFrom('promises')
    .select('slot')
    .where('kind', '=', 'digest')
    .where('settled_at', 'is not', null)
    .where('due_at', '>', since?.toISOString() ?? '')
    .where('settled_how', '=', missed)
    .orderBy('due_at')
    .execute();
  return rows.flatMap(({ slot }) => slot ?? []);
}
