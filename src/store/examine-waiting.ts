import type { Queries } from './database.ts';
import type { Finding } from './examine.ts';
import { standingHold } from './hold.ts';
import { isUnwritten, isWritten } from './unwritten-letters.ts';

/** Longer than this, in milliseconds, nothing waits in ordinary life. */
const patience = 60 * 60_000;
/** The same for a letter that is only to be written. */
const patienceForWriting = 60_000;
/** A clock that is so many milliseconds behind what is written was set back, or was ahead. */
const tolerance = 60_000;
/** So many examples of one promise are enough. */
const mostExamples = 10;

/** Mails that nobody handles any more, and those that wait for a person. */
export async function waitingMails(db: Queries, now: Date): Promise<Finding[]> {
  const { count, oldest } = await db
    .selectFrom('mails')
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.min('seen_at').as('oldest')])
    .where('disposition', 'is', null)
    .where('seen_at', '<', before(now, patience))
    .executeTakeFirstOrThrow();
  const quarantined = await db
    .selectFrom('mails')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('disposition', '=', 'quarantined')
    .executeTakeFirstOrThrow();
  return [
    ...wrong(
      count,
      `kept mails wait to be handled, the oldest since ${oldest}`,
      'see the log of acuse run for "stumbled"',
    ),
    ...wrong(quarantined.count, 'mails are in quarantine', 'acuse quarantine list'),
  ];
}

/** Letters that do not go out, and why. Without a daemon none does. */
export async function waitingLetters(db: Queries, now: Date, isDaemonRunning: boolean): Promise<Finding[]> {
  const hold = await standingHold(db);
  const owed = db.selectFrom('letters').where('state', '=', 'owed');
  const longerThan = (milliseconds: number) =>
    owed
      .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.min('owed_at').as('oldest')])
      .where('owed_at', '<', before(now, isDaemonRunning ? milliseconds : 0));
  const { count, oldest } = await longerThan(patience).where(isWritten).executeTakeFirstOrThrow();
  const unwritten = await longerThan(patienceForWriting).where(isUnwritten).executeTakeFirstOrThrow();
  const tried = await owed
    .select('response')
    .where('response', 'is not', null)
    .orderBy('id')
    .executeTakeFirst();
  const held = await db
    .selectFrom('letters')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  const said = tried?.response ? `; the mail server said: ${tried.response}` : '';
  return [
    ...(hold
      ? [
          {
            isWrong: true,
            what: `no letter goes out since ${hold.since.toISOString()}: ${hold.why}`,
            remedy: 'look at acuse letters, then run acuse letters resume',
          },
        ]
      : []),
    ...wrong(
      count,
      `letters are owed, the oldest since ${oldest}${said}`,
      isDaemonRunning
        ? 'acuse check --connect says whether the mail server takes us'
        : 'start the daemon: acuse run',
    ),
    ...wrong(
      unwritten.count,
      `letters are owed and not written, the oldest since ${unwritten.oldest}`,
      isDaemonRunning
        ? 'see the log of acuse run for "cannot be written", and acuse check for templates; then start it anew'
        : 'start the daemon: acuse run',
    ),
    ...(held.count > 0
      ? [{ isWrong: false, what: `${held.count} letters are held`, remedy: 'acuse letters list' }]
      : []),
  ];
}

/** Acknowledgements that are overdue, the longest first. */
export async function brokenPromises(db: Queries, now: Date): Promise<Finding[]> {
  const broken = await db
    .selectFrom('promises')
    .innerJoin('mails', 'mails.id', 'promises.mail_id')
    .select(['mails.id', 'mails.ticket_number', 'promises.due_at'])
    .where('promises.kind', '=', 'acknowledge')
    .where('settled_at', 'is', null)
    .where('due_at', '<', now.toISOString())
    .orderBy('due_at')
    .limit(mostExamples)
    .execute();
  return broken.map(({ id, ticket_number: number, due_at: dueAt }) => ({
    isWrong: true,
    what: `${number ?? `mail ${id}`} should have been acknowledged by ${dueAt}`,
    remedy: number
      ? `telephone the customer; acuse why ${number} tells what hinders`
      : 'acuse quarantine list',
  }));
}

/** Whether the clock is behind what was written by it. */
export async function clock(db: Queries, now: Date): Promise<Finding[]> {
  const { at: mail } = await db
    .selectFrom('mails')
    .select(eb => eb.fn.max('seen_at').as('at'))
    .executeTakeFirstOrThrow();
  const { at: event } = await db
    .selectFrom('events')
    .select(eb => eb.fn.max('at').as('at'))
    .executeTakeFirstOrThrow();
  const newest = [mail, event]
    .flatMap(at => at ?? [])
    .sort()
    .at(-1);
  if (newest === undefined || Date.parse(newest) <= now.getTime() + tolerance) return [];
  const what = `this machine's clock says ${now.toISOString()}, and the newest entry is of ${newest}`;
  return [
    { isWrong: true, what, remedy: 'set the clock, and let it be kept right (chrony, systemd-timesyncd)' },
  ];
}

function wrong(count: number, what: string, remedy: string): Finding[] {
  return count === 0 ? [] : [{ isWrong: true, what: `${count} ${what}`, remedy }];
}

function before(now: Date, milliseconds: number): string {
  return new Date(now.getTime() - milliseconds).toISOString();
}
