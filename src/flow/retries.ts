import type { Store } from '../store/store.ts';
import type { Aside } from './aside.ts';
import type { MailboxRules } from './judge.ts';
import { rest } from './rest.ts';

/** Milliseconds between two looks: whoever asks does so in another process. */
const lookEvery = 1_000;

/**
 * Tries the mails again that a person took out of quarantine, each alone, from what was kept of it, until the signal.
 * One of a mailbox that the configuration no longer names is handled as if it had come to the first one.
 */
export async function retryAsAsked(
  mailboxes: readonly MailboxRules[],
  { store, aside }: { store: Pick<Store, 'retriesAsked'>; aside: Pick<Aside, 'holds' | 'take'> },
  signal: AbortSignal,
): Promise<void> {
  const [first] = mailboxes;
  while (!signal.aborted) {
    for (const { mailId, mailbox } of await store.retriesAsked()) {
      const rules = mailboxes.find(({ name }) => name === mailbox) ?? first;
      if (rules && !aside.holds(mailId)) aside.take({ mailId, rules, reason: 'a person asked for it' });
    }
    await rest(lookEvery, signal);
  }
}
