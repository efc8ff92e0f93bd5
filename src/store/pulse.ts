import { sql } from 'kysely';
import type { Alarm } from '../promise/alarm.ts';
import { standingAlerts } from './alerts.ts';
import type { Database, Queries } from './database.ts';
import { type Hold, standingHold } from './hold.ts';
import type { LetterState } from './tables.ts';

/** How the desk's promises stand, or why the database cannot say. */
export type Pulse =
  | { ok: false; reason: string }
  | {
      ok: true;
      /** Of the mails that still wait for their acknowledgement, the one due first. */
      oldestUnacknowledged: { mailId: number; acceptedAt: Date; dueAt: Date } | null;
      /** Acknowledgements that are past due. */
      overdue: number;
      letters: Record<Exclude<LetterState, 'sent' | 'dropped'>, number>;
      /** Why no letter leaves, until a person lets them; null in ordinary life. */
      onHold: Hold | null;
      /** Mails that could not be processed and wait for a person. */
      quarantined: number;
      /** The alerts that stand. */
      alerts: Alarm[];
    };

/** Milliseconds it may be held by another process: whoever asks how things are does not wait for long. */
const patience = 1_000;

/** Feels whether the database can be read and written, and counts what is open. */
export async function pulse(database: Database, now: Date): Promise<Pulse> {
  try {
    await checkWritable(database, now);
    return await database.snapshot(async db => ({
      ok: true,
      oldestUnacknowledged: await oldestUnacknowledged(db),
      overdue: await overdue(db, now),
      letters: await unsentLetters(db),
      onHold: await standingHold(db),
      quarantined: await quarantined(db),
      alerts: await standingAlerts(db),
    }));
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Leaves the time of the check behind; a full or read-only disk says so here. */
async function checkWritable(database: Database, now: Date): Promise<void> {
  const value = now.toISOString();
  await database.commitSoon(
    trx =>
      trx
        .insertInto('settings')
        .values({ name: 'pulse', value })
        .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
        .execute(),
    patience,
  );
}

async function oldestUnacknowledged(db: Queries) {
  const row = await db
    .selectFrom('promises')
    .innerJoin('mails', 'mails.id', 'promises.mail_id')
    .select(['mails.id', 'mails.accepted_at', 'promises.due_at'])
    .where('promises.kind', '=', 'acknowledge')
    .where('promises.settled_at', 'is', null)
    .orderBy('promises.due_at')
    .limit(1)
    .executeTakeFirst();
  return row ? { mailId: row.id, acceptedAt: new Date(row.accepted_at), dueAt: new Date(row.due_at) } : null;
}

async function overdue(db: Queries, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('promises')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'acknowledge')
    .where('settled_at', 'is', null)
    .where('due_at', '<', now.toISOString())
    .executeTakeFirstOrThrow();
  return count;
}

async function unsentLetters(db: Queries) {
  const rows = await db
    .selectFrom('letters')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['owed', 'held', 'refused'])
    .groupBy('state')
    .execute();
  return { owed: 0, held: 0, refused: 0, ...Object.fromEntries(rows.map(row => [row.state, row.count])) };
}

async function quarantined(db: Queries): Promise<number> {
  const { count } = await db
    .selectFrom('mails')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('disposition', '=', sql.lit('quarantined' as const))
    .executeTakeFirstOrThrow();
  return count;
}
