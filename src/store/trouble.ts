/**
 * Whether an error speaks of the database itself (locked, full, unreadable, gone) and not of what was to be written:
 * the same work, unchanged, may succeed later.
 */
export function isDatabaseTrouble(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && trouble.test(error.code)
  );
}

/** Whether SQLite speaks of another process that holds the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

// SQLite's result codes, and PostgreSQL's classes: connection, resources, operator, system.
const trouble =
  /^(?:SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|LOCKED|NOMEM|NOTADB|PROTOCOL|READONLY)(?:_.*)?|(?:08|53|57|58)...)$/;
