import { type Letter, priorities } from '../letters/letter.ts';
import type { OrderedLetter } from '../letters/order.ts';
import { reserve } from './counters.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { isDue } from './due.ts';
import { paceAllowsAt, withinPace } from './late-letters.ts';
import { keepRawLetters, rawLetters } from './raw.ts';
import type { LetterRow } from './tables.ts';
import { isWritten, keepOrders } from './unwritten-letters.ts';
import { inPieces } from './values.ts';

export interface OwedLetter {
  letter: Letter | OrderedLetter;
  owedAt: Date;
  /** The mail whose handling owes it; null when no mail does. */
  mailId: number | null;
}

/** Writes down letters the desk owes, due at once. One whose key stands already is owed, or sent, already. */
export async function owe(trx: Transaction, owed: readonly OwedLetter[]): Promise<void> {
  if (owed.length === 0) return;
  const firstId = await reserve(trx, 'letters', owed.length);
  const rows = owed.map((letter, index) => newRow(firstId + index, letter));
  const letters = new Map(owed.map(({ letter }, index) => [firstId + index, letter]));
  const inserted: { id: number; letter: Letter | OrderedLetter }[] = [];
  for (const piece of inPieces(rows, 1_000)) {
    const written = await trx
      .insertInto('letters')
      .values(piece)
      .onConflict(conflict => conflict.column('key').doNothing())
      .returning('id')
      .execute();
    for (const { id } of written) {
      const letter = letters.get(id);
      if (letter) inserted.push({ id, letter });
    }
  }
  await keepRawLetters(
    trx,
    inserted.flatMap(({ id, letter }) => ('bytes' in letter ? [{ id, bytes: letter.bytes }] : [])),
  );
  await keepOrders(
    trx,
    inserted.flatMap(({ id, letter }) => ('order' in letter ? [{ id, order: letter.order }] : [])),
  );
}

function newRow(id: number, { letter, owedAt, mailId }: OwedLetter) {
  return {
    id,
    key: letter.key,
    kind: letter.kind,
    ticket_number: letter.ticketNumber,
    mail_id: mailId,
    acknowledges: letter.acknowledges,
    state: letter.held ? ('held' as const) : ('owed' as const),
    priority: letter.priority,
    envelope_from: letter.envelope.from,
    envelope_to: letter.envelope.to,
    message_id: letter.messageId,
    attempts: 0,
    owed_at: owedAt.toISOString(),
    next_attempt_at: owedAt.toISOString(),
  };
}

/** A letter in the hands of the daemon that sends it now. */
export interface ClaimedLetter extends Omit<Letter, 'held'> {
  /** How often it was tried before. */
  attempts: number;
  owedAt: Date;
}

export interface Claim {
  /** Names the run of the daemon that sends them. */
  boot: string;
  now: Date;
  limit: number;
  /** On trial beside people only letters about the desk itself leave. */
  isDeskOnly?: boolean;
}

/**
 * Hands out letters that are due, the most urgent first, each to one daemon only. They come back
 * through `recordDeliveries`, or through `freeClaims` after the daemon has died.
 */
export function claimLetters(
  database: Database,
  { boot, now, limit, isDeskOnly = false }: Claim,
): Promise<ClaimedLetter[]> {
  return database.commitSoon(async trx => {
    const due = await dueLetters(trx, now, isDeskOnly).limit(limit).execute();
    const ids = await withinPace(trx, due, now);
    if (ids.length === 0) return [];
    const rows = await trx
      .updateTable('letters')
      .set({ claim: boot })
      .where('id', 'in', ids)
      .where('claim', 'is', null)
      .returningAll()
      .execute();
    if (rows.length === 0) return [];
    const bytes = await rawLetters(
      trx,
      rows.map(row => row.id),
    );
    return rows.sort(byUrgency).map(row => claimed(row, bytes.get(row.id)));
  });
}

/** No letter is put off for longer than this. */
export const longestPutOffMinutes = 30;

function dueLetters(trx: Transaction, now: Date, isDeskOnly: boolean) {
  return waitingLetters(trx, isDeskOnly)
    .select(['id', 'priority'])
    .where(isDue(now, longestPutOffMinutes))
    .orderBy('priority')
    .orderBy('id');
}

/** Owed, written, and in nobody's hands. */
function waitingLetters(db: Queries, isDeskOnly: boolean) {
  const waiting = db
    .selectFrom('letters')
    .where('state', '=', 'owed')
    .where('claim', 'is', null)
    .where(isWritten);
  return isDeskOnly ? waiting.where('ticket_number', 'is', null) : waiting;
}

function byUrgency(one: LetterRow, other: LetterRow): number {
  return one.priority - other.priority || one.id - other.id;
}

function claimed(row: LetterRow, bytes: Uint8Array | undefined): ClaimedLetter {
  if (!bytes) throw new Error(`letter ${row.key} is owed but its bytes are not kept`);
  return {
    key: row.key,
    kind: row.kind,
    ticketNumber: row.ticket_number,
    acknowledges: row.acknowledges,
    priority: row.priority,
    envelope: { from: row.envelope_from, to: row.envelope_to },
    messageId: row.message_id,
    bytes,
    attempts: row.attempts,
    owedAt: new Date(row.owed_at),
  };
}

/** Takes back what daemons that no longer run had claimed; only the daemon that holds the lock may say so. */
export function freeClaims(database: Database, boot: string): Promise<void> {
  return database.commitSoon(async trx => {
    await trx
      .updateTable('letters')
      .set({ claim: null })
      .where('state', '=', 'owed')
      .where('claim', 'is not', null)
      .where('claim', '!=', boot)
      .execute();
  });
}

/** Holds what is owed to anybody but `reader`: it was composed for them before all letters were redirected. */
export function holdLettersToOthers(database: Database, reader: string): Promise<void> {
  return database.commitSoon(async trx => {
    await trx
      .updateTable('letters')
      .set({ state: 'held', claim: null })
      .where('state', '=', 'owed')
      .where('envelope_to', '!=', reader)
      .execute();
  });
}

/** When the next letter that nobody has claimed may leave, `now` if one may already; null when none waits. */
export async function nextAttemptAt(db: Queries, now: Date, isDeskOnly = false): Promise<Date | null> {
  const earliest = async (late: '=' | '!=') => {
    const { at } = await waitingLetters(db, isDeskOnly)
      .where('priority', late, priorities.late)
      .select(eb =>
        eb.fn
          .min(
            eb
              .case()
              .when(isDue(now, longestPutOffMinutes))
              .then(now.toISOString())
              .else(eb.ref('next_attempt_at'))
              .end(),
          )
          .as('at'),
      )
      .executeTakeFirstOrThrow();
    return at === null ? [] : [new Date(at)];
  };
  const fresh = await earliest('!=');
  const [late] = await earliest('=');
  const times = late ? [...fresh, later(late, await paceAllowsAt(db, now))] : fresh;
  return times.sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
