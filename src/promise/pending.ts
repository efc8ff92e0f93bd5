import type { WaitsFor } from '../ticket/orders.ts';
import { type Site, workingTimeAfter } from './working-time.ts';

const day = 24 * 60 * 60_000;

/**
 * After how much time of working days the desk asks after an incident that waits. A customer answers on the second day
 * or has forgotten it; a third party holds up a service that is down, and is asked every day.
 */
const patience: Record<WaitsFor, number> = { customer: 2 * day, 'third-party': day };

/** When the desk asks after an incident that waits for somebody from now on. */
export function askAgainAt(waitsFor: WaitsFor, now: Date, site: Site): Date {
  return workingTimeAfter(now, patience[waitsFor], site);
}
