import type { Config } from '../config/load.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Desk } from '../letters/desk.ts';
import type { DigestSurroundings, Poll } from '../letters/digest-facts.ts';
import { type Cron, readCron } from '../promise/cron.ts';
import { reminders } from './remind.ts';
import { intakeRulesOf } from './rules.ts';

export interface DigestRules {
  desk: Desk;
  /** When the digest is due, by the clock of `desk.digest`. */
  cron: Cron;
  /** The address that its letters are answered to. */
  mailbox: string;
  surroundings(now: Date): DigestSurroundings;
}

interface Watched {
  name: string;
  inbox: Pick<Inbox, 'status'>;
}

/** The mailboxes of a running daemon, and since when it runs. */
interface Watch {
  inboxes: readonly Watched[];
  startedAt: Date;
}

/** What of a configuration bears on the digest; `watch` is null where no daemon can be asked. */
export function digestRulesOf(config: Config, watch: Watch | null): DigestRules {
  const { receivers, digest } = config;
  const { desk } = intakeRulesOf(config);
  return {
    desk,
    cron: cronOf(digest.cron),
    mailbox: receivers[0]?.address ?? desk.address,
    surroundings: now => ({
      watched: receivers.map(({ name }) => name),
      polls: watch === null ? null : watch.inboxes.map(inbox => pollOf(inbox, watch.startedAt)),
      reminders: reminders(config, now, desk.digest.language),
    }),
  };
}

function cronOf(text: string): Cron {
  const cron = readCron(text);
  if (!cron) throw new Error(`digest.cron "${text}" was not refused with the configuration`);
  return cron;
}

function pollOf({ name, inbox }: Watched, startedAt: Date): Poll {
  const { lastGoodPollAt, failure } = inbox.status();
  return { name, lastGoodPollAt, quietSince: lastGoodPollAt ?? startedAt, failure: failure?.reason ?? null };
}
