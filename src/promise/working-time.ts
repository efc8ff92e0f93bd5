import { type Calendar, type LocalDay, restOn } from './calendar.ts';
import { dayStart, localDay } from './local-day.ts';

/** By which clocks and holidays time is counted; without a calendar only weekends are no working days. */
export interface Site {
  zone: string;
  calendar: Pick<Calendar, 'holidays'> | null;
}

/** The first instant that has so much time of working days, all 24 hours of each, between `from` and itself. */
export function workingTimeAfter(from: Date, milliseconds: number, { zone, calendar }: Site): Date {
  let [start, missing] = [from.getTime(), milliseconds];
  for (let day = localDay(start, zone); ; day += 1) {
    const end = dayStart(day + 1, zone);
    if (isWorked(day, calendar)) {
      if (missing <= end - start) return new Date(start + missing);
      missing -= end - start;
    }
    start = end;
  }
}

/** The last instant that has so much time of working days between itself and `until`. */
export function workingTimeBefore(until: Date, milliseconds: number, { zone, calendar }: Site): Date {
  let [end, missing] = [until.getTime(), milliseconds];
  for (let day = localDay(end - 1, zone); ; day -= 1) {
    const start = dayStart(day, zone);
    if (isWorked(day, calendar)) {
      if (missing <= end - start) return new Date(end - missing);
      missing -= end - start;
    }
    end = start;
  }
}

function isWorked(day: LocalDay, calendar: Site['calendar']): boolean {
  return restOn(day, calendar ?? weekendsAlone) === null;
}

const weekendsAlone: Pick<Calendar, 'holidays'> = { holidays: new Map() };
