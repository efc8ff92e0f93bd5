import type { KeptMail } from '../store/arrival.ts';
import type { Outcome } from '../store/outcome.ts';

/**
 * The outcome of a mail that cannot be processed: its bytes and the reason stay readable, and its acknowledgement's
 * promise stays open, so that somebody looks.
 */
export function quarantined(kept: KeptMail, reason: string, now: Date): Outcome {
  return {
    mailId: kept.id,
    disposition: 'quarantined',
    why: { rule: 'it could not be processed', saw: { reason, attempts: kept.attempts } },
    facts: null,
    ticketNumber: null,
    changes: [],
    letters: [],
    acknowledgement: 'open',
    decidedAt: now,
  };
}
