import type * as kysely from 'kysely';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** 'read' never writes, takes no lock, and works beside a running daemon. */
export type Access = 'read' | 'write';

export type Queries = kysely.Kysely<Tables>;
export type Transaction = kysely.Transaction<Tables>;

/** An engine with the store's tables in it. Inside `commit` and `snapshot` only the given handle may be used. */
export interface Database {
  /** For single statements. */
  readonly db: Queries;
  /** Runs the work in one transaction, which is on the disk when this resolves and left no trace when it throws. */
  commit<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Like `commit`, but a power failure may undo it until the next `commit`, which always comes after it; the end of
   * the process cannot. For what is worth nothing without a later commit: claims, reserved numbers. `patience`: how
   * many milliseconds it waits for another process that writes, five thousand unless said.
   */
  commitSoon<T>(work: (trx: Transaction) => Promise<T>, patience?: number): Promise<T>;
  /** Runs several queries on one consistent view of the data. */
  snapshot<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
  /** Leaves nothing of what was deleted in the engine's own journal, unless somebody reads at this moment. */
  forgetDeleted(): Promise<void>;
  /** Takes the right to be the only daemon on this data, until `close`; throws StoreError when another one has it. */
  lockForDaemon(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database of a config's `database.url`: `sqlite:PATH`, its folder made when missing. */
export function openDatabase(url: string, access: Access): Database {
  return openSqlite(fileOf(url), access);
}

/** The file of a `database.url`: its path. */
export function fileOf(url: string): string {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path) return path;
  throw new StoreError(`database.url ${url.replace(/:.*/, ':…')} is not supported: write sqlite:PATH`);
}
