import type { Letter } from '../letters/letter.ts';
import { orConflict } from './conflict-error.ts';
import type { Database } from './database.ts';
import { dropAcknowledgement, releaseAcknowledgement } from './held-letters.ts';
import { owe } from './letters.ts';
import type { TicketChange } from './outcome.ts';
import { applyChanges } from './tickets.ts';

/** All that an order of an agent's, or of the clock's, leaves behind. */
export interface Act {
  change: TicketChange;
  letters: Letter[];
  /** What becomes of the held acknowledgement of the mail that opened the ticket. */
  acknowledgement: 'released' | 'dropped' | 'as it is';
  at: Date;
}

/** Writes it in one commit: all of it or, with a ConflictError, nothing. */
export async function recordAct(database: Database, act: Act): Promise<void> {
  const { change, letters, acknowledgement, at } = act;
  const commit = database.commit(async trx => {
    await applyChanges(trx, [change]);
    await owe(
      trx,
      letters.map(letter => ({ letter, mailId: null, owedAt: at })),
    );
    if (acknowledgement === 'released') await releaseAcknowledgement(trx, change.ticket.mailId, at);
    if (acknowledgement === 'dropped') await dropAcknowledgement(trx, change.ticket.mailId, at);
  });
  await orConflict(commit);
}
