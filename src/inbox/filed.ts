import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { parseDate } from '../mail/date.ts';
import { headerFields, rawMail } from '../mail/header.ts';
import { readMessageId } from '../mail/message-id.ts';
import { slowestBytesPerSecond } from './account.ts';
import { beginningOf, whatCame } from './download.ts';
import { InboxError } from './failure.ts';
import { type Folder, reselect } from './folder.ts';
import { installationOf } from './keyword.ts';
import type { Downloaded, Waiting } from './session.ts';

/** A mail that lies in the processed folder. */
export interface Filed extends Waiting {
  folder: string;
  uidValidity: string;
  messageId: string | null;
  /** What its Date says, which is the sender's word; null when that is no date. */
  sentAt: Date | null;
  /** The installations of acuse that have handled it, as its keywords say. */
  handledBy: string[];
}

/** In one exchange, so that those who wait for the queue's folder wait for no more than this. */
const mostTogether = 500;
const day = 24 * 60 * 60_000;

/** The mails of the folder `path` that the server took in since `since`, in pieces; each piece is one exchange. */
export async function* filedSince(folder: Folder, path: string, since: Date): AsyncGenerator<Filed[]> {
  // SEARCH knows days, not hours, and those of the server's own zone.
  const dayBefore = new Date(since.getTime() - day);
  const uids = await visit(folder, path, folder.timings.list, client =>
    client.search({ since: dayBefore }, { uid: true }),
  );
  if (!uids) throw new InboxError(`the server does not list ${path}: ${folder.connection.refusal}`);
  for (let first = 0; first < uids.length; first += mostTogether) {
    const some = uids.slice(first, first + mostTogether);
    const filed = await visit(folder, path, folder.timings.list, async (client, uidValidity) =>
      (await traitsOf(some, client, folder)).map(mail => filedMail(mail, path, uidValidity)),
    );
    // INTERNALDATE knows no fractions of a second.
    const earliest = Math.floor(since.getTime() / 1000) * 1000;
    yield filed.filter(({ internalDate }) => internalDate === null || internalDate.getTime() >= earliest);
  }
}

/** The bytes of such a mail; null when it is gone, or the server does not hand it out. */
export async function downloadFiled(
  folder: Folder,
  { folder: path, uidValidity, uid, size, internalDate }: Filed,
  maxSize: number,
): Promise<Downloaded | null> {
  const allowed = folder.timings.fetch + (Math.min(size, maxSize) / slowestBytesPerSecond) * 1000;
  const mail = await visit(folder, path, allowed, async (client, standing) => {
    const source = size > maxSize ? { maxLength: beginningOf(maxSize) } : true;
    return standing === uidValidity && client.fetchOne(uid, { source }, { uid: true });
  });
  const bytes = mail ? mail.source : undefined;
  if (bytes === undefined || bytes.length < Math.min(1, size)) return null;
  const waiting = { uid, size, internalDate };
  return { ...waiting, ...whatCame(waiting, bytes, maxSize) };
}

const traits = {
  ...{ uid: true, size: true, internalDate: true, flags: true },
  headers: ['message-id', 'date'],
};

/** By halves, where the server refuses, down to the mails that are to blame: those are left out. */
async function traitsOf(uids: number[], client: ImapFlow, folder: Folder): Promise<FetchMessageObject[]> {
  try {
    return await client.fetchAll(uids, traits, { uid: true });
  } catch (error) {
    if (folder.connection.lost.aborted) throw error;
    if (uids.length === 1) return [];
    const half = Math.ceil(uids.length / 2);
    const first = await traitsOf(uids.slice(0, half), client, folder);
    return [...first, ...(await traitsOf(uids.slice(half), client, folder))];
  }
}

function filedMail(mail: FetchMessageObject, folder: string, uidValidity: string): Filed {
  const fields = new Map<string, string>();
  for (const { name, value } of headerFields(rawMail(mail.headers ?? Buffer.alloc(0))))
    if (!fields.has(name)) fields.set(name, value);
  return {
    ...{ folder, uidValidity, uid: mail.uid, size: mail.size ?? 0 },
    internalDate: mail.internalDate instanceof Date ? mail.internalDate : null,
    messageId: readMessageId(fields.get('message-id') ?? ''),
    sentAt: parseDate(fields.get('date') ?? ''),
    handledBy: [...(mail.flags ?? [])].flatMap(flag => installationOf(flag) ?? []),
  };
}

/** One exchange in another folder, which changes nothing there; afterwards the queue's folder is open again. */
function visit<Answer>(
  folder: Folder,
  path: string,
  allowed: number,
  talk: (client: ImapFlow, uidValidity: string) => Promise<Answer>,
): Promise<Answer> {
  const { connection } = folder;
  return connection.exchange(`look into the folder ${path}`, allowed, async () => {
    try {
      const { uidValidity } = await connection.client.mailboxOpen(path, { readOnly: true });
      return await talk(connection.client, String(uidValidity));
    } finally {
      if (!connection.lost.aborted) await reselect(folder);
    }
  });
}
