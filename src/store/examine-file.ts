import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { troubleIn } from './copy.ts';
import { fileOf } from './database.ts';
import type { Examination, Finding } from './examine.ts';
import { isLocked } from './lock.ts';
import { StoreError } from './store-error.ts';

/** Bytes without which a busy day may fill the disk. */
const leastRoom = 200 * 1024 * 1024;

/**
 * Looks at the file of a database: whole, private, with room to grow; and whether a daemon works on it. What is in a
 * file that is not whole (`isWhole`) tells nothing. Throws StoreError when there is none.
 */
export function examineFile(url: string): {
  isDaemonRunning: boolean;
  isWhole: boolean;
  examinations: Examination[];
} {
  const path = fileOf(url);
  if (!existsSync(path)) throw new StoreError(`there is no database at ${path} yet: start the daemon once`);
  const damage = integrity(path);
  const isDaemonRunning = isLocked(`${path}.lock`);
  const daemon = { isWrong: false, what: 'no daemon runs on this database', remedy: 'acuse run' };
  return {
    isDaemonRunning,
    isWhole: damage.length === 0,
    examinations: [
      { subject: 'daemon', findings: isDaemonRunning ? [] : [daemon] },
      { subject: 'integrity', findings: damage },
      { subject: 'privacy', findings: privacy(path) },
      { subject: 'room', findings: room(path) },
    ],
  };
}

function integrity(path: string): Finding[] {
  const remedy = 'stop acuse, keep a copy of the file, restore the newest backup: acuse restore FILE --force';
  return damageOf(path).map(what => ({ isWrong: true, what, remedy }));
}

function damageOf(path: string): string[] {
  try {
    const file = new Sqlite(path, { readonly: true });
    try {
      return troubleIn(file);
    } finally {
      file.close();
    }
  } catch (error) {
    return [`it cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** It holds the customers' mails and the key that signs our letters. */
function privacy(path: string): Finding[] {
  const { mode } = statSync(path);
  if ((mode & 0o077) === 0) return [];
  const what = `others on this machine may open ${path} (mode ${(mode & 0o777).toString(8)})`;
  return [{ isWrong: true, what, remedy: `chmod 600 ${path}` }];
}

function room(path: string): Finding[] {
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize >= leastRoom) return [];
  const what = `${Math.floor((bavail * bsize) / 1024 ** 2)} MiB are left on the disk of ${path}`;
  return [
    {
      isWrong: true,
      what,
      remedy: 'make room: on a full disk mails stay in the mailbox and nobody is answered',
    },
  ];
}
