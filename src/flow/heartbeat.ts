import type { Logger } from 'pino';
import { type Heartbeat, ping } from '../outbox/heartbeat.ts';
import type { Health } from '../web/health.ts';
import { rest } from './rest.ts';

export interface HeartbeatRooms {
  health: () => Promise<Health>;
  log: Pick<Logger, 'info' | 'warn'>;
}

/**
 * Pings while all is well, until the signal: whoever waits for the next ping notices trouble here, and also that
 * there is no acuse any more. A ping that fails is a line in the log, once; nothing else follows from it.
 */
export async function beat(
  { every, ...heartbeat }: Heartbeat & { every: number },
  { health, log }: HeartbeatRooms,
  signal: AbortSignal,
): Promise<void> {
  let wasHeard = true;
  while (!signal.aborted) {
    if (isWell(await health())) wasHeard = await pingOnce(heartbeat, { wasHeard, log }, signal);
    await rest(every, signal);
  }
}

async function pingOnce(
  heartbeat: Heartbeat,
  { wasHeard, log }: { wasHeard: boolean; log: HeartbeatRooms['log'] },
  signal: AbortSignal,
): Promise<boolean> {
  const failure = await ping(heartbeat, signal);
  if (signal.aborted) return wasHeard;
  if (wasHeard && failure !== null) log.warn({ reason: failure }, 'pings are not heard');
  if (!wasHeard && failure === null) log.info('pings are heard again');
  return failure === null;
}

/**
 * Nobody has to look, and every mailbox has been read: a daemon that is started again and again, and dies each time
 * before it has done anything, is not well.
 */
export function isWell({ ok, mailboxes }: Pick<Health, 'ok' | 'mailboxes'>): boolean {
  return ok && mailboxes.every(({ lastGoodPollAt }) => lastGoodPollAt !== null);
}
