import type { Waiting } from '../inbox/session.ts';

export type BacklogChoice = 'answer' | 'register';

/** A first start over more mails older than `letters.oldest` than this asks a person before it does anything. */
const askAbove = 500;

/** On its first start over a mailbox the daemon will not decide this by itself. Nothing was read or changed. */
export class FirstStartError extends Error {
  override name = 'FirstStartError';
}

/** What speaks against reading a mailbox that others of our kind have handled mails in; null when nothing does. */
export function otherReaders(installations: readonly string[]): string | null {
  if (installations.length === 0) return null;
  return (
    `and another acuse (${installations.join(', ')}) has handled mails in it since yesterday: both would answer. ` +
    'Stop that one; if it is gone for good, start again with --backlog answer or --backlog register.'
  );
}

/** What speaks against answering what waits, which may be a wrong folder or a restored mailbox; null when nothing does. */
export function oldBacklog(waiting: readonly Waiting[], now: Date, oldest: number): string | null {
  const old = waiting.filter(
    ({ internalDate }) => internalDate && now.getTime() - internalDate.getTime() > oldest,
  );
  if (old.length <= askAbove) return null;
  return (
    `and holds ${old.length} mails older than letters.oldest. Start again with --backlog answer (each gets its ` +
    'number by mail, however old) or --backlog register (each becomes a ticket; those too old are not answered).'
  );
}
