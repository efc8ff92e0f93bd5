import type { Config } from '../config/load.ts';
import { createComposer } from '../letters/compose.ts';
import type { ActRooms } from './act.ts';
import { calendarsOf } from './calendars.ts';
import { intakeRulesOf, readingDeskOf } from './rules.ts';

/** What acting on tickets needs of a configuration. A ticket of a mailbox that it no longer names is answered to the first. */
export function actRoomsOf(
  config: Config,
  { signingKey, ...rooms }: Pick<ActRooms, 'store' | 'clock'> & { signingKey: Uint8Array },
): ActRooms {
  const { receivers, templates, desk, escalation } = config;
  return {
    ...rooms,
    composer: createComposer({ templates, signingKey }),
    desk: intakeRulesOf(config).desk,
    calendars: calendarsOf(config),
    ladder: escalation,
    ownAddresses: readingDeskOf(config).ownAddresses,
    addressOf: name =>
      (receivers.find(mailbox => mailbox.name === name) ?? receivers[0])?.address ?? desk.address,
  };
}
