import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { KeptMail } from './arrival.ts';
import type { Queries, Transaction } from './database.ts';
import type { Encoding } from './tables.ts';
import { inPieces } from './values.ts';

/** Keeps the bytes of mails as they came; those of a mail kept before stay as they are. */
export async function keepRawMails(trx: Transaction, mails: readonly KeptMail[]): Promise<void> {
  await trx
    .insertInto('raw_mails')
    .values(mails.map(({ id, bytes }) => ({ mail_id: id, encoding: 'identity' as const, bytes })))
    .onConflict(conflict => conflict.column('mail_id').doNothing())
    .execute();
}

/** A mail's bytes as it was received; null when they are no longer kept. */
export async function rawMail(db: Queries, mailId: number): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('raw_mails')
    .select(['encoding', 'bytes'])
    .where('mail_id', '=', mailId)
    .executeTakeFirst();
  return row ? decoded(row) : null;
}

/** Keeps the finished bytes of letters, by letter id. */
export async function keepRawLetters(
  trx: Transaction,
  letters: readonly { id: number; bytes: Uint8Array }[],
) {
  for (const piece of inPieces(letters, 1_000)) {
    await trx
      .insertInto('raw_letters')
      .values(piece.map(({ id, bytes }) => ({ letter_id: id, encoding: 'identity' as const, bytes })))
      .execute();
  }
}

/** The finished bytes of letters, by letter id. */
export async function rawLetters(
  db: Queries,
  letterIds: readonly number[],
): Promise<Map<number, Uint8Array>> {
  const rows = await db
    .selectFrom('raw_letters')
    .select(['letter_id', 'encoding', 'bytes'])
    .where('letter_id', 'in', letterIds)
    .execute();
  return new Map(await Promise.all(rows.map(async row => [row.letter_id, await decoded(row)] as const)));
}

async function decoded({ encoding, bytes }: { encoding: Encoding; bytes: Uint8Array }): Promise<Uint8Array> {
  return encoding === 'gzip' ? inflate(bytes) : bytes;
}

const inflate = promisify(gunzip);
