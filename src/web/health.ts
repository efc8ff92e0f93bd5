import type { Notice } from '../promise/danger.ts';
import { type MailboxState, troubleOf } from '../promise/mailbox-watch.ts';

/** What the daemon knows about its own state when somebody asks. */
export interface HealthFacts {
  startedAt: Date;
  mailboxes: MailboxState[];
  /** The mail that waits longest for its acknowledgement; null when none waits. */
  oldestUnacknowledged: { acceptedAt: Date; dueAt: Date } | null;
  /** How many acknowledgements are past their due time. */
  acknowledgementsOverdue: number;
  lettersWaiting: { owed: number; held: number; refused: number };
  /** Mails that could not be processed and that nobody has settled. */
  quarantined: number;
  /** Set while no letter is sent because the submission server does not take us. */
  submissionPaused: { since: Date; why: string } | null;
  database: { failure: string | null };
  /** What a person must see to some day soon. The daemon is well all the same. */
  warnings: string[];
  /** What people were told is in danger, and not yet that it is over. */
  alerts: Pick<Notice, 'cause' | 'level' | 'headline' | 'raisedAt'>[];
}

/** The facts, and whether a person should look: each reason is a sentence for that person. */
export interface Health extends Omit<HealthFacts, 'startedAt'> {
  ok: boolean;
  reasons: string[];
  judgedAt: Date;
}

/** Said when the facts could not be found. */
export interface Unjudged {
  ok: false;
  reasons: string[];
}

const minute = 60_000;

/** Healthy means: no promise is broken, and nothing stands in the way of keeping the next. */
export function judgeHealth({ startedAt, ...facts }: HealthFacts, now: Date): Health {
  const reasons = [
    ...databaseReasons(facts.database),
    ...acknowledgementReasons(facts.oldestUnacknowledged, facts.acknowledgementsOverdue, now),
    ...facts.mailboxes.flatMap(mailbox => mailboxReasons(mailbox, startedAt, now)),
    ...submissionReasons(facts.submissionPaused, facts.lettersWaiting.owed, now),
  ];
  return { ok: reasons.length === 0, reasons, judgedAt: now, ...facts };
}

function databaseReasons({ failure }: HealthFacts['database']): string[] {
  return failure === null ? [] : [`the database cannot be written: ${failure}`];
}

function acknowledgementReasons(
  oldest: HealthFacts['oldestUnacknowledged'],
  overdue: number,
  now: Date,
): string[] {
  if (oldest === null || oldest.dueAt > now) return [];
  const subject = overdue > 1 ? `${overdue} acknowledgements are` : 'an acknowledgement is';
  return [`${subject} overdue: the oldest was due ${ago(oldest.dueAt, now)}`];
}

function mailboxReasons(mailbox: MailboxState, startedAt: Date, now: Date): string[] {
  const trouble = troubleOf(mailbox, startedAt, now);
  if (trouble === null) return [];
  const { name, failure } = mailbox;
  const how = {
    'never-read': 'has not been read since the start',
    'not-read': 'was last read',
    'not-handled': 'is read, but in trouble that began',
  };
  const what = failure === null ? '' : `: ${failure}`;
  return [`mailbox ${name} ${how[trouble.how]} ${ago(trouble.since, now)}${what}`];
}

function submissionReasons(
  paused: HealthFacts['submissionPaused'],
  lettersWaiting: number,
  now: Date,
): string[] {
  if (paused === null) return [];
  return [`letters stopped going out ${ago(paused.since, now)}, ${lettersWaiting} wait: ${paused.why}`];
}

function ago(then: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - then.getTime()) / minute);
  return minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
}
