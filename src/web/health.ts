/** What the daemon knows about its own state when somebody asks. */
export interface HealthFacts {
  startedAt: Date;
  mailboxes: MailboxHealth[];
  /** The mail that waits longest for its acknowledgement; null when none waits. */
  oldestUnacknowledged: { acceptedAt: Date; dueAt: Date } | null;
  /** How many acknowledgements are past their due time. */
  acknowledgementsOverdue: number;
  lettersWaiting: number;
  /** Mails that could not be processed and that nobody has settled. */
  quarantined: number;
  /** Set while no letter is sent because the submission server does not take us. */
  submissionPaused: { since: Date; why: string } | null;
  database: { failure: string | null };
  /** What a person must see to some day soon. The daemon is well all the same. */
  warnings: string[];
}

interface MailboxHealth {
  name: string;
  lastGoodPollAt: Date | null;
  /** What is wrong; null while nothing is. */
  failure: string | null;
  /** Since when it is wrong; null while nothing is. */
  failingSince: Date | null;
}

/** The facts, and whether a person should look: each reason is a sentence for that person. */
export interface Health extends Omit<HealthFacts, 'startedAt'> {
  ok: boolean;
  reasons: string[];
}

/** Said when the facts could not be found. */
export interface Unjudged {
  ok: false;
  reasons: string[];
}

const minute = 60_000;
/** A poll comes every minute: two may fail. */
const longestWithoutPoll = 3 * minute;
/** A mailbox may be looked into and yet not be handled: most of such trouble heals with a new connection. */
const longestFailing = 3 * minute;
/** A daemon that has just started may take this long to reach a mailbox for the first time. */
const grace = minute;

/** Healthy means: no promise is broken, and nothing stands in the way of keeping the next. */
export function judgeHealth({ startedAt, ...facts }: HealthFacts, now: Date): Health {
  const reasons = [
    ...databaseReasons(facts.database),
    ...acknowledgementReasons(facts.oldestUnacknowledged, facts.acknowledgementsOverdue, now),
    ...facts.mailboxes.flatMap(mailbox => mailboxReasons(mailbox, startedAt, now)),
    ...submissionReasons(facts.submissionPaused, facts.lettersWaiting, now),
  ];
  return { ok: reasons.length === 0, reasons, ...facts };
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

function mailboxReasons(
  { name, lastGoodPollAt, failure, failingSince }: MailboxHealth,
  startedAt: Date,
  now: Date,
): string[] {
  const [since, limit] = lastGoodPollAt === null ? [startedAt, grace] : [lastGoodPollAt, longestWithoutPoll];
  const what = failure === null ? '' : `: ${failure}`;
  const read = lastGoodPollAt === null ? 'has not been read since the start' : 'was last read';
  if (elapsed(since, now) >= limit) return [`mailbox ${name} ${read} ${ago(since, now)}${what}`];
  if (failingSince === null || elapsed(failingSince, now) < longestFailing) return [];
  return [`mailbox ${name} is read, but in trouble that began ${ago(failingSince, now)}${what}`];
}

function submissionReasons(
  paused: HealthFacts['submissionPaused'],
  lettersWaiting: number,
  now: Date,
): string[] {
  if (paused === null) return [];
  return [`letters stopped going out ${ago(paused.since, now)}, ${lettersWaiting} wait: ${paused.why}`];
}

function elapsed(since: Date, now: Date): number {
  return now.getTime() - since.getTime();
}

function ago(then: Date, now: Date): string {
  const minutes = Math.floor(elapsed(then, now) / minute);
  return minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
}
