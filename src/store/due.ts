import { sql } from 'kysely';

/**
 * What is to be tried now, of a table whose rows count their attempts and name the next. A first try needs no date, and a
 * date further ahead than any that is given (`longest`, minutes) was written before the clock was set back: neither keeps
 * a row waiting.
 */
export function isDue(now: Date, longest: number) {
  const furthest = new Date(now.getTime() + longest * 60_000);
  return sql<boolean>`(attempts = 0 or next_attempt_at <= ${now.toISOString()} or next_attempt_at > ${furthest.toISOString()})`;
}
