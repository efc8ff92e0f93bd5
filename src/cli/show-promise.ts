import { minuteIn } from '../questionnaire/values/zones.ts';
import type { TicketsPromise } from '../store/ticket-promises.ts';

/** What the desk owes a ticket, until when, and how that ended, by the clocks of a zone. */
export function promiseLine({ kind, dueAt, ...end }: TicketsPromise, zone: string): string {
  return `${promised[kind]} due ${minuteIn(zone, dueAt)}: ${settled(end, zone)}`;
}

const promised: Record<TicketsPromise['kind'], string> = {
  acknowledge: 'acknowledgement',
  accept: 'acceptance',
  decide: 'decision on the start',
  start: 'start',
  complete: 'reminder of missing answers',
  pending: 'asking after it',
  'close-silent': 'closing without objection',
  digest: 'digest',
};

function settled(
  { settledAt, settledHow }: Pick<TicketsPromise, 'settledAt' | 'settledHow'>,
  zone: string,
): string {
  if (settledAt === null) return 'open';
  return `${endings[settledHow ?? ''] ?? settledHow ?? 'ended'}, ${minuteIn(zone, settledAt)}`;
}

/** How promises about tickets end, by the event that ended them; all others say so in words. */
const endings: Partial<Record<string, string>> = {
  ...{ Replied: 'somebody wrote', AnswersAdded: 'answers came', LeadTimeJudged: 'another start was named' },
  ...{ Placed: 'the site was located', CustomerReminded: 'the customer was asked', Reopened: 'reopened' },
  ...{ Accepted: 'accepted', Proposed: 'another start proposed', Rejected: 'rejected', Fulfilled: 'done' },
  ...{ Started: 'work goes on', MadePending: 'pending once more', Resolved: 'resolved', Closed: 'closed' },
  ...{ Cancelled: 'cancelled', ReviewPassed: 'looked at', ReviewFailed: 'cancelled', Escalated: 'escalated' },
};
