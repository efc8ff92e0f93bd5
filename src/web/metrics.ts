import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { levels } from '../promise/danger.ts';
import type { Health, Unjudged } from './health.ts';

/** From the promise's fifteen minutes down to what a mail should take. */
const acknowledgementBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600];
const commitBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * What acuse counts for Prometheus. Counters and histograms are moved by whoever hears of a moment
 * (`metrics.mails.inc({ mailbox, disposition })`); gauges are set from the health of the moment, by `reflect`.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const healthy = new Gauge({ name: 'acuse_healthy', help: '1 when /healthz answers 200.', registers });
  const lastGoodPoll = new Gauge({
    name: 'acuse_mailbox_last_good_poll_timestamp_seconds',
    help: 'When the mailbox was last read without a fault.',
    labelNames: ['mailbox'] as const,
    registers,
  });
  const overdue = new Gauge({
    name: 'acuse_acknowledgements_overdue',
    help: 'Mails whose acknowledgement is past its due time.',
    registers,
  });
  const waiting = new Gauge({
    name: 'acuse_letters_waiting',
    help: 'Letters that were not sent, by state: owed, held for a person, refused by the mail server.',
    labelNames: ['state'] as const,
    registers,
  });
  const oldestOpenPromise = new Gauge({
    name: 'acuse_oldest_open_promise_seconds',
    help: 'How long the mail has waited that is the next to be acknowledged; 0 when none waits.',
    registers,
  });
  const quarantined = new Gauge({
    name: 'acuse_mails_in_quarantine',
    help: 'Mails that could not be processed and that nobody has settled.',
    registers,
  });
  const paused = new Gauge({
    name: 'acuse_submission_paused',
    help: '1 while no letter is sent because the submission server does not take us.',
    registers,
  });

  const alerts = new Gauge({
    name: 'acuse_alerts',
    help: 'Alerts that stand, by the worst level they have had.',
    labelNames: ['level'] as const,
    registers,
  });

  return {
    registry,
    mails: new Counter({
      name: 'acuse_mails_total',
      help: 'Mails handled, by what became of them.',
      labelNames: ['mailbox', 'disposition'] as const,
      registers,
    }),
    letters: new Counter({
      name: 'acuse_letters_total',
      help: 'Attempts to send a letter, by outcome.',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    acknowledgement: new Histogram({
      name: 'acuse_acknowledgement_seconds',
      help: "From our border's acceptance of a mail to the server's acceptance of its acknowledgement.",
      labelNames: ['mailbox'] as const,
      buckets: acknowledgementBuckets,
      registers,
    }),
    sight: new Histogram({
      name: 'acuse_sight_seconds',
      help: "From our border's acceptance of a mail to its first sight.",
      labelNames: ['mailbox'] as const,
      buckets: acknowledgementBuckets,
      registers,
    }),
    keep: new Histogram({
      name: 'acuse_keep_seconds',
      help: 'From the first sight of a mail to the commit that keeps it.',
      buckets: commitBuckets,
      registers,
    }),
    record: new Histogram({
      name: 'acuse_record_seconds',
      help: 'From the commit that keeps a mail to the commit that records its outcome.',
      buckets: commitBuckets,
      registers,
    }),
    commit: new Histogram({
      name: 'acuse_commit_seconds',
      help: 'From the first sight of a mail to the commit that records its outcome.',
      buckets: commitBuckets,
      registers,
    }),
    delivery: new Histogram({
      name: 'acuse_delivery_seconds',
      help: "From the commit that owes a letter to the server's acceptance of it.",
      labelNames: ['kind'] as const,
      buckets: acknowledgementBuckets,
      registers,
    }),
    reflect,
  };

  function reflect(health: Health | Unjudged): void {
    healthy.set(Number(health.ok));
    if (!('mailboxes' in health)) return;
    overdue.set(health.acknowledgementsOverdue);
    for (const [state, count] of Object.entries(health.lettersWaiting)) waiting.set({ state }, count);
    const { oldestUnacknowledged: oldest, judgedAt } = health;
    oldestOpenPromise.set(oldest === null ? 0 : (judgedAt.getTime() - oldest.acceptedAt.getTime()) / 1000);
    quarantined.set(health.quarantined);
    paused.set(Number(health.submissionPaused !== null));
    for (const level of levels)
      alerts.set({ level }, health.alerts.filter(alert => alert.level === level).length);
    for (const { name, lastGoodPollAt } of health.mailboxes)
      if (lastGoodPollAt !== null) lastGoodPoll.set({ mailbox: name }, lastGoodPollAt.getTime() / 1000);
  }
}
