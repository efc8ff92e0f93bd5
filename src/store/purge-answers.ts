import { ticketWithoutAnswers, withoutAnswers } from '../ticket/redact.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { redactEvents } from './events.ts';
import { ticketsByNumber, writeTickets } from './tickets.ts';
import { walk } from './walk.ts';

/** Numbers of tickets on which nothing has happened since, and whose answers are still there. */
export function staleTickets(db: Queries, olderThan: string): AsyncGenerator<string> {
  const keys = db.selectFrom('tickets').select('number').orderBy('number');
  return walk(
    '',
    async (after, count) =>
      (await keys.where('number', '>', after).limit(count).execute()).map(row => row.number),
    async (first, last) => {
      const stale = keys
        .where('number', '>=', first)
        .where('number', '<=', last)
        .where('updated_at', '<', olderThan);
      const rows = await stale.whereRef('version', '>', 'purged_version').execute();
      return rows.map(row => row.number);
    },
  );
}

/** Takes the customer's words out of a ticket, its journal, its mails' ledger rows, and with them the bytes of both. */
export function purgeAnswers(database: Database, number: string): Promise<void> {
  return database.commitSoon(async trx => {
    const ticket = (await ticketsByNumber(trx, [number])).get(number);
    if (!ticket) return;
    await redactEvents(trx, number, withoutAnswers);
    await writeTickets(trx, [ticketWithoutAnswers(ticket)]);
    await trx
      .updateTable('tickets')
      .set({ purged_version: ticket.version })
      .where('number', '=', number)
      .execute();
    const mails = await trx.selectFrom('mails').select('id').where('ticket_number', '=', number).execute();
    for (const { id } of mails) await purgeMail(trx, id);
    await trx
      .deleteFrom('raw_letters')
      .where('letter_id', 'in', letters =>
        letters
          .selectFrom('letters')
          .select('id')
          .where('ticket_number', '=', number)
          .where('state', 'in', ['sent', 'refused', 'dropped']),
      )
      .execute();
  });
}

/** Mails decided on before that belong to no ticket, of which the ledger still says who wrote them. */
export function strangersMails(db: Queries, olderThan: string): AsyncGenerator<number> {
  const keys = db.selectFrom('mails').select('id').orderBy('id');
  return walk(
    0,
    async (after, count) => (await keys.where('id', '>', after).limit(count).execute()).map(row => row.id),
    async (first, last) => {
      const rows = await keys
        .where('id', '>=', first)
        .where('id', '<=', last)
        .where('decided_at', '<', olderThan)
        .where('ticket_number', 'is', null)
        .where('disposition', '!=', 'quarantined')
        .where(eb => eb.or([eb('from_address', 'is not', null), eb('subject', 'is not', null)]))
        .execute();
      return rows.map(row => row.id);
    },
  );
}

export function purgeStrangersMail(database: Database, mailId: number): Promise<void> {
  return database.commitSoon(trx => purgeMail(trx, mailId));
}

/** Which rule applied stays; what it saw were the sender's words. */
async function purgeMail(trx: Transaction, mailId: number): Promise<void> {
  const row = await trx.selectFrom('mails').select('why').where('id', '=', mailId).executeTakeFirst();
  const rule: unknown = row?.why ? JSON.parse(row.why).rule : null;
  await trx
    .updateTable('mails')
    .set({ from_address: null, subject: null, why: row?.why ? JSON.stringify({ rule, saw: {} }) : null })
    .where('id', '=', mailId)
    .execute();
  await trx.deleteFrom('raw_mails').where('mail_id', '=', mailId).execute();
}
