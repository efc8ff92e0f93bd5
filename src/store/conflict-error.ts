/**
 * What was decided no longer fits what is stored: a ticket has moved on, a mail is settled already, its twin was
 * quicker. Nothing was written; looking again and deciding again is the way out.
 */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** Waits for a commit; a row that somebody else was quicker to write (a ticket's next event, a mail's twin) is a conflict. */
export async function orConflict<T>(commit: Promise<T>): Promise<T> {
  try {
    return await commit;
  } catch (error) {
    if (isUniqueViolation(error))
      throw new ConflictError(`somebody was quicker: ${error.message}`, { cause: error });
    throw error;
  }
}

function isUniqueViolation(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && uniqueViolations.has(error.code);
}

/** SQLite's two names for it, and PostgreSQL's. */
const uniqueViolations = new Set<unknown>([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  '23505',
]);
