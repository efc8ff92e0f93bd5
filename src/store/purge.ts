import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from './database.ts';
import { purgeAlert, staleAlerts } from './purge-alerts.ts';
import { purgeAnswers, purgeStrangersMail, staleTickets, strangersMails } from './purge-answers.ts';
import { purgeDeskLetter, staleDeskLetters } from './purge-desk-letters.ts';
import { purgeAttachments, purgeRawMail, staleMails } from './purge-mails.ts';
import { purgeProof, staleProofs } from './purge-proof.ts';

/** Kinds of data that are kept for a time of their own. */
export const purgeKinds = ['rawMail', 'attachments', 'answers', 'proof'] as const;
export type PurgeKind = (typeof purgeKinds)[number];

/** Milliseconds that each kind is kept; without a number, for ever. */
export type Retention = { [Kind in PurgeKind]?: number | undefined };

/** How many mails, tickets or letters each purge concerned. */
export type Purged = Record<PurgeKind, number>;

/**
 * Takes away what has been kept for its time:
 * - `rawMail`: mails as received, the agents' letters, which carry them, and digests, which tell of them; what the
 *   ledger says of them stays.
 * - `attachments`: of those, everything but the text.
 * - `answers`: what customers wrote as it was read, in tickets, journal and ledger, with the mails and letters that hold
 *   it too. Numbers, kinds, times and promises stay, and folding a journal still gives its ticket. Alerts that are over
 *   go with them: they name customers and sites.
 * - `proof`: to whom and with which words acknowledgements were accepted; that they were, and when, stays.
 *
 * Counted from the decision about the mail, from the ticket's last event, and from the sending. Nothing that waits to be
 * handled or sent is touched. Each item is a commit of its own, and others have their turn in between. `isTrial` only
 * counts.
 */
export async function purge(
  database: Database,
  retention: Retention,
  { now, isTrial, signal }: { now: Date; isTrial: boolean; signal?: AbortSignal | undefined },
): Promise<Purged> {
  const purged: Purged = { rawMail: 0, attachments: 0, answers: 0, proof: 0 };
  async function each<Item>(
    kind: PurgeKind,
    stale: (olderThan: string) => AsyncIterable<Item>,
    take: (item: Item) => Promise<unknown>,
  ): Promise<void> {
    const age = retention[kind];
    if (age === undefined) return;
    for await (const item of stale(new Date(now.getTime() - age).toISOString())) {
      if (signal?.aborted) return;
      if (!isTrial) await take(item);
      purged[kind] += 1;
      await breathe();
    }
  }
  const { db } = database;
  await each(
    'answers',
    olderThan => staleTickets(db, olderThan),
    ticket => purgeAnswers(database, ticket),
  );
  await each(
    'answers',
    olderThan => strangersMails(db, olderThan),
    mail => purgeStrangersMail(database, mail),
  );
  await each(
    'answers',
    olderThan => staleAlerts(db, olderThan),
    alert => purgeAlert(database, alert),
  );
  await each(
    'rawMail',
    olderThan => staleMails(db, olderThan, 'whole'),
    mail => purgeRawMail(database, mail),
  );
  await each(
    'rawMail',
    olderThan => staleDeskLetters(db, olderThan),
    letter => purgeDeskLetter(database, letter),
  );
  await each(
    'attachments',
    olderThan => staleMails(db, olderThan, 'uncut'),
    mail => purgeAttachments(database, mail),
  );
  await each(
    'proof',
    olderThan => staleProofs(db, olderThan),
    letter => purgeProof(database, letter),
  );
  if (!isTrial && Object.values(purged).some(count => count > 0)) await database.forgetDeleted();
  return purged;
}
