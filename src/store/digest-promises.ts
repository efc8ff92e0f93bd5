import type { ExpressionBuilder } from 'kysely';
import type { DigestFacts, MendedPromise, UnacknowledgedMail } from '../letters/digest-facts.ts';
import { punctualityOf, type Timed } from '../promise/punctuality.ts';
import type { Queries } from './database.ts';
import { settledByPerson, settledBySending, settledByTelephone } from './promises.ts';
import type { Tables } from './tables.ts';
import { unacknowledgedMails } from './unacknowledged.ts';

const day = 24 * 60 * 60_000;
/** What the clock does, and what is kept only after it is due: nobody has waited for it too long. */
const byThemselves = ['close-silent', 'complete', 'digest', 'start'] as const;

/** How the acknowledgements of mails were kept since the last digest, in the last 7 days and in the last 28. */
export async function acknowledgementsUntil(
  db: Queries,
  open: readonly UnacknowledgedMail[],
  since: Date,
  now: Date,
): Promise<DigestFacts['acknowledgements']> {
  const weekAgo = new Date(now.getTime() - 7 * day);
  const monthAgo = new Date(now.getTime() - 28 * day);
  const timed: Timed[] = [
    ...(await keptSince(db, since < monthAgo ? since : monthAgo)),
    ...open.map(({ acceptedAt, dueAt }) => ({
      ...{ begunAt: acceptedAt.getTime(), dueAt: dueAt.getTime(), settledAt: null },
    })),
  ];
  return {
    sinceLast: punctualityOf(timed, since, now),
    week: punctualityOf(timed, weekAgo, now),
    month: punctualityOf(timed, monthAgo, now),
  };
}

/** What is decided after an instant fell due after it. */
async function keptSince(db: Queries, since: Date): Promise<Timed[]> {
  const rows = await db
    .selectFrom('promises')
    .innerJoin('mails', 'mails.id', 'promises.mail_id')
    .select(['mails.accepted_at', 'promises.due_at', 'promises.settled_at'])
    .where('promises.kind', '=', 'acknowledge')
    .where('promises.due_at', '>', since.toISOString())
    .where('promises.settled_at', 'is not', null)
    .where(isKept)
    .execute();
  return rows.map(({ accepted_at, due_at, settled_at }) => ({
    begunAt: Date.parse(accepted_at),
    dueAt: Date.parse(due_at),
    settledAt: settled_at === null ? null : Date.parse(settled_at),
  }));
}

/** An acknowledgement that somebody has got; others ended because none was owed. */
function isKept(eb: ExpressionBuilder<Tables, 'promises'>) {
  return eb.or([
    eb('promises.settled_how', 'in', [settledBySending, settledByPerson]),
    eb('promises.settled_how', 'like', `${settledByTelephone}%`),
  ]);
}

/** The mails whose acknowledgement is promised and open, the one due first leading, and how far each has come. */
export async function unacknowledged(db: Queries): Promise<UnacknowledgedMail[]> {
  const rows = await unacknowledgedMails(db)
    .select(['mails.id', 'mails.from_address', 'mails.subject', 'mails.ticket_number', 'mails.accepted_at'])
    .select(['mails.disposition', 'promises.due_at', 'promises.why'])
    .select(['letters.state', 'letters.response', 'letters.returned_why'])
    .execute();
  return rows.map(row => ({
    mailId: row.id,
    from: row.from_address,
    subject: row.subject,
    ticketNumber: row.ticket_number,
    acceptedAt: new Date(row.accepted_at),
    dueAt: new Date(row.due_at),
    why: row.why,
    disposition: row.disposition,
    letter:
      row.state === null ? null : { state: row.state, response: row.response, returnedWhy: row.returned_why },
  }));
}

/** The promises that were kept since then, and too late. */
export async function mendedSince(db: Queries, since: Date): Promise<MendedPromise[]> {
  const rows = await db
    .selectFrom('promises')
    .leftJoin('mails', 'mails.id', 'promises.mail_id')
    .select(['promises.kind', 'promises.due_at', 'promises.why', 'promises.mail_id'])
    .select(['promises.settled_at', 'promises.settled_how'])
    .select(['promises.ticket_number as number', 'mails.ticket_number as mailsNumber'])
    .where('promises.settled_at', '>', since.toISOString())
    .whereRef('promises.settled_at', '>', 'promises.due_at')
    .where('promises.kind', 'not in', byThemselves)
    .where(eb => eb.or([eb('promises.kind', '!=', 'acknowledge'), isKept(eb)]))
    .orderBy('promises.due_at')
    .execute();
  return rows.flatMap(({ settled_at, settled_how, ...row }) =>
    settled_at === null
      ? []
      : {
          kind: row.kind,
          dueAt: new Date(row.due_at),
          why: row.why,
          ticketNumber: row.number ?? row.mailsNumber,
          mailId: row.mail_id,
          settledAt: new Date(settled_at),
          settledHow: settled_how ?? '',
        },
  );
}
