import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** Who takes over an incident that is not solved, level by level; the first is the service desk. */
export interface Ladder {
  levels: readonly Level[];
  /** How often a level is telephoned in vain before the next one is turned to. */
  attemptsBeforeNext: number;
}

export interface Level {
  role: Record<Language, string>;
  /** Milliseconds from the opening of an incident until it is this level's turn, by severity. */
  after: Partial<Record<NonNullable<Ticket['severity']>, number>>;
}

/** The level above the one that an incident has reached, and from when on it is its turn; null at the top. */
export function nextLevel(
  { escalationLevel, severity, openedAt }: Pick<Ticket, 'escalationLevel' | 'severity' | 'openedAt'>,
  { levels }: Ladder,
): { role: Level['role']; from: Date | null } | null {
  // The first level stands at 0.
  const next = levels[escalationLevel];
  if (next === undefined) return null;
  const after = severity === null ? undefined : next.after[severity];
  return { role: next.role, from: after === undefined ? null : new Date(openedAt.getTime() + after) };
}
