import { sql } from 'kysely';
import type { DigestFacts } from '../letters/digest-facts.ts';
import { trafficOf, usualReach } from '../promise/traffic.ts';
import type { Queries } from './database.ts';

/** How many mails came into each mailbox lately, beside what is usual. */
export async function trafficInto(db: Queries, now: Date): Promise<DigestFacts['mailboxes']> {
  const rows = await db
    .selectFrom('mails')
    .select(['mailbox', 'accepted_at'])
    .where('accepted_at', '>', new Date(now.getTime() - usualReach).toISOString())
    .where('accepted_at', '<=', now.toISOString())
    .orderBy('accepted_at')
    .execute();
  const arrivals = new Map<string, number[]>();
  for (const { mailbox, accepted_at } of rows) {
    const ofMailbox = arrivals.get(mailbox) ?? [];
    ofMailbox.push(Date.parse(accepted_at));
    arrivals.set(mailbox, ofMailbox);
  }
  return [...arrivals].map(([name, at]) => ({ name, ...trafficOf(at, now) }));
}

/** Whether no mail came before the weeks in which the usual is looked up. */
export async function isNew(db: Queries, now: Date): Promise<boolean> {
  const before = await db
    .selectFrom('mails')
    .select('accepted_at')
    .where('accepted_at', '<=', new Date(now.getTime() - usualReach).toISOString())
    .limit(1)
    .executeTakeFirst();
  return before === undefined;
}

/** How many mails reconciliation has found since then, by mailbox. */
export async function gapsSince(db: Queries, since: Date): Promise<DigestFacts['gaps']> {
  const rows = await db
    .selectFrom('mails')
    .select('mailbox')
    .where('found_as_gap', '=', sql.lit(1))
    .where('seen_at', '>', since.toISOString())
    .execute();
  const counts = new Map<string, number>();
  for (const { mailbox } of rows) counts.set(mailbox, (counts.get(mailbox) ?? 0) + 1);
  return [...counts].map(([mailbox, count]) => ({ mailbox, count }));
}
