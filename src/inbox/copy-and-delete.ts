import type { FetchMessageObject } from 'imapflow';
import { type Folder, folderExists, reselect } from './folder.ts';
import { mark } from './keyword.ts';

/**
 * What MOVE does (RFC 6851), for servers without it, within an exchange: keyword, COPY, \Deleted, EXPUNGE. A breakdown between
 * two of them leaves a mail that has its copy already; its keyword betrays it, and it is not copied a second time.
 */
export async function copyAndDelete(
  folder: Folder,
  uids: number[],
  destination: string,
  keyword: string,
): Promise<boolean> {
  const { client } = folder.connection;
  const mails = await client.fetchAll(uids, { ...traits, flags: true }, { uid: true });
  if (mails.length === 0) return true;
  const suspects = mails.filter(mail => !takesKeywords(folder) || mail.flags?.has(keyword));
  const copied = suspects.length === 0 ? new Set<number>() : await haveCopies(folder, suspects, destination);
  const uncopied = mails.map(mail => mail.uid).filter(uid => !copied.has(uid));
  if (uncopied.length > 0) {
    await mark(client, uncopied, keyword);
    if (!(await client.messageCopy(uncopied, destination, { uid: true }))) return false;
  }
  return remove(
    folder,
    mails.map(mail => mail.uid),
  );
}

const traits = { uid: true, size: true, internalDate: true, envelope: true };

function takesKeywords({ connection }: Folder): boolean {
  const { mailbox } = connection.client;
  return mailbox !== false && (mailbox.permanentFlags === undefined || mailbox.permanentFlags.has('\\*'));
}

/** The UIDs of those whose copy lies in `destination`: same size, same INTERNALDATE (COPY keeps both), same Message-ID. */
async function haveCopies(
  folder: Folder,
  mails: FetchMessageObject[],
  destination: string,
): Promise<Set<number>> {
  const { client } = folder.connection;
  const withCopy = new Set<number>();
  if (!(await folderExists(client, destination))) return withCopy;
  await client.mailboxOpen(destination, { readOnly: true });
  const copies = new Set<number>();
  for (const mail of mails) {
    const size = mail.size ?? 0;
    const sameSize = await client.search({ larger: size - 1, smaller: size + 1 }, { uid: true });
    if (!sameSize || sameSize.length === 0) continue;
    const candidates = await client.fetchAll(sameSize, traits, { uid: true });
    const copy = candidates.find(candidate => !copies.has(candidate.uid) && isCopy(candidate, mail));
    if (copy === undefined) continue;
    copies.add(copy.uid);
    withCopy.add(mail.uid);
  }
  await reselect(folder);
  return withCopy;
}

function isCopy(one: FetchMessageObject, other: FetchMessageObject): boolean {
  return (
    String(one.internalDate) === String(other.internalDate) &&
    one.envelope?.messageId === other.envelope?.messageId
  );
}

/** EXPUNGE without UIDPLUS takes whatever anybody has marked as deleted: it is sent only when all of that is ours. */
async function remove({ connection }: Folder, uids: number[]): Promise<boolean> {
  const { client } = connection;
  if (connection.knows('UIDPLUS')) return client.messageDelete(uids, { uid: true });
  const marked = await client.messageFlagsAdd(uids, ['\\Deleted'], { uid: true, silent: true });
  const deleted = await client.search({ deleted: true }, { uid: true });
  if (!marked || !deleted) return false;
  return deleted.some(uid => !uids.includes(uid)) || client.messageDelete(uids, { uid: true });
}
