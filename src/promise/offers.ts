import { type Deadline, hadPassed, type Offers, type Verdict } from '../ticket/verdict.ts';
import { type Bench, isoAt, judgeLeadTime, type Request } from './lead-time.ts';
import { workingTimeBefore } from './working-time.ts';

/**
 * Judges each start that a customer offers and proposes the first that is in time, as they ordered them; where none is,
 * the first that still lay ahead.
 */
export function judgeOffers(
  receivedAt: Date,
  [first, ...others]: readonly [Request, ...Request[]],
  bench: Bench,
): Offers {
  const preferred = judgeLeadTime(receivedAt, first, bench);
  const verdicts = [preferred, ...others.map(request => judgeLeadTime(receivedAt, request, bench))];
  const ahead = verdicts.filter(verdict => !hadPassed(verdict));
  const proposed = ahead.find(({ met }) => met) ?? ahead[0] ?? preferred;
  return { verdicts, proposed, deadline: proposed.met ? deadlineOf(proposed, bench) : null };
}

/** A customer is reminded on a day on which somebody works, also where the notice counts any day. */
const day = 24 * 60 * 60_000;

function deadlineOf({ requestedFor, dayClass }: Verdict, bench: Bench): Deadline {
  const { leadTimes, zone } = bench;
  const start = new Date(requestedFor);
  const latest =
    dayClass === 'working'
      ? workingTimeBefore(start, leadTimes.working, bench)
      : new Date(start.getTime() - leadTimes.rest);
  const remindAt = workingTimeBefore(latest, day, bench);
  return { latest: isoAt(latest.getTime(), zone), remindAt: isoAt(remindAt.getTime(), zone) };
}
