import { orConflict } from './conflict-error.ts';
import type { Database } from './database.ts';
import { settle } from './ledger.ts';
import { owe } from './letters.ts';
import type { Outcome } from './outcome.ts';
import { type Settlement, settleAcknowledgements } from './promises.ts';
import { noteReports } from './returned-letters.ts';
import { applyChanges } from './tickets.ts';

/**
 * Commit 2 of a mail's life, for a group at once: what became of the mails, the tickets with their events, the letters
 * owed, the promises that need no letter, the letters that were reported on. All of it or, with a ConflictError, nothing.
 */
export async function record(database: Database, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const commit = database.commit(async trx => {
    await settle(trx, outcomes);
    await applyChanges(
      trx,
      outcomes.flatMap(outcome => outcome.changes),
    );
    await owe(
      trx,
      outcomes.flatMap(({ letters, mailId, decidedAt }) =>
        letters.map(letter => ({ letter, mailId, owedAt: decidedAt })),
      ),
    );
    await settleAcknowledgements(trx, outcomes.flatMap(settlement));
    await noteReports(trx, outcomes);
  });
  await orConflict(commit);
}

function settlement({ mailId, acknowledgement, decidedAt }: Outcome): Settlement[] {
  return acknowledgement === 'open' ? [] : [{ mailId, at: decidedAt, how: acknowledgement.settledHow }];
}
