import type { Downloaded } from '../inbox/session.ts';
import { acceptedAt } from '../mail/border.ts';
import { acknowledgeDueAt } from '../promise/acknowledge.ts';
import type { Arrival } from '../store/arrival.ts';
import type { MailboxRules } from './judge.ts';

export interface ArrivalRules {
  mailbox: MailboxRules;
  /** Names of the hosts whose Received lines are ours. */
  borderHosts: readonly string[];
  /** Milliseconds (config `promises.acknowledge`). */
  acknowledgeWithin: number;
}

/** A downloaded mail as the store keeps it, with the instant that the promise to acknowledge it counts from. */
export function arrivalOf(
  { uid, bytes, size, truncated, internalDate }: Downloaded,
  seenAt: Date,
  { mailbox, borderHosts, acknowledgeWithin }: ArrivalRules,
  { folder, uidValidity }: { folder: string; uidValidity: string },
): Arrival {
  const { at, by } = acceptedAt(bytes, { borderHosts, internalDate, seenAt });
  return {
    mailbox: mailbox.name,
    folder,
    uidValidity,
    uid,
    bytes,
    size,
    truncated,
    acceptedAt: at,
    acceptedBy: by,
    acknowledgeDueAt: acknowledgeDueAt(at, acknowledgeWithin),
    seenAt,
  };
}
