import type { Slot } from './slots.ts';

/** What is to be done about the digest now. */
export interface DigestPlan {
  /** The slot whose digest is written now; null while none is due. */
  write: Slot | null;
  /** Open slots whose digest comes no more. */
  missed: Slot[];
  /** Open slots that the calendar has given up. */
  withdrawn: Slot[];
  /** The slot that is promised ahead of time. */
  promise: Slot;
}

/** Milliseconds after which a digest is no news any more. */
const latest = 12 * 60 * 60_000;

/**
 * Decides it from the slots that are promised and open, and those of the calendar around `now`. However long nobody was
 * there, one digest is written: that of the newest slot, unless it is too old. Nothing is written for a slot before the
 * first that was promised.
 */
export function planDigest(
  open: readonly Slot[],
  { due, next }: { due: Slot; next: Slot },
  now: Date,
): DigestPlan {
  const past = open.filter(({ at }) => at <= now);
  const newest = past.reduce<Slot | null>(
    (newer, slot) => (newer === null || slot.at > newer.at ? slot : newer),
    past.length === 0 ? null : due,
  );
  const write = newest !== null && now.getTime() - newest.at.getTime() <= latest ? newest : null;
  return {
    write,
    missed: past.filter(({ name }) => name !== write?.name),
    withdrawn: open.filter(({ name, at }) => at > now && name !== next.name),
    promise: next,
  };
}
