import type { Rate } from '../promise/rate-watch.ts';
import type { Queries } from './database.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
/** So many days say what is usual. */
const daysBefore = 28;

/**
 * How many mails came within the last hour, and how many failures: mails that could not be processed, letters that were
 * refused or came back. `before` has the same hour of each day before, as far back as mails were read.
 */
export async function rates(db: Queries, now: Date): Promise<Rate[]> {
  const days = await daysOfMails(db, now);
  const hours = Array.from({ length: days + 1 }, (_, daysAgo) => {
    const to = now.getTime() - daysAgo * day;
    return { from: new Date(to - hour).toISOString(), to: new Date(to).toISOString() };
  });
  const mails: number[] = [];
  for (const within of hours) mails.push(await mailsSeen(db, within));
  const failedAt = await failures(db, new Date(now.getTime() - (days + 1) * day).toISOString());
  const failed = hours.map(({ from, to }) => failedAt.filter(at => at > from && at <= to).length);
  return [rate('mails', mails), rate('failures', failed)];
}

function rate(what: Rate['what'], [lastHour = 0, ...before]: readonly number[]): Rate {
  return { what, lastHour, before };
}

async function daysOfMails(db: Queries, now: Date): Promise<number> {
  const { first } = await db
    .selectFrom('mails')
    .select(eb => eb.fn.min('seen_at').as('first'))
    .executeTakeFirstOrThrow();
  return first === null ? 0 : Math.min(daysBefore, Math.floor((now.getTime() - Date.parse(first)) / day));
}

async function mailsSeen(db: Queries, { from, to }: { from: string; to: string }): Promise<number> {
  const { count } = await db
    .selectFrom('mails')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('seen_at', '>', from)
    .where('seen_at', '<=', to)
    .executeTakeFirstOrThrow();
  return count;
}

/** When they happened; of a letter that was refused it is only known when it was owed. */
async function failures(db: Queries, since: string): Promise<string[]> {
  const quarantined = await db
    .selectFrom('mails')
    .select('decided_at as at')
    .where('disposition', '=', 'quarantined')
    .where('decided_at', '>', since)
    .execute();
  const refused = await db
    .selectFrom('letters')
    .select('owed_at as at')
    .where('state', '=', 'refused')
    .where('owed_at', '>', since)
    .execute();
  const returned = await db
    .selectFrom('letters')
    .select('returned_at as at')
    .where('returned_at', '>', since)
    .execute();
  return [...quarantined, ...refused, ...returned].flatMap(({ at }) => at ?? []);
}
