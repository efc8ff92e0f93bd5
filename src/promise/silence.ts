import type { Calendar } from './calendar.ts';
import { earliestWorking } from './lead-time.ts';

/** How many whole working days a customer has to object to a solution. */
const silentDays = 3;

const day = 86_400_000;

/**
 * When a ticket that is resolved now closes by itself: when three days' time has passed on working days, counted like a
 * lead time by the clocks and holidays of its site. Without a calendar only weekends are no working days.
 */
export function closesAfterSilence(resolvedAt: Date, zone: string, calendar: Calendar | null): Date {
  const days = { zone, calendar: calendar ?? { holidays: new Map() } };
  return new Date(earliestWorking(resolvedAt.getTime(), silentDays * day, days).earliest);
}
