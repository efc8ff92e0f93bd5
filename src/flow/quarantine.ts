import type { Outcome } from '../store/outcome.ts';
import type { IntakeRooms } from './intake.ts';
import { type Held, settledMoment } from './moment.ts';

/**
 * Puts a mail that cannot be processed into quarantine: its bytes and the reason stay readable, and its
 * acknowledgement's promise stays open, so that somebody looks.
 */
export async function quarantine(
  held: Held,
  reason: string,
  { store, clock, tell }: Pick<IntakeRooms, 'store' | 'clock' | 'tell'>,
): Promise<void> {
  const { id: mailId, attempts } = held.kept;
  const outcome: Outcome = {
    mailId,
    disposition: 'quarantined',
    why: { rule: 'it could not be processed', saw: { reason, attempts } },
    facts: null,
    ticketNumber: null,
    changes: [],
    letters: [],
    acknowledgement: 'open',
    decidedAt: clock(),
  };
  await store.record([outcome]);
  tell(settledMoment(outcome, held, null));
}
