import { medianOf } from './punctuality.ts';

/** How many mails came into a mailbox, beside what is usual. */
export interface Traffic {
  /** In the last 24 hours. */
  count: number;
  /** The median of the same hours one to four weeks before, as far back as it is known; null in the first week. */
  usual: number | null;
  lastAt: Date | null;
  /** Worth a look: so long without a mail as never in the weeks before, or far fewer or more than usual. */
  unusual: 'silent' | 'few' | 'many' | null;
}

const day = 24 * 60 * 60_000;
const week = 7 * day;
/** How far back the usual is looked up, in milliseconds. */
export const usualReach = 4 * week + day;
/** Of fewer mails a day nothing can be said. */
const telling = 10;

/** Judges it from when mails came, in milliseconds since 1970, oldest first, within `usualReach`. */
export function trafficOf(arrivals: readonly number[], now: Date): Traffic {
  const until = now.getTime();
  const [first] = arrivals;
  const last = arrivals.at(-1);
  const count = countBetween(arrivals, until - day, until);
  const weeks = [1, 2, 3, 4].map(weeksAgo => until - weeksAgo * week);
  const known = weeks.filter(end => first !== undefined && first <= end - day);
  const usual = medianOf(
    known.map(end => countBetween(arrivals, end - day, end)).sort((one, other) => one - other),
  );
  return {
    count,
    usual,
    lastAt: last === undefined ? null : new Date(last),
    unusual: unusualOf(count, usual, usual === null ? null : silenceOf(arrivals, until)),
  };
}

function unusualOf(
  count: number,
  usual: number | null,
  silence: { now: number; longest: number } | null,
): Traffic['unusual'] {
  if (usual === null || silence === null) return null;
  if (silence.now > silence.longest || (count === 0 && usual >= telling)) return 'silent';
  if (usual >= telling && count < usual / 2) return 'few';
  return usual >= telling && count > usual * 2 ? 'many' : null;
}

/** How long no mail has come, and the longest time that none came before. */
function silenceOf(arrivals: readonly number[], until: number): { now: number; longest: number } | null {
  if (arrivals.length < telling) return null;
  const gaps = arrivals.slice(1).map((arrival, index) => arrival - (arrivals[index] ?? arrival));
  return {
    now: until - (arrivals.at(-1) ?? until),
    longest: gaps.reduce((longest, gap) => Math.max(longest, gap), 0),
  };
}

function countBetween(arrivals: readonly number[], from: number, to: number): number {
  return arrivals.filter(arrival => arrival > from && arrival <= to).length;
}
