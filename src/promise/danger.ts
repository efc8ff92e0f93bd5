/** How bad it is: a promise may break, will soon, is broken. */
export const levels = ['warning', 'urgent', 'breach'] as const;
export type Level = (typeof levels)[number];

/** Something that stands in the way of promises, as one look finds it. */
export interface Danger {
  /** Stable as long as it is the same trouble: `acknowledgements:queued`, `mailbox:incidents`, `start:SSR-000012`. */
  cause: string;
  /** What is in danger, each by a stable name, and how badly: mails, tickets, or the cause itself. */
  subjects: readonly { name: string; level: Level }[];
  /** One sentence for a person, in the desk's language. */
  headline: string;
  /** Further sentences: since when, how many, what to do. */
  details: readonly string[];
}

/** An alert as it travels: raised once a cause and level, and told once when it is over. */
export interface Notice {
  cause: string;
  level: Level;
  state: 'raised' | 'recovered';
  headline: string;
  details: readonly string[];
  raisedAt: Date;
  /** When people are told this: once more for each time it gets worse, or grows. */
  toldAt: Date;
  /** Null while it stands. */
  recoveredAt: Date | null;
}

/** An alert that is told again at the same level, because more is in danger, is another one to its receiver. */
export function keyOf({ cause, level, state, toldAt }: Notice): string {
  return [cause, level, state, toldAt.toISOString()].join(':');
}

/** From which age on, in milliseconds, whatever waits is how badly in danger; what is left out is never reached. */
export type Ladder = { [Rung in Level]?: number | undefined };

/** How bad it is to have waited so many milliseconds; null while it is well. */
export function levelAfter(waited: number, ladder: Ladder): Level | null {
  return levels.findLast(level => waited >= (ladder[level] ?? Number.POSITIVE_INFINITY)) ?? null;
}

export function isWorse(level: Level, than: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(than);
}

/** The worst of these, at least `least`. */
export function worstOf(found: readonly Level[], least: Level = 'warning'): Level {
  return found.reduce((worst, level) => (isWorse(level, worst) ? level : worst), least);
}
