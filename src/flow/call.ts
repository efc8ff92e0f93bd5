import type { Arrival } from '../store/arrival.ts';

/** Where the ledger has a call: it was written down as a mail that lies in no mailbox's folder. */
export const callsFolder = 'telephone';

/** As the ledger says who took it. */
export function takenBy(agent: string): string {
  return `telephone, by ${agent}`;
}

/** Who took the call that a mail was written down from; null for what came by mail. */
export function takerOf({ folder, acceptedBy }: Pick<Arrival, 'folder' | 'acceptedBy'>): string | null {
  const taken = takenBy('');
  return folder === callsFolder && acceptedBy.startsWith(taken) ? acceptedBy.slice(taken.length) : null;
}
