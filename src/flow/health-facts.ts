import type { Inbox } from '../inbox/inbox.ts';
import type { Store } from '../store/store.ts';
import type { HealthFacts } from '../web/health.ts';
import { type Reminded, reminders } from './remind.ts';
import type { Road } from './road.ts';

/** Gathers what every room knows about its own state. */
export async function healthFacts(
  rooms: {
    store: Pick<Store, 'pulse'>;
    inboxes: readonly { name: string; inbox: Pick<Inbox, 'status'> }[];
    road: Pick<Road, 'closed'>;
    config: Reminded;
    startedAt: Date;
  },
  now: Date,
): Promise<HealthFacts> {
  const pulse = await rooms.store.pulse(now);
  const { closed } = rooms.road;
  const onHold = pulse.ok ? pulse.onHold : null;
  return {
    startedAt: rooms.startedAt,
    mailboxes: rooms.inboxes.map(({ name, inbox }) => {
      const { lastGoodPollAt, failure } = inbox.status();
      return { name, lastGoodPollAt, failure: failure?.reason ?? null, failingSince: failure?.since ?? null };
    }),
    oldestUnacknowledged: pulse.ok ? pulse.oldestUnacknowledged : null,
    acknowledgementsOverdue: pulse.ok ? pulse.overdue : 0,
    lettersWaiting: pulse.ok ? pulse.letters : { owed: 0, held: 0, refused: 0 },
    quarantined: pulse.ok ? pulse.quarantined : 0,
    submissionPaused: onHold
      ? { since: onHold.since, why: `${onHold.why}; look at acuse letters, then run acuse letters resume` }
      : closed && { since: closed.since, why: `${closed.phase}: ${closed.reason}` },
    database: { failure: pulse.ok ? null : pulse.reason },
    warnings: reminders(rooms.config, now),
    alerts: (pulse.ok ? pulse.alerts : []).map(({ cause, level, headline, raisedAt }) => ({
      ...{ cause, level, headline, raisedAt },
    })),
  };
}
