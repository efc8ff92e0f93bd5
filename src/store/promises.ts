import type { KeptMail } from './arrival.ts';
import type { Queries, Transaction } from './database.ts';
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

/** The promises that a letter had settled are open again: it came back. Those that ended otherwise stay as they are. */
export async function reopenAcknowledgements(trx: Transaction, mailIds: readonly number[]): Promise<void> {
  await trx
    .updateTable('promises')
    .set({ settled_at: null, settled_how: null })
    .where('mail_id', 'in', mailIds)
    .where('kind', '=', 'acknowledge')
    .where('settled_how', '=', settledBySending)
    .execute();
}

/** How a promise ends when the server takes the letter over. */
export const settledBySending = 'sent';

/** How it ends when somebody has answered without us. */
export const settledByPerson = 'answered by a person';

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
