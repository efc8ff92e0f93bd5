import { isDeepStrictEqual } from 'node:util';
import type { TicketEvent } from '../ticket/event.ts';
import { fold } from '../ticket/evolve.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Queries } from './database.ts';
import { eventsOfTickets } from './events.ts';
import { standingHold } from './hold.ts';
import { ticketsByNumber } from './tickets.ts';
import { walk } from './walk.ts';

/** What was looked at, and what a person should know of it. */
export interface Examination {
  subject: string;
  findings: Finding[];
}

export interface Finding {
  /** False where it is only worth knowing. */
  isWrong: boolean;
  what: string;
  /** What to do about it. */
  remedy: string;
}

/** Longer than this, in milliseconds, nothing waits in ordinary life. */
const patience = 60 * 60_000;
/** A clock that is so many milliseconds behind what is written was set back, or was ahead. */
const tolerance = 60_000;
/** So many examples of one fault are enough. */
const mostExamples = 10;

/** Looks through a desk's data, as of `now`: whether it hangs together, and whether anything is stuck. */
export async function examine(
  db: Queries,
  { now, isDaemonRunning }: { now: Date; isDaemonRunning: boolean },
): Promise<Examination[]> {
  return [
    { subject: 'journal', findings: await differingTickets(db) },
    { subject: 'completeness', findings: await incomplete(db) },
    { subject: 'mails', findings: await waitingMails(db, now) },
    { subject: 'letters', findings: await waitingLetters(db, now, isDaemonRunning) },
    { subject: 'promises', findings: await brokenPromises(db, now) },
    { subject: 'clock', findings: await clock(db, now) },
  ];
}

/** The tickets whose journal, folded, does not give their row. */
async function differingTickets(db: Queries): Promise<Finding[]> {
  const numbers = db.selectFrom('tickets').select('number').orderBy('number');
  const differing = walk(
    '',
    async (after, count) =>
      (await numbers.where('number', '>', after).limit(count).execute()).map(row => row.number),
    async (first, last) => {
      const rows = await numbers.where('number', '>=', first).where('number', '<=', last).execute();
      const stretch = rows.map(row => row.number);
      const tickets = await ticketsByNumber(db, stretch);
      const events = await eventsOfTickets(db, stretch);
      return stretch.flatMap(number => difference(tickets.get(number), events.get(number) ?? []) ?? []);
    },
  );
  const remedy = 'restore a backup beside this desk and compare; report it, with acuse ticket NUMBER --json';
  const findings: Finding[] = [];
  for await (const what of differing) {
    findings.push({ isWrong: true, what, remedy });
    if (findings.length === mostExamples) break;
  }
  return findings;
}

function difference(ticket: Ticket | undefined, events: readonly TicketEvent[]): string | null {
  if (!ticket) return null;
  try {
    const told = fold(events);
    return isDeepStrictEqual(told, ticket)
      ? null
      : `the journal of ${ticket.number} tells another ticket than its row`;
  } catch (error) {
    return `the journal of ${ticket.number} cannot be read: ${String(error)}`;
  }
}

/** What the foreign keys do not see. */
async function incomplete(db: Queries): Promise<Finding[]> {
  const letters = await db
    .selectFrom('letters')
    .leftJoin('raw_letters', 'letter_id', 'letters.id')
    .select('letters.key')
    .where('state', 'in', ['owed', 'held'])
    .where('letter_id', 'is', null)
    .limit(mostExamples)
    .execute();
  const mails = await db
    .selectFrom('mails')
    .leftJoin('raw_mails', 'raw_mails.mail_id', 'mails.id')
    .leftJoin('promises', 'promises.mail_id', 'mails.id')
    .select('mails.id')
    .where('disposition', 'is', null)
    .where(eb => eb.or([eb('raw_mails.mail_id', 'is', null), eb('promises.mail_id', 'is', null)]))
    .limit(mostExamples)
    .execute();
  const lost = await db
    .selectFrom('mails')
    .leftJoin('tickets', 'number', 'ticket_number')
    .select(['mails.id', 'ticket_number'])
    .where('disposition', 'in', ['opened', 'joined'])
    .where('number', 'is', null)
    .limit(mostExamples)
    .execute();
  const remedy = 'report it; what acuse why and acuse ticket say of it helps';
  return [
    ...letters.map(({ key }) => `the letter ${key} is to be sent, but its text is gone`),
    ...mails.map(({ id }) => `mail ${id} is to be handled, but was not kept whole`),
    ...lost.map(
      ({ id, ticket_number: number }) => `mail ${id} belongs to ${number}, and there is no such ticket`,
    ),
  ].map(what => ({ isWrong: true, what, remedy }));
}

async function waitingMails(db: Queries, now: Date): Promise<Finding[]> {
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

async function waitingLetters(db: Queries, now: Date, isDaemonRunning: boolean): Promise<Finding[]> {
  const hold = await standingHold(db);
  const owed = db.selectFrom('letters').where('state', '=', 'owed');
  const { count, oldest } = await owed
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.min('owed_at').as('oldest')])
    .where('owed_at', '<', before(now, isDaemonRunning ? patience : 0))
    .executeTakeFirstOrThrow();
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
    ...(held.count > 0
      ? [{ isWrong: false, what: `${held.count} letters are held`, remedy: 'acuse letters list' }]
      : []),
  ];
}

async function brokenPromises(db: Queries, now: Date): Promise<Finding[]> {
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

async function clock(db: Queries, now: Date): Promise<Finding[]> {
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
