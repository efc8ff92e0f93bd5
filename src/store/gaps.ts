import type { Place } from './arrival.ts';
import type { Database, Queries } from './database.ts';
import { rawMail } from './raw.ts';
import { inPieces } from './values.ts';

/**
 * Of mails in a folder, those that the ledger does not know: neither at their place nor, wherever it lay, by Message-ID.
 * A row has its Message-ID once the mail was read; `wasKept` knows the others.
 */
export async function unknownAmong<Mail extends { uid: number; messageId: string | null }>(
  db: Queries,
  { mailbox, folder, uidValidity }: Omit<Place, 'uid'>,
  mails: readonly Mail[],
): Promise<Mail[]> {
  const unknown: Mail[] = [];
  for (const piece of inPieces(mails, 1_000)) {
    const here = await db
      .selectFrom('mails')
      .select('uid')
      .where('mailbox', '=', mailbox)
      .where('folder', '=', folder)
      .where('uid_validity', '=', uidValidity)
      .where(
        'uid',
        'in',
        piece.map(({ uid }) => uid),
      )
      .execute();
    const named = await db
      .selectFrom('mails')
      .select('message_id')
      .where(
        'message_id',
        'in',
        piece.flatMap(({ messageId }) => messageId ?? []),
      )
      .execute();
    const uids = new Set(here.map(({ uid }) => uid));
    const messageIds = new Set(named.map(({ message_id }) => message_id));
    unknown.push(...piece.filter(({ uid, messageId }) => !uids.has(uid) && !messageIds.has(messageId)));
  }
  return unknown;
}

/** Whether a mail of exactly these bytes was kept before, among those that no Message-ID names: open, unreadable, nameless. */
export async function wasKept(
  db: Queries,
  { size, bytes }: { size: number; bytes: Uint8Array },
): Promise<boolean> {
  const rows = await db
    .selectFrom('mails')
    .select('id')
    .where('message_id', 'is', null)
    .where('size', '=', size)
    .execute();
  for (const { id } of rows) {
    const kept = await rawMail(db, id);
    if (kept && Buffer.compare(kept, bytes) === 0) return true;
  }
  return false;
}

/** Since when this mailbox is read: `now` the first time it is asked, and the same ever after. */
export async function readSince(database: Database, mailbox: string, now: Date): Promise<Date> {
  const { value } = await database.commit(trx =>
    trx
      .insertInto('settings')
      .values({ name: `read-since:${mailbox}`, value: now.toISOString() })
      .onConflict(conflict =>
        conflict.column('name').doUpdateSet(eb => ({ value: eb.ref('settings.value') })),
      )
      .returning('value')
      .executeTakeFirstOrThrow(),
  );
  return new Date(value);
}
