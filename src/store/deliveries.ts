import { ConflictError, orConflict } from './conflict-error.ts';
import type { Database, Transaction } from './database.ts';
import type { TicketChange } from './outcome.ts';
import { settleAcknowledgements, settledBySending } from './promises.ts';
import type { LetterState } from './tables.ts';
import { applyChanges } from './tickets.ts';
import { inPieces, rowsAs } from './values.ts';

/** What became of one try to send a claimed letter. */
export interface Delivery {
  key: string;
  at: Date;
  /**
   * As the outbox judged it: `sent` and `never` are final, `later` goes again. `messageId` is the one under which the
   * mail server sent it on, when that is not ours.
   */
  outcome: { type: 'sent' | 'later' | 'never'; response: string; messageId?: string };
  /** When it goes again; null leaves it due as it was. */
  nextAttemptAt: Date | null;
  changes: TicketChange[];
}

/**
 * Writes down what became of letters, for a group at once: their states, the promises that a 250 settles, tickets with
 * their events. Every claim is given back. All of it or, with a ConflictError, nothing.
 */
export async function recordDeliveries(database: Database, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const commit = database.commit(async trx => {
    for (const piece of inPieces(deliveries, 1_000)) await updateLetters(trx, piece);
    await applyChanges(
      trx,
      deliveries.flatMap(delivery => delivery.changes),
    );
  });
  await orConflict(commit);
}

async function updateLetters(trx: Transaction, deliveries: readonly Delivery[]): Promise<void> {
  const rows = await trx
    .updateTable('letters')
    .from(rowsAs('delivered', deliveredColumns, deliveries.map(deliveredRow)))
    .set(eb => ({
      state: eb.ref('delivered.state'),
      claim: null,
      attempts: eb('letters.attempts', '+', 1),
      next_attempt_at: eb.fn.coalesce('delivered.next_attempt_at', 'letters.next_attempt_at'),
      sent_at: eb.ref('delivered.sent_at'),
      response: eb.ref('delivered.response'),
      server_message_id: eb.ref('delivered.server_message_id'),
    }))
    .whereRef('letters.key', '=', 'delivered.key')
    .where('letters.state', '=', 'owed')
    .returning(['letters.key', 'letters.acknowledges', 'letters.returned_at'])
    .execute();
  const written = new Map(rows.map(row => [row.key, row]));
  for (const { key } of deliveries) {
    if (!written.has(key)) throw new ConflictError(`letter ${key} is not owed any more`);
  }
  await settleAcknowledgements(
    trx,
    deliveries.flatMap(({ key, at, outcome }) => {
      // It may have come back before its server's word was written down.
      const { acknowledges, returned_at } = written.get(key) ?? {};
      const isKept = outcome.type === 'sent' && returned_at === null;
      return isKept && typeof acknowledges === 'number'
        ? [{ mailId: acknowledges, at, how: settledBySending }]
        : [];
    }),
  );
}

const deliveredColumns = {
  key: 'text',
  state: 'text',
  next_attempt_at: 'text',
  sent_at: 'text',
  response: 'text',
  server_message_id: 'text',
} as const;

function deliveredRow({ key, at, outcome, nextAttemptAt }: Delivery) {
  return {
    key,
    state: stateAfter[outcome.type],
    next_attempt_at: nextAttemptAt?.toISOString() ?? null,
    sent_at: outcome.type === 'sent' ? at.toISOString() : null,
    response: outcome.response,
    server_message_id: outcome.messageId ?? null,
  };
}

const stateAfter: Record<Delivery['outcome']['type'], LetterState> = {
  sent: 'sent',
  later: 'owed',
  never: 'refused',
};
