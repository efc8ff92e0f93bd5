import type { Language } from '../questionnaire/form.ts';
import { type Danger, type Ladder, levelAfter } from './danger.ts';
import { dangerWords } from './danger-words.ts';

/** How a mailbox is being read. */
export interface MailboxState {
  name: string;
  lastGoodPollAt: Date | null;
  /** What is wrong; null while nothing is. */
  failure: string | null;
  /** Since when it is wrong; null while nothing is. */
  failingSince: Date | null;
}

/** A mailbox that is not read, or read and not handled, and since when. */
export interface MailboxTrouble {
  how: 'never-read' | 'not-read' | 'not-handled';
  since: Date;
}

const minute = 60_000;
/** A poll comes every minute: two may fail. */
const longestWithoutPoll = 3 * minute;
/** A mailbox may be looked into and yet not be handled: most of such trouble heals with a new connection. */
const longestFailing = 3 * minute;
/** A daemon that has just started may take this long to reach a mailbox for the first time. */
const grace = minute;

/** Mail that nobody sees ages like any other. */
export const whileUnseen: Ladder = { warning: 3 * minute, urgent: 10 * minute, breach: 15 * minute };

/** What is wrong with a mailbox; null while nothing is, or may heal by itself. */
export function troubleOf(
  { lastGoodPollAt, failingSince }: MailboxState,
  startedAt: Date,
  now: Date,
): MailboxTrouble | null {
  const elapsed = (since: Date) => now.getTime() - since.getTime();
  if (lastGoodPollAt === null)
    return elapsed(startedAt) < grace ? null : { how: 'never-read', since: startedAt };
  if (elapsed(lastGoodPollAt) >= longestWithoutPoll) return { how: 'not-read', since: lastGoodPollAt };
  if (failingSince === null || elapsed(failingSince) < longestFailing) return null;
  return { how: 'not-handled', since: failingSince };
}

/** Mailboxes that are in trouble for so long that mails in them are in danger. */
export function mailboxDangers(
  mailboxes: readonly MailboxState[],
  startedAt: Date,
  language: Language,
  now: Date,
): Danger[] {
  return mailboxes.flatMap(mailbox => {
    const trouble = troubleOf(mailbox, startedAt, now);
    const waited = trouble === null ? 0 : now.getTime() - trouble.since.getTime();
    const level = levelAfter(waited, whileUnseen);
    if (trouble === null || level === null) return [];
    const { name, failure } = mailbox;
    const cause = `mailbox:${name}`;
    return {
      cause,
      subjects: [{ name: cause, level }],
      ...dangerWords[language].mailbox({ name, how: trouble.how, waited, reason: failure }),
    };
  });
}

/** A mail that lies in a mailbox and is not in the ledger. */
export interface UnreadMail {
  mailbox: string;
  /** Names it within its mailbox. */
  uid: string;
  /** When the mail server took it in. */
  arrivedAt: Date;
}

/**
 * Mails that lie unread for too long, a cause for each mailbox. One that is older than `oldest` milliseconds would not
 * be answered any more.
 */
export function unreadDangers(
  unread: readonly UnreadMail[],
  oldest: number,
  language: Language,
  now: Date,
): Danger[] {
  const aged = unread.flatMap(mail => {
    const waited = now.getTime() - mail.arrivedAt.getTime();
    const level = waited > oldest ? null : levelAfter(waited, whileUnseen);
    return level === null ? [] : [{ ...mail, waited, level }];
  });
  return [...new Set(aged.map(({ mailbox }) => mailbox))].map(name => {
    const mails = aged.filter(({ mailbox }) => mailbox === name);
    return {
      cause: `unread:${name}`,
      subjects: mails.map(({ uid, level }) => ({ name: uid, level })),
      ...dangerWords[language].unread({
        name,
        count: mails.length,
        waited: Math.max(...mails.map(({ waited }) => waited)),
      }),
    };
  });
}
