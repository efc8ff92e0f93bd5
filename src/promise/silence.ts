import { instantAt, wallClockAt } from '../questionnaire/values/zones.ts';
import { type Calendar, type LocalDay, restOn } from './calendar.ts';

/** How many working days a customer has to object to a solution. */
const silentDays = 3;

const day = 86_400_000;

/**
 * When a ticket that is resolved now closes by itself: at the same time of day on the third working day after, by the
 * clocks and holidays of its site; without a calendar only weekends are no working days.
 */
export function closesAfterSilence(resolvedAt: Date, zone: string, calendar: Calendar | null): Date {
  const wallClock = wallClockAt(zone, resolvedAt).getTime();
  const resolvedOn: LocalDay = Math.floor(wallClock / day);
  const holidays = calendar?.holidays ?? new Map<LocalDay, string>();
  let on = resolvedOn;
  for (let left = silentDays; left > 0; ) if (restOn(++on, { holidays }) === null) left--;
  return instantAt(zone, new Date(wallClock + (on - resolvedOn) * day));
}
