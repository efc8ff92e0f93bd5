import { slowestBytesPerSecond } from './account.ts';
import type { Folder } from './folder.ts';
import type { Downloaded, Waiting } from './session.ts';

const beginning = 1024 * 1024;

/** Fetches the bytes of a group without marking the mails as read; of those larger than `maxSize` bytes the first MiB. */
export async function download(
  { connection, timings }: Folder,
  waiting: readonly Waiting[],
  maxSize: number,
): Promise<Downloaded[]> {
  const whole = waiting.filter(mail => mail.size <= maxSize);
  const tooLarge = waiting.filter(mail => mail.size > maxSize);
  const bytesExpected = waiting.reduce((sum, mail) => sum + Math.min(mail.size, maxSize), 0);
  const allowed = timings.fetch + (bytesExpected / slowestBytesPerSecond) * 1000;

  return connection.exchange('download', allowed, async () => {
    const sources = new Map([
      ...(await fetchSources(whole, true)),
      ...(await fetchSources(tooLarge, { maxLength: Math.min(beginning, maxSize) })),
    ]);
    return waiting.flatMap(mail => {
      const bytes = sources.get(mail.uid);
      // Of a mail that another client has removed meanwhile, some servers answer nothing, and some nothingness.
      return bytes === undefined || bytes.length < Math.min(1, mail.size)
        ? []
        : [{ ...mail, ...whatCame(mail, bytes) }];
    });
  });

  async function fetchSources(
    mails: Waiting[],
    source: true | { maxLength: number },
  ): Promise<Map<number, Buffer>> {
    const sources = new Map<number, Buffer>();
    if (mails.length === 0) return sources;
    const uids = mails.map(mail => mail.uid);
    for (const { uid, source: bytes } of await connection.client.fetchAll(uids, { source }, { uid: true })) {
      if (bytes) sources.set(uid, bytes);
    }
    return sources;
  }

  /** Servers are known to count wrong: `size` becomes exact for a whole mail, and is larger than its bytes for a truncated one. */
  function whatCame(mail: Waiting, bytes: Buffer): Pick<Downloaded, 'bytes' | 'size' | 'truncated'> {
    const truncated = mail.size > maxSize;
    return { bytes, size: truncated ? mail.size : bytes.length, truncated };
  }
}
