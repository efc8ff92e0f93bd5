import type { KeptMail } from './arrival.ts';
import type { Queries, Transaction } from './database.ts';
import type { TicketChange } from './outcome.ts';
import type { PromiseRow } from './tables.ts';
import { rowsAs } from './values.ts';

/** One promise of the desk and how it ended. */
export interface DeskPromise {
  dueAt: Date;
  why: string;
  settledAt: Date | null;
  settledHow: string | null;
}

/** Promises every mail its acknowledgement, and gives the mails back with the due time that counts: the first. */
export async function promiseAcknowledgements(
  trx: Transaction,
  mails: readonly KeptMail[],
): Promise<KeptMail[]> {
  const rows = await trx
    .insertInto('promises')
    .values(
      mails.map(mail => ({
        mail_id: mail.id,
        kind: 'acknowledge' as const,
        due_at: mail.acknowledgeDueAt.toISOString(),
        why: `accepted ${mail.acceptedAt.toISOString()} (${mail.acceptedBy})`,
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['mail_id', 'kind']).doUpdateSet(eb => ({ due_at: eb.ref('promises.due_at') })),
    )
    .returning(['mail_id', 'due_at'])
    .execute();
  const dueAt = new Map(rows.map(row => [row.mail_id, new Date(row.due_at)]));
  return mails.map(mail => ({ ...mail, acknowledgeDueAt: dueAt.get(mail.id) ?? mail.acknowledgeDueAt }));
}

/** How one mail's acknowledgement promise ended. */
export interface Settlement {
  mailId: number;
  at: Date;
  how: string;
}

/** Settles the acknowledgement promises of these mails; one settled before keeps its first end. */
export async function settleAcknowledgements(
  trx: Transaction,
  settlements: readonly Settlement[],
): Promise<void> {
  if (settlements.length === 0) return;
  const rows = settlements.map(({ mailId, at, how }) => ({ mail_id: mailId, at: at.toISOString(), how }));
  await trx
    .updateTable('promises')
    .from(rowsAs('settled', { mail_id: 'integer', at: 'text', how: 'text' }, rows))
    .set(eb => ({ settled_at: eb.ref('settled.at'), settled_how: eb.ref('settled.how') }))
    .whereRef('promises.mail_id', '=', 'settled.mail_id')
    .where('promises.kind', '=', 'acknowledge')
    .where('promises.settled_at', 'is', null)
    .execute();
}

/** A mail is acknowledged by a person who has told the customer, by telephone, of all tickets that it opened. */
export async function settleTelephoned(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  for (const { ticket, events } of changes)
    for (const event of events)
      if (event.type === 'Telephoned' && (await isAllAcknowledged(trx, ticket.mailId))) {
        const how = `${settledByTelephone}, by ${event.by}`;
        await settleAcknowledgements(trx, [{ mailId: ticket.mailId, at: event.at, how }]);
      }
}

async function isAllAcknowledged(trx: Transaction, mailId: number): Promise<boolean> {
  const open = await trx
    .selectFrom('tickets')
    .select('number')
    .where('mail_id', '=', mailId)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst();
  return open === undefined;
}

/**
 * The promises that a letter had settled are open again: it came back. Those that ended otherwise stay as they are, and
 * those whose customer was told by telephone meanwhile.
 */
export async function reopenAcknowledgements(trx: Transaction, mailIds: readonly number[]): Promise<void> {
  await trx
    .updateTable('promises')
    .set({ settled_at: null, settled_how: null })
    .where('mail_id', 'in', mailIds)
    .where('kind', '=', 'acknowledge')
    .where('settled_how', '=', settledBySending)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('tickets')
          .select('number')
          .whereRef('tickets.mail_id', '=', 'promises.mail_id')
          .where('acknowledged_at', 'is', null),
      ),
    )
    .execute();
}

/** How a promise ends when the server takes the letter over. */
export const settledBySending = 'sent';

/** How it ends when somebody has answered without us. */
export const settledByPerson = 'answered by a person';

/** How it begins to be told that an agent has telephoned. */
export const settledByTelephone = 'by telephone';

/** The promise to acknowledge a mail; null when there is none. */
export async function acknowledgementOf(db: Queries, mailId: number): Promise<DeskPromise | null> {
  const row = await db
    .selectFrom('promises')
    .selectAll()
    .where('mail_id', '=', mailId)
    .where('kind', '=', 'acknowledge')
    .executeTakeFirst();
  return row ? deskPromise(row) : null;
}

export function deskPromise(row: PromiseRow): DeskPromise {
  return {
    dueAt: new Date(row.due_at),
    why: row.why,
    settledAt: row.settled_at === null ? null : new Date(row.settled_at),
    settledHow: row.settled_how,
  };
}
