import type { Logger } from 'pino';
import { withoutAddresses } from '../mail/without-addresses.ts';
import type { Store } from '../store/store.ts';

/** An alert is news for so many milliseconds; after that it only hides what is wrong now. */
const newsFor = 24 * 60 * 60_000;

/** Gives up alerts that no webhook has taken for a day, and says so where it will be seen. */
export async function giveUpOldAlerts({
  store,
  clock,
  log,
}: {
  store: Pick<Store, 'giveUpNotices'>;
  clock: () => Date;
  log: Pick<Logger, 'error'>;
}): Promise<void> {
  const untold = await store.giveUpNotices(new Date(clock().getTime() - newsFor));
  for (const { webhook, key, attempts, response } of untold)
    log.error(
      { webhook, alert: key, attempts, response: response && withoutAddresses(response) },
      'a webhook was not told an alert within a day',
    );
}

/**
 * Says which alerts wait for a webhook that the configuration does not name. They go out if it is named again within
 * a day, and are given up as any other: it may have been taken out by mistake, and alerts to all others go their way.
 */
export async function warnOfStrandedAlerts(
  webhooks: readonly { name: string }[],
  { store, log }: { store: Pick<Store, 'noticesWaiting'>; log: Pick<Logger, 'warn'> },
): Promise<void> {
  for (const { webhook, count } of await store.noticesWaiting())
    if (!webhooks.some(({ name }) => name === webhook))
      log.warn(
        { webhook, alerts: count },
        'alerts wait for a webhook that is not configured; after a day they are given up',
      );
}
