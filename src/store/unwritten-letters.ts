import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { LetterOrder } from '../letters/order.ts';
import type { FailingLetter } from '../promise/house-watch.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { keepRawLetters, rawMail } from './raw.ts';
import type { Tables } from './tables.ts';
import { inPieces } from './values.ts';

/** A letter that is owed, with all that it takes to write it. */
export interface UnwrittenLetter {
  id: number;
  order: LetterOrder;
  /** The mail it is about, where the letter attaches it and it is still kept. */
  original: Uint8Array | null;
  owedAt: Date;
}

/** Keeps what letters are to say, by letter id, until they are written. */
export async function keepOrders(
  trx: Transaction,
  orders: readonly { id: number; order: LetterOrder }[],
): Promise<void> {
  for (const piece of inPieces(orders, 1_000)) {
    await trx
      .insertInto('letter_orders')
      .values(piece.map(({ id, order }) => ({ letter_id: id, data: JSON.stringify(order) })))
      .execute();
  }
}

/** So many letters, and bytes of mails attached to them, are written at once; one letter in any case. */
const mostLetters = 20;
const mostBytes = 4 * 1024 * 1024;

/** A letter that was dropped is not written any more. */
const stillWanted = ['owed', 'held'] as const;

/** The letters that are to be written next, the longest owed first; without those, by id, that are known to fail. */
export async function unwrittenLetters(
  db: Queries,
  { failing }: { failing: readonly number[] },
): Promise<UnwrittenLetter[]> {
  const rows = await db
    .selectFrom('letter_orders')
    .innerJoin('letters', 'letters.id', 'letter_id')
    .leftJoin('mails', 'mails.id', 'mail_id')
    .select(['letters.id', 'letters.owed_at', 'mail_id', 'mails.size', 'data'])
    .where('state', 'in', stillWanted)
    .$if(failing.length > 0, query => query.where('letter_id', 'not in', failing))
    .orderBy('letter_id')
    .limit(mostLetters)
    .execute();
  const letters: UnwrittenLetter[] = [];
  let bytes = 0;
  for (const { id, owed_at, mail_id, size, data } of rows) {
    const order: LetterOrder = JSON.parse(data);
    if (order.attachesOriginal) bytes += size ?? 0;
    if (letters.length > 0 && bytes > mostBytes) break;
    const original = order.attachesOriginal && mail_id !== null ? await rawMail(db, mail_id) : null;
    letters.push({ id, order, original, owedAt: new Date(owed_at) });
  }
  return letters;
}

/** Notes why letters, by id, could not be written. */
export function noteFailures(
  database: Database,
  failures: readonly { id: number; why: string }[],
): Promise<void> {
  return database.commitSoon(async trx => {
    for (const { id, why } of failures)
      await trx.updateTable('letter_orders').set({ failure: why }).where('letter_id', '=', id).execute();
  });
}

/** The letters that could not be written when that was last tried; those apart that acknowledge a mail. */
export async function failingLetters(db: Queries): Promise<FailingLetter[]> {
  const rows = await db
    .selectFrom('letter_orders')
    .innerJoin('letters', 'letters.id', 'letter_id')
    .select(['ticket_number', 'owed_at', 'failure'])
    .where('state', 'in', stillWanted)
    .where('acknowledges', 'is', null)
    .where('failure', 'is not', null)
    .orderBy('letter_id')
    .execute();
  return rows.flatMap(({ ticket_number: ticketNumber, owed_at, failure: reason }) =>
    reason === null ? [] : [{ ticketNumber, owedAt: new Date(owed_at), reason }],
  );
}

/** Keeps the finished bytes of letters, by letter id, in the place of their orders: they may leave. */
export function writeDown(
  database: Database,
  letters: readonly { id: number; bytes: Uint8Array }[],
): Promise<void> {
  return database.commitSoon(async trx => {
    await keepRawLetters(trx, letters);
    await trx
      .deleteFrom('letter_orders')
      .where(
        'letter_id',
        'in',
        letters.map(({ id }) => id),
      )
      .execute();
  });
}

/** Of letters: whether they are still to be written. */
export function isUnwritten(eb: ExpressionBuilder<Tables, 'letters'>): Expression<SqlBool> {
  return eb.exists(
    eb.selectFrom('letter_orders').select('letter_id').whereRef('letter_id', '=', 'letters.id'),
  );
}

export function isWritten(eb: ExpressionBuilder<Tables, 'letters'>): Expression<SqlBool> {
  return eb.not(isUnwritten(eb));
}
