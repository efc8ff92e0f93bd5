import type { Place } from './arrival.ts';
import type { Queries } from './database.ts';
import type { Disposition } from './outcome.ts';
import type { MailRow } from './tables.ts';
import { inPieces } from './values.ts';

/** UIDs of one folder, by what the ledger says of them. */
export interface Standing {
  /** Never seen, or without a disposition: work. */
  open: number[];
  /** Handled: they only have to leave the folder. */
  done: number[];
  /** Could not be processed: they have to leave it too, for another. */
  quarantined: number[];
  /** Of the open ones those kept before, by UID: their ledger id, and how often they were kept. */
  keptBefore: Map<number, { mailId: number; attempts: number }>;
}

/** How these UIDs of a folder stand in the ledger; each is in one of the three lists, in the order given. */
export async function unsettled(
  db: Queries,
  { mailbox, folder, uidValidity }: Omit<Place, 'uid'>,
  uids: readonly number[],
): Promise<Standing> {
  const entries = new Map<number, Pick<MailRow, 'id' | 'disposition' | 'attempts'>>();
  for (const piece of inPieces(uids, 1_000)) {
    const rows = await db
      .selectFrom('mails')
      .select(['id', 'uid', 'disposition', 'attempts'])
      .where('mailbox', '=', mailbox)
      .where('folder', '=', folder)
      .where('uid_validity', '=', uidValidity)
      .where('uid', 'in', piece)
      .execute();
    for (const row of rows) entries.set(row.uid, row);
  }
  const standing: Standing = { open: [], done: [], quarantined: [], keptBefore: new Map() };
  for (const uid of uids) {
    const entry = entries.get(uid);
    standing[listFor(entry?.disposition ?? null)].push(uid);
    if (entry?.disposition === null)
      standing.keptBefore.set(uid, { mailId: entry.id, attempts: entry.attempts });
  }
  return standing;
}

function listFor(disposition: Disposition | null): 'open' | 'done' | 'quarantined' {
  if (disposition === null) return 'open';
  return disposition === 'quarantined' ? 'quarantined' : 'done';
}

/** A mail that waits to be handled, and how often it was kept. */
export interface OpenMail extends Place {
  mailId: number;
  attempts: number;
}

/** The mails of a mailbox without a disposition, wherever they lie or lay; those begun least often first. */
export async function openMails(db: Queries, mailbox: string): Promise<OpenMail[]> {
  return allOpen(db).where('mailbox', '=', mailbox).execute();
}

/** The same for all mailboxes but these: for those that have lost their name. */
export async function openMailsOutside(db: Queries, mailboxes: readonly string[]): Promise<OpenMail[]> {
  return allOpen(db).where('mailbox', 'not in', mailboxes).execute();
}

function allOpen(db: Queries) {
  return db
    .selectFrom('mails')
    .select(['id as mailId', 'mailbox', 'folder', 'uid_validity as uidValidity', 'uid', 'attempts'])
    .where('disposition', 'is', null)
    .orderBy('attempts')
    .orderBy('id');
}

/** Whether no mail of this mailbox was ever seen. */
export async function isEmpty(db: Queries, mailbox: string): Promise<boolean> {
  const row = await db
    .selectFrom('mails')
    .select('id')
    .where('mailbox', '=', mailbox)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}
