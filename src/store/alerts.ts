import type { Letter } from '../letters/letter.ts';
import type { Alarm, Telling } from '../promise/alarm.ts';
import { reserve } from './counters.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { owe } from './letters.ts';
import type { AlertRow } from './tables.ts';

/** What a look owes: what people are told, and the letters that tell it. */
export interface Raised {
  tellings: readonly Telling[];
  letters: readonly Letter[];
  at: Date;
}

/** The alerts that stand, the oldest first. */
export async function standingAlerts(db: Queries): Promise<Alarm[]> {
  const rows = await db
    .selectFrom('alerts')
    .selectAll()
    .where('recovered_at', 'is', null)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();
  return rows.map(alarm);
}

function alarm(row: AlertRow): Alarm {
  return {
    cause: row.cause,
    level: row.level,
    told: JSON.parse(row.subjects),
    headline: row.headline,
    details: JSON.parse(row.details),
    raisedAt: new Date(row.raised_at),
    toldAt: new Date(row.told_at),
  };
}

/** Writes alerts, and all that is owed because of them, in one commit: whoever is told once is not told again. */
export async function recordAlerts(database: Database, { tellings, letters, at }: Raised): Promise<void> {
  await database.commit(async trx => {
    for (const telling of tellings) await write(trx, telling, at);
    await owe(
      trx,
      letters.map(letter => ({ letter, mailId: null, owedAt: at })),
    );
    // Notices owed to other roads: oweNotices(trx, tellings.map(({ notice }) => notice), at).
  });
}

async function write(trx: Transaction, { notice, told }: Telling, at: Date): Promise<void> {
  const { cause, level, headline, details, raisedAt, recoveredAt } = notice;
  const changed = {
    ...{ level, headline },
    details: JSON.stringify(details),
    subjects: JSON.stringify(told),
    told_at: at.toISOString(),
    recovered_at: recoveredAt?.toISOString() ?? null,
  };
  const standing = await trx
    .updateTable('alerts')
    .set(changed)
    .where('cause', '=', cause)
    .where('recovered_at', 'is', null)
    .returning('id')
    .execute();
  if (standing.length > 0) return;
  const id = await reserve(trx, 'alerts', 1);
  await trx
    .insertInto('alerts')
    .values({ id, cause, raised_at: raisedAt.toISOString(), ...changed })
    .execute();
}
