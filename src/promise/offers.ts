import type { Offers } from '../ticket/verdict.ts';
import { type Bench, judgeLeadTime, type Request } from './lead-time.ts';

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
