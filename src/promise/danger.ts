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
  /** Null while it stands. */
  recoveredAt: Date | null;
}
