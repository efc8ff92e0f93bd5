/** A promise as it was kept, or not, in milliseconds since 1970. */
export interface Timed {
  begunAt: number;
  dueAt: number;
  /** Null while it is open. */
  settledAt: number | null;
}

/** How promises were kept. Durations are milliseconds; null where there was none. */
export interface Punctuality {
  count: number;
  inTime: number;
  median: number | null;
  worst: number | null;
}

/**
 * How the promises were kept whose fate fell after `from` and no later than `now`: kept when they were settled, broken
 * when they fell due. Each belongs to one day only, and one that is still open has taken as long as it has until now.
 */
export function punctualityOf(promises: readonly Timed[], from: Date, now: Date): Punctuality {
  const decided = promises.filter(promise => {
    const at = isKept(promise) ? promise.settledAt : promise.dueAt;
    return at > from.getTime() && at <= now.getTime();
  });
  const durations = decided
    .map(({ begunAt, settledAt }) => (settledAt ?? now.getTime()) - begunAt)
    .sort((one, other) => one - other);
  return {
    count: decided.length,
    inTime: decided.filter(isKept).length,
    median: medianOf(durations),
    worst: durations.at(-1) ?? null,
  };
}

function isKept(promise: Timed): promise is Timed & { settledAt: number } {
  return promise.settledAt !== null && promise.settledAt <= promise.dueAt;
}

/** Of numbers in ascending order, the one in the middle; null where there is none. */
export function medianOf(ascending: readonly number[]): number | null {
  const upper = ascending[Math.floor(ascending.length / 2)];
  const lower = ascending[Math.floor((ascending.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2);
}
