/**
 * What was decided no longer fits what is stored: a ticket has moved on, a mail is settled already, its twin was
 * quicker. Nothing was written; looking again and deciding again is the way out.
 */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** Whether a statement failed because a unique row exists, on SQLite or PostgreSQL. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && uniqueViolations.has(error.code);
}

const uniqueViolations = new Set<unknown>([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  '23505',
]);
