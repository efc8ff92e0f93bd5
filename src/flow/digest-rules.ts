import type { Config } from '../config/load.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Desk } from '../letters/desk.ts';
import type { DigestSurroundings } from '../letters/digest-facts.ts';
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

/** A mailbox of the running daemon. */
interface Watched {
  name: string;
  inbox: Pick<Inbox, 'status'>;
}

/** What of a configuration bears on the digest; `inboxes` is null where no daemon can be asked when it last read them. */
export function digestRulesOf(config: Config, inboxes: readonly Watched[] | null): DigestRules {
  const { receivers, desk, digest } = config;
  return {
    desk: intakeRulesOf(config).desk,
    cron: cronOf(digest.cron),
    mailbox: receivers[0]?.address ?? desk.address,
    surroundings: now => ({ polls: inboxes?.map(pollOf) ?? null, reminders: reminders(config, now) }),
  };
}

function cronOf(text: string): Cron {
  const cron = readCron(text);
  if (!cron) throw new Error(`digest.cron "${text}" was not refused with the configuration`);
  return cron;
}

function pollOf({ name, inbox }: Watched) {
  const { lastGoodPollAt, failure } = inbox.status();
  return { name, lastGoodPollAt, failure: failure?.reason ?? null };
}
