import type { AnswersAdded, Opened } from '../ticket/event.ts';
import type { Queries } from './database.ts';
import { eventsOfMails } from './events.ts';

/** A mail that opened or joined tickets, and what was read in it then. */
export interface HandledMail {
  id: number;
  mailbox: string;
  messageId: string | null;
  truncated: boolean;
  /** The events that hold its answers: one for each ticket it opened, in the order of their numbers, or that of the ticket it joined. */
  readings: (Opened | AnswersAdded)[];
  /** The ticket it belongs to, the first when it opened several. */
  ticketNumber: string;
}

/** The handled mails accepted since an instant, or those with a Message-ID; oldest first. */
export async function handledMails(
  db: Queries,
  which: { since: Date } | { messageId: string },
): Promise<HandledMail[]> {
  const handled = db
    .selectFrom('mails')
    .select(['id', 'mailbox', 'message_id', 'truncated', 'ticket_number'])
    .where('disposition', 'in', ['opened', 'joined'])
    .orderBy('id');
  const rows = await ('since' in which
    ? handled.where('accepted_at', '>=', which.since.toISOString())
    : handled.where('message_id', '=', which.messageId)
  ).execute();
  const events = await eventsOfMails(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, mailbox, message_id, truncated, ticket_number }) =>
    ticket_number === null
      ? []
      : [
          {
            id,
            mailbox,
            messageId: message_id,
            truncated: truncated === 1,
            readings: (events.get(id) ?? []).filter(isReading),
            ticketNumber: ticket_number,
          },
        ],
  );
}

function isReading(event: { type: string }): event is Opened | AnswersAdded {
  return event.type === 'Opened' || event.type === 'AnswersAdded';
}
