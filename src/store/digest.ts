import type { DigestFacts } from '../letters/digest-facts.ts';
import type { Database, Queries } from './database.ts';
import { gapsSince, isNew, trafficInto } from './digest-mails.ts';
import { acknowledgementsUntil, mendedSince, unacknowledged } from './digest-promises.ts';
import { missedSlots, writtenLast } from './digest-slots.ts';
import { openTickets } from './digest-tickets.ts';
import { heldLetters, refusedLetters, returnedLetters } from './set-aside-letters.ts';

const day = 24 * 60 * 60_000;

/** Gathers what a digest is made of, on one consistent view of the data. */
export function digestFacts(database: Database, now: Date): Promise<DigestFacts> {
  return database.snapshot(async db => {
    const last = await writtenLast(db, now);
    const since = last ?? new Date(now.getTime() - day);
    const open = await unacknowledged(db);
    return {
      now,
      since,
      missedSlots: await missedSlots(db, last),
      openTickets: await openTickets(db),
      acknowledgements: await acknowledgementsUntil(db, open, since, now),
      unacknowledged: open,
      mended: await mendedSince(db, since),
      heldLetters: await heldLetters(db),
      refusedLetters: await refusedLetters(db, since),
      returnedLetters: await returnedLetters(db, since),
      gaps: await gapsSince(db, since),
      ...(await alertsSince(db, since)),
      mailboxes: await trafficInto(db, now),
      isNew: await isNew(db, now),
    };
  });
}

async function alertsSince(db: Queries, since: Date): Promise<Pick<DigestFacts, 'alerts' | 'recovered'>> {
  const rows = await db
    .selectFrom('alerts')
    .select(['cause', 'level', 'headline', 'raised_at'])
    .where('recovered_at', 'is', null)
    .orderBy('raised_at')
    .execute();
  const { recovered } = await db
    .selectFrom('alerts')
    .select(eb => eb.fn.countAll<number>().as('recovered'))
    .where('recovered_at', '>', since.toISOString())
    .executeTakeFirstOrThrow();
  const alerts = rows.map(({ raised_at, ...alert }) => ({ ...alert, raisedAt: new Date(raised_at) }));
  return { alerts, recovered };
}
