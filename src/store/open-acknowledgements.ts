import type { Obstacle, OpenAcknowledgement } from '../promise/acknowledgement-watch.ts';
import type { Queries } from './database.ts';
import type { Disposition } from './outcome.ts';
import type { LetterState } from './tables.ts';
import { unacknowledgedMails } from './unacknowledged.ts';

/** The mails whose acknowledgement is promised and not settled, and what stands in its way; the longest first. */
export async function openAcknowledgements(db: Queries): Promise<OpenAcknowledgement[]> {
  const rows = await unacknowledgedMails(db)
    .leftJoin('tickets', 'tickets.number', 'mails.ticket_number')
    .leftJoin('letter_orders', 'letter_orders.letter_id', 'letters.id')
    .select(['mails.id', 'mails.accepted_at', 'mails.disposition', 'mails.ticket_number', 'mails.why'])
    .select(['letters.state', 'letters.response', 'letters.returned_at', 'letters.returned_why'])
    .select(['promises.due_at', 'tickets.status', 'letter_orders.failure'])
    .execute();
  return rows.map(row => ({
    mailId: row.id,
    ticketNumber: row.ticket_number,
    acceptedAt: new Date(row.accepted_at),
    dueAt: new Date(row.due_at),
    obstacle: obstacleOf(row),
    reason:
      row.failure ??
      row.returned_why ??
      row.response ??
      (row.disposition === 'quarantined' ? reasonIn(row.why) : null),
  }));
}

function obstacleOf({
  disposition,
  state,
  failure,
  returned_at,
  status,
}: {
  disposition: Disposition | null;
  state: LetterState | null;
  failure: string | null;
  returned_at: string | null;
  status: string | null;
}): Obstacle {
  if (disposition === null) return 'queued';
  if (disposition === 'quarantined') return 'quarantined';
  if (state === null || failure !== null) return 'unwritten';
  if (returned_at !== null) return 'returned';
  if (state === 'held') return status === 'review' ? 'review' : 'held';
  return state === 'refused' ? 'refused' : 'queued';
}

/** Of a decision record: why a mail could not be processed. */
function reasonIn(why: string | null): string | null {
  if (why === null) return null;
  const { saw }: { saw: { reason?: unknown } } = JSON.parse(why);
  return typeof saw.reason === 'string' ? saw.reason : null;
}
