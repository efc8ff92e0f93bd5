import type { Config } from '../config/load.ts';
import type { ActRooms } from './act.ts';
import { actRoomsOf } from './act-rooms.ts';
import type { Bell } from './bell.ts';
import { keepDigest } from './digest.ts';
import { digestRulesOf } from './digest-rules.ts';
import { keepPromises } from './keep-promises.ts';
import { intakeRulesOf } from './rules.ts';
import type { ScheduleRooms } from './schedule.ts';
import { Watch, type WatchRooms } from './watch.ts';

interface ClockworkRooms extends Omit<WatchRooms, 'store' | 'composer'> {
  store: WatchRooms['store'] &
    ActRooms['store'] &
    Parameters<typeof keepPromises>[0]['store'] &
    Parameters<typeof keepDigest>[1]['store'];
  signingKey: Uint8Array;
  startedAt: Date;
  bell: Bell;
}

/** The promises that nobody but the clock thinks of, ready to be looked after and kept; whoever owes a letter rings. */
export function clockworkOf(
  config: Config,
  { signingKey, startedAt, ...rooms }: ClockworkRooms,
): Pick<ScheduleRooms, 'look' | 'keepPromises' | 'keepDigest'> {
  const { store, bell, clock, inboxes } = rooms;
  const acting = { ...actRoomsOf(config, { store, signingKey, clock }), store };
  const { composer, addressOf } = acting;
  const [{ name } = { name: '' }] = config.mailboxes;
  const watch = new Watch(
    {
      ...intakeRulesOf(config),
      warn: config.promises.warn,
      mailbox: addressOf(name),
      webhooks: config.alerts.webhooks.map(webhook => webhook.name),
    },
    { ...rooms, composer },
  );
  const digestRules = digestRulesOf(config, { inboxes, startedAt });
  return {
    look: () => watch.look(),
    keepPromises: async signal => {
      await keepPromises(acting, signal);
      bell.ring();
    },
    keepDigest: async () => {
      const owed = await keepDigest(digestRules, { store, composer, clock });
      if (owed.length > 0) bell.ring();
    },
  };
}
