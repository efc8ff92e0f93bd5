import { type Bench, judgeLeadTime, type Request, type Verdict } from './lead-time.ts';

/** What was found of several starts to choose from. */
export interface Offers {
  /** One a start, in the order they were offered. */
  verdicts: Verdict[];
  /** The first in time; if none is, the first. */
  proposed: Verdict;
}

/** Judges each start that a customer offers and proposes the first that is in time, as they ordered them. */
export function judgeOffers(
  receivedAt: Date,
  [first, ...others]: readonly [Request, ...Request[]],
  bench: Bench,
): Offers {
  const preferred = judgeLeadTime(receivedAt, first, bench);
  const verdicts = [preferred, ...others.map(request => judgeLeadTime(receivedAt, request, bench))];
  return { verdicts, proposed: verdicts.find(({ met }) => met) ?? preferred };
}
