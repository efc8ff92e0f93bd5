import { instantAt, wallClockAt } from '../questionnaire/values/zones.ts';
import type { Cron } from './cron.ts';

/** One time of the calendar at which something is due. */
export interface Slot {
  /** The wall clock's time, `2026-11-29T07:00`: one a name, also on nights whose clocks show a time twice or never. */
  name: string;
  at: Date;
}

/**
 * The newest slot that is due at `now`, and the next. A time that a clock change repeats is due the first time; one
 * that it skips, as soon as the clocks have jumped.
 */
export function slotsAround(cron: Cron, zone: string, now: Date): { due: Slot; next: Slot } {
  const today = Math.floor(wallClockAt(zone, now).getTime() / day);
  const isDue = ({ at }: Slot) => at <= now;
  return {
    due: nearest(distance => slotsOf(cron, zone, today - distance).findLast(isDue)),
    next: nearest(distance => slotsOf(cron, zone, today + distance).find(slot => !isDue(slot))),
  };
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Days: from one 29 February to the next it may be eight years. */
const farthest = 8 * 366;

function nearest(slotAt: (distance: number) => Slot | undefined): Slot {
  for (let distance = 0; distance <= farthest; distance++) {
    const slot = slotAt(distance);
    if (slot) return slot;
  }
  throw new Error('a cron expression that never comes was not refused');
}

/** Of one day of the wall clock, in order. */
function slotsOf(cron: Cron, zone: string, on: number): Slot[] {
  if (!cron.isDay(new Date(on * day))) return [];
  return cron.times.map(time => slotAt(new Date(on * day + time * minute), zone));
}

function slotAt(wallClock: Date, zone: string): Slot {
  return { name: wallClock.toISOString().slice(0, 16), at: instantAt(zone, wallClock) };
}
