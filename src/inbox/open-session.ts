import type { MailboxAccount, Timings } from './account.ts';
import type { Connection } from './connection.ts';
import { download } from './download.ts';
import { explain } from './failure.ts';
import { downloadFiled, filedSince } from './filed.ts';
import { ensureFolder, openFolder } from './folder.ts';
import { keywordOf, otherInstallations } from './keyword.ts';
import { move } from './move.ts';
import { pathsOf } from './paths.ts';
import { Queue, type QueueNews } from './queue.ts';
import type { Session } from './session.ts';
import type { Withheld } from './withheld.ts';

export interface SessionDoors extends QueueNews {
  timings: Timings;
  clock: () => Date;
  /** Letters and digits that name this installation on the mails it handles. */
  installation: string;
  /** Told why the server refuses to move what is handled; null once it does not. */
  moveRefused(reason: string | null): void;
  withheld: Withheld;
}

/** Opens the mailbox over a connection that is signed in. Throws an InboxError. */
export async function openSession(
  connection: Connection,
  account: MailboxAccount,
  doors: SessionDoors,
): Promise<Session> {
  const { maxSize } = account.imap;
  const { timings, answered, handled, moveRefused, withheld } = doors;
  const { folder: path, processed, quarantine } = await pathsOf(connection, account.imap, timings);
  const keyword = keywordOf(doors.installation);
  await prepare(quarantine);
  const others = (await prepare(processed)) ? await findOthers() : [];
  const folder = await openFolder(connection, timings, path);
  withheld.enter(folder.uidValidity);
  const queue = new Queue(folder, doors);

  return {
    folder: path,
    uidValidity: folder.uidValidity,
    otherInstallations: others,
    waiting: signal => queue.waiting(signal),
    download: async waiting => {
      const downloaded = await download(folder, waiting, maxSize, withheld);
      answered();
      return downloaded;
    },
    done: uids => moveTo(processed, uids),
    quarantine: uids => moveTo(quarantine, uids),
    async *filedSince(since) {
      for await (const filed of filedSince(folder, processed, since)) {
        // While another folder is open, nothing is told of arrivals in this one.
        queue.lookSoon();
        yield filed;
      }
    },
    downloadFiled: async filed => {
      const downloaded = await downloadFiled(folder, filed, maxSize);
      queue.lookSoon();
      return downloaded;
    },
  };

  /** A folder that cannot be made keeps nobody from reading the mails. */
  async function prepare(path: string): Promise<boolean> {
    try {
      await connection.exchange(`create the folder ${path}`, timings.select, () =>
        ensureFolder(connection, path),
      );
      return true;
    } catch (error) {
      if (connection.lost.aborted) throw error;
      moveRefused(explain(error, `create the folder ${path}`).message);
      return false;
    }
  }

  function findOthers(): Promise<string[]> {
    const yesterday = new Date(doors.clock().getTime() - 24 * 60 * 60_000);
    return connection.exchange(`open the folder ${processed}`, timings.select, () =>
      otherInstallations(connection, processed, keyword, yesterday),
    );
  }

  async function moveTo(destination: string, uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    try {
      const moved = await move(folder, uids, destination, keyword);
      moveRefused(moved ? null : `the server does not move mails to ${destination}: ${connection.refusal}`);
      handled();
    } catch (error) {
      if (connection.lost.aborted) throw error;
      moveRefused(explain(error, `move mails to ${destination}`).message);
    }
    // Without MOVE another folder may have been selected for a moment, in which nothing is told of arrivals.
    if (!connection.knows('MOVE')) queue.lookSoon();
  }
}
