import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { placeBeside } from './backup.ts';
import { type Contents, copyDesk, toDisk } from './copy.ts';
import { reserve, type Series, seriesNames } from './counters.ts';
import { type Database, fileOf, openDatabase, type Transaction } from './database.ts';
import { putOnHold } from './hold.ts';
import { lockFile } from './lock.ts';
import { migrate } from './migrate.ts';
import { StoreError } from './store-error.ts';

/** What a restore did. */
export interface Restored extends Contents {
  /** How often this desk has been restored in its life. */
  epoch: number;
  /** Letters that were owed when the backup was made: they may have gone out since, and are held. */
  held: number;
  /** Where the database that was there before lies now; null when there was none. */
  setAside: string | null;
}

/**
 * Puts a backup in the place of the database of `url`. The backup is copied, checked, brought to the newest schema and
 * set to a new epoch before anything else is touched. Letters owed then are held, all letters wait for a person, and no
 * number or id given since the backup is given again. An existing database is set aside by `force`. Throws StoreError,
 * among others while a daemon runs.
 */
export async function restore(
  url: string,
  from: string,
  { force, now }: { force: boolean; now: Date },
): Promise<Restored> {
  const path = resolve(fileOf(url));
  if (resolve(from) === path) throw new StoreError(`${from} is the database itself: name a backup of it`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unlock = lockFile(`${path}.lock`);
  const workplace = placeBeside(path);
  try {
    if (existsSync(path) && !force)
      throw new StoreError(`there is a database at ${path}: add --force to set it aside and restore`);
    const copy = join(workplace, 'copy.db');
    const contents = copyDesk(from, copy);
    const since = contents.newestMailAt ?? now;
    const begun = await beginEpoch(copy, { since, now, lost: numbersOf(path) });
    const setAside = aside(path, now);
    renameSync(copy, path);
    toDisk(path);
    return { ...contents, ...begun, setAside };
  } finally {
    rmSync(workplace, { recursive: true });
    unlock();
  }
}

/** What the next number of each series would have been. */
type NextNumbers = Partial<Record<Series, number>>;

/**
 * What the database that is about to be set aside would have given next; empty when it is gone or unreadable. Whoever
 * closes it last, and may write, leaves a single file behind.
 */
function numbersOf(path: string): NextNumbers {
  try {
    const file = new Sqlite(path, { fileMustExist: true });
    try {
      const rows = file.prepare<[], { name: string; next_value: number }>('select * from counters').all();
      return Object.fromEntries(rows.map(row => [row.name, row.next_value]));
    } finally {
      file.close();
    }
  } catch {
    // It is the reason for the restore, perhaps; the distance that time demands is kept all the same.
    return {};
  }
}

async function beginEpoch(
  copy: string,
  lost: { since: Date; now: Date; lost: NextNumbers },
): Promise<Pick<Restored, 'epoch' | 'held'>> {
  const database = openDatabase(`sqlite:${copy}`, 'write');
  try {
    await migrate(database.db);
    return await turnOver(database, lost);
  } finally {
    await database.close();
  }
}

function turnOver(database: Database, { since, now, lost }: { since: Date; now: Date; lost: NextNumbers }) {
  return database.commit(async trx => {
    for (const series of seriesNames) await leap(trx, series, minutesBetween(since, now), lost[series] ?? 0);
    const epoch = await countEpoch(trx);
    const held = await trx
      .updateTable('letters')
      .set({ state: 'held', claim: null })
      .where('state', '=', 'owed')
      .returning('id')
      .execute();
    await putOnHold(trx, {
      since: now,
      why: `restored from a backup whose newest mail came ${since.toISOString()}`,
    });
    return { epoch, held: held.length };
  });
}

/** Faster than any desk gives numbers, in the long run, and any server takes mails. */
const perMinute: Record<Series, number> = {
  ...{ mails: 1_000, letters: 1_000, alerts: 10 },
  ...{ incident: 10, ssr: 10, rfc: 10 },
};
/** More than time demands: a backlog is worked through within minutes. */
const allowance = 100;

/**
 * Nobody knows which numbers were given after the backup, perhaps by a desk restored from the same backup before: the
 * leap is longer the later it is. The last numbers of a database that can still be read are passed in any case.
 */
async function leap(trx: Transaction, series: Series, minutes: number, lost: number): Promise<void> {
  const next = await reserve(trx, series, (allowance + minutes) * perMinute[series]);
  if (lost > next) await reserve(trx, series, lost - next);
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.ceil((to.getTime() - from.getTime()) / 60_000));
}

async function countEpoch(trx: Transaction): Promise<number> {
  const row = await trx.selectFrom('settings').select('value').where('name', '=', 'epoch').executeTakeFirst();
  const epoch = Number(row?.value ?? 0) + 1;
  const value = String(epoch);
  await trx
    .insertInto('settings')
    .values({ name: 'epoch', value })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return epoch;
}

/**
 * Gives a database a second name, with its side files, which belong to it by their names. The first stays until the
 * backup takes it, so that at no moment a daemon would find nothing and begin a new desk. Gives back the second.
 */
function aside(path: string, now: Date): string | null {
  const name = `${path}.before-restore-${now.toISOString().replaceAll(/[:.]/g, '')}`;
  const sides = ['-wal', '-shm', '-journal'].filter(ending => existsSync(path + ending));
  for (const ending of sides) renameSync(path + ending, name + ending);
  if (existsSync(path)) linkSync(path, name);
  else if (sides.length === 0) return null;
  return name;
}
