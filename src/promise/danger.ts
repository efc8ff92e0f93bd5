/** How bad it is: a promise may break, will soon, is broken. */
export type Level = 'warning' | 'urgent' | 'breach';
/** One alert as it travels: raised once a cause and level, and told once when it is over. */
export interface Notice {
  /** Stable for one alert and its end: `acknowledgements`, `mailbox:incidents`, `submission`, `start:SSR-000012`. */
  cause: string;
  level: Level;
  state: 'raised' | 'recovered';
  /** One sentence for a person in the desk's language, no addresses of customers. */
  headline: string;
  /** Further sentences: since when, how many, what to do. */
  details: string[];
  raisedAt: Date;
  /** Null while it stands. */
  recoveredAt: Date | null;
}
