import type { Database, Queries, Transaction } from './database.ts';
import { type LetterEntry, letterEntries, letterEntry } from './letter-entry.ts';
import { settleAcknowledgements } from './promises.ts';
import type { LetterState } from './tables.ts';
import { inPieces } from './values.ts';

/** A letter that has not gone out, and the ticket it is about, if it is about one. */
export interface WaitingLetter extends LetterEntry {
  ticketNumber: string | null;
}

/** The letters in a state, in the order they were owed. */
export async function lettersIn(db: Queries, state: LetterState): Promise<WaitingLetter[]> {
  const rows = await letterEntries(db).where('state', '=', state).execute();
  return rows.map(row => ({ ...letterEntry(row), ticketNumber: row.ticket_number }));
}

/** Which held letters are meant: those with these keys, or all. */
export type WhichLetters = readonly string[] | 'all';

/**
 * Held letters are owed from now on. Gives back the keys of those that were held. All are not those that answer a
 * sender who may be forged: whoever has looked names them.
 */
export async function releaseLetters(database: Database, which: WhichLetters, now: Date): Promise<string[]> {
  const released = { state: 'owed', next_attempt_at: now.toISOString() } as const;
  const rows = await database.commit(async trx =>
    changeHeld(trx, which === 'all' ? await heldOutsideReview(trx) : which, released),
  );
  return rows.map(({ key }) => key);
}

async function heldOutsideReview(trx: Transaction): Promise<string[]> {
  const rows = await trx
    .selectFrom('letters')
    .select('key')
    .where('state', '=', 'held')
    .where(({ eb, or, not, exists }) =>
      or([
        eb('acknowledges', 'is', null),
        not(
          exists(
            eb
              .selectFrom('tickets')
              .select('number')
              .whereRef('number', '=', 'letters.ticket_number')
              .where('status', '=', 'review'),
          ),
        ),
      ]),
    )
    .execute();
  return rows.map(({ key }) => key);
}

/** Held letters are never sent, and the acknowledgements among them not waited for. Gives back their keys. */
export async function dropLetters(database: Database, which: WhichLetters, now: Date): Promise<string[]> {
  return database.commit(async trx => {
    const rows = await changeHeld(trx, which, { state: 'dropped' });
    const settlements = rows.flatMap(({ acknowledges: mailId }) =>
      mailId === null ? [] : [{ mailId, at: now, how: droppedByPerson }],
    );
    for (const piece of inPieces(settlements, 1_000)) await settleAcknowledgements(trx, piece);
    return rows.map(({ key }) => key);
  });
}

/** The acknowledgement of a mail is owed from now on, if it was held. */
export async function releaseAcknowledgement(trx: Transaction, mailId: number, now: Date): Promise<void> {
  await trx
    .updateTable('letters')
    .set({ state: 'owed', next_attempt_at: now.toISOString() })
    .where('state', '=', 'held')
    .where('acknowledges', '=', mailId)
    .execute();
}

/** It is never sent, and not waited for. */
export async function dropAcknowledgement(trx: Transaction, mailId: number, now: Date): Promise<void> {
  await trx
    .updateTable('letters')
    .set({ state: 'dropped' })
    .where('state', '=', 'held')
    .where('acknowledges', '=', mailId)
    .execute();
  await settleAcknowledgements(trx, [{ mailId, at: now, how: droppedByPerson }]);
}

const droppedByPerson = 'its letter was dropped by a person';

async function changeHeld(
  trx: Transaction,
  which: WhichLetters,
  change: { state: LetterState; next_attempt_at?: string },
): Promise<{ key: string; acknowledges: number | null }[]> {
  const held = trx
    .updateTable('letters')
    .set(change)
    .where('state', '=', 'held')
    .returning(['key', 'acknowledges']);
  if (which === 'all') return held.execute();
  const changed = [];
  for (const piece of inPieces(which, 1_000))
    changed.push(...(await held.where('key', 'in', piece).execute()));
  return changed;
}
