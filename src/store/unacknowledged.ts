import type { Queries } from './database.ts';

/** Mails whose acknowledgement is promised and open, each with its letter if one is written; the one due first leads. */
export function unacknowledgedMails(db: Queries) {
  return db
    .selectFrom('promises')
    .innerJoin('mails', 'mails.id', 'promises.mail_id')
    .leftJoin('letters', join =>
      join.onRef('letters.mail_id', '=', 'mails.id').onRef('letters.acknowledges', '=', 'mails.id'),
    )
    .where('promises.kind', '=', 'acknowledge')
    .where('promises.settled_at', 'is', null)
    .orderBy('promises.due_at');
}
