import type { Waiting } from '../inbox/inbox.ts';

export type BacklogChoice = 'answer' | 'register';

/** A first start over more mails older than `letters.oldest` than this asks a person before it does anything. */
const askAbove = 500;

/** The daemon will not decide by itself what to do about many old mails. Nothing was read or changed. */
export class BacklogError extends Error {
  override name = 'BacklogError';

  constructor(mailbox: string, old: number) {
    super(
      `mailbox ${mailbox} was never read before and holds ${old} mails older than letters.oldest. ` +
        'Start again with --backlog answer (each gets its number by mail, however old) or ' +
        '--backlog register (each becomes a ticket; those too old are not answered).',
    );
  }
}

/** How many of these mails are too old to be answered without asking: 0, unless there are more than 500 of them. */
export function oldBacklog(waiting: readonly Waiting[], now: Date, oldest: number): number {
  const old = waiting.filter(
    ({ internalDate }) => internalDate && now.getTime() - internalDate.getTime() > oldest,
  );
  return old.length > askAbove ? old.length : 0;
}
