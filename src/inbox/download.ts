import { slowestBytesPerSecond } from './account.ts';
import { explain } from './failure.ts';
import type { Folder } from './folder.ts';
import type { Downloaded, Waiting } from './session.ts';
import type { Withheld } from './withheld.ts';

const mebibyte = 1024 * 1024;

/** How many bytes are downloaded of a mail that is larger than `maxSize`. */
export function beginningOf(maxSize: number): number {
  return Math.min(mebibyte, maxSize);
}

/**
 * Fetches those bytes of a group that did not come along with the news, without marking the mails as read; of mails larger
 * than `maxSize` bytes the first MiB. One that the server does not hand out keeps nobody from the others. Throws when the
 * connection dies.
 */
export async function download(
  { connection, timings }: Folder,
  waiting: readonly Waiting[],
  maxSize: number,
  withheld: Withheld,
): Promise<Downloaded[]> {
  const here = new Map(
    waiting.flatMap(({ uid, size, bytes }) => (bytes && size <= maxSize ? [[uid, bytes]] : [])),
  );
  for (const uid of here.keys()) withheld.handedOut(uid);
  const absent = waiting.filter(({ uid }) => !here.has(uid));
  const deadly = absent.filter(({ uid }) => withheld.isDeadly(uid));
  for (const { uid } of deadly) {
    withheld.leaveOut(uid, 'the connection was lost again and again while it was downloaded');
  }
  const harmless = absent.filter(mail => !deadly.includes(mail));
  const sources = new Map([
    ...here,
    ...(await fetchTogether(harmless.filter(({ uid }) => !withheld.isSuspect(uid)))),
    ...(await fetchOneByOne(harmless.filter(({ uid }) => withheld.isSuspect(uid)))),
  ]);
  return waiting.flatMap(mail => {
    const bytes = sources.get(mail.uid);
    return bytes === undefined ? [] : [{ ...mail, ...whatCame(mail, bytes, maxSize) }];
  });

  /** A server refuses a whole group for the sake of one mail. */
  async function fetchTogether(mails: Waiting[]): Promise<Map<number, Buffer>> {
    if (mails.length === 0) return new Map();
    try {
      return await fetchSources(mails);
    } catch (error) {
      if (connection.lost.aborted) throw error;
      return fetchOneByOne(mails);
    }
  }

  async function fetchOneByOne(mails: Waiting[]): Promise<Map<number, Buffer>> {
    const sources = new Map<number, Buffer>();
    for (const mail of mails) {
      try {
        for (const [uid, bytes] of await fetchSources([mail])) sources.set(uid, bytes);
      } catch (error) {
        if (connection.lost.aborted) throw error;
        withheld.leaveOut(mail.uid, explain(error, 'download').message);
      }
    }
    return sources;
  }

  async function fetchSources(mails: Waiting[]): Promise<Map<number, Buffer>> {
    const uids = mails.map(({ uid }) => uid);
    const whole = mails.filter(mail => mail.size <= maxSize);
    const tooLarge = mails.filter(mail => mail.size > maxSize);
    const bytesExpected = mails.reduce((sum, mail) => sum + Math.min(mail.size, maxSize), 0);
    const allowed = timings.fetch + (bytesExpected / slowestBytesPerSecond) * 1000;
    const fetched = await connection.exchange('download', allowed, async () => {
      withheld.begin(uids);
      try {
        return [
          ...(await fetch(whole, true)),
          ...(await fetch(tooLarge, { maxLength: beginningOf(maxSize) })),
        ];
      } finally {
        if (!connection.lost.aborted) withheld.end(uids);
      }
    });
    const sources = new Map(fetched);
    for (const { uid, size } of mails) {
      // Of a mail that another client has removed meanwhile, some servers answer nothing, and some nothingness.
      const hasCome = (sources.get(uid)?.length ?? -1) >= Math.min(1, size);
      if (hasCome) withheld.handedOut(uid);
      else withheld.gaveNothing(uid);
      if (!hasCome) sources.delete(uid);
    }
    return sources;
  }

  async function fetch(mails: Waiting[], source: true | { maxLength: number }): Promise<[number, Buffer][]> {
    if (mails.length === 0) return [];
    const uids = mails.map(({ uid }) => uid);
    const answers = await connection.client.fetchAll(uids, { source }, { uid: true });
    return answers.flatMap(({ uid, source }) => (source ? [[uid, source]] : []));
  }
}

/** Servers are known to count wrong: `size` becomes exact for a whole mail, and is larger than its bytes for a truncated one. */
export function whatCame(
  mail: Waiting,
  bytes: Buffer,
  maxSize: number,
): Pick<Downloaded, 'bytes' | 'size' | 'truncated'> {
  const truncated = mail.size > maxSize;
  return { bytes, size: truncated ? mail.size : bytes.length, truncated };
}
