import type { Logger } from 'pino';
import type { Config } from './config/load.ts';
import { Aside } from './flow/aside.ts';
import type { BacklogChoice } from './flow/backlog.ts';
import { Bell } from './flow/bell.ts';
import { countMoments } from './flow/count-moments.ts';
import { dispatch } from './flow/dispatch.ts';
import { healthFacts } from './flow/health-facts.ts';
import type { IntakeRooms } from './flow/intake.ts';
import { keepUp } from './flow/keep-up.ts';
import { logMoments } from './flow/log-moments.ts';
import type { Tell } from './flow/moment.ts';
import { Numbers } from './flow/numbers.ts';
import { receive } from './flow/receive.ts';
import { Road } from './flow/road.ts';
import { intakeRulesOf, readingDeskOf } from './flow/rules.ts';
import { startSchedule } from './flow/schedule.ts';
import { Workshop } from './flow/workshop.ts';
import { openInbox } from './inbox/inbox.ts';
import { verifyMessageId } from './mail/signed-id.ts';
import { openOutbox } from './outbox/outbox.ts';
import { openStore } from './store/store.ts';
import { judgeHealth } from './web/health.ts';
import { createMetrics } from './web/metrics.ts';
import { openWeb } from './web/web.ts';

/** What the daemon takes from outside, so that tests and the sandbox can hand in their own. */
export interface World {
  clock: () => Date;
  random: () => number;
  randomBytes: (size: number) => Uint8Array;
  log: Logger;
  /** Told what happens, as it happens, besides the log and the metrics. */
  listener?: Tell;
  /** What to do on a first start over many old mails; without a choice the daemon stops and asks. */
  backlog?: BacklogChoice | undefined;
}

/** One mail may take this long on the reading thread, and on a thread of its own when it is tried again. */
const reading = { jobTime: 5_000, memory: 256 };
const readingAlone = { jobTime: 20_000, memory: 256 };

/**
 * The daemon: opens the store and the doors, runs one loop a mailbox and one for letters until the signal is raised,
 * then finishes what is in hand and leaves. Throws what keeps it from starting at all.
 */
export async function runDaemon(config: Config, world: World, signal: AbortSignal): Promise<void> {
  const { clock, random, log } = world;
  const { submission } = config;
  if (!submission) throw new Error('a daemon needs a mail server for its letters: submission');
  await using store = await openStore(config.database);
  await store.lockForDaemon();
  await store.migrate();
  const { id: installation, signingKey } = await store.installation(world.randomBytes);

  const metrics = createMetrics();
  const listeners = [
    logMoments(log.child({ room: 'flow' })),
    countMoments(metrics),
    world.listener ?? (() => undefined),
  ];
  const tell: Tell = moment => listeners.forEach(listen => void listen(moment));

  const rules = intakeRulesOf(config);
  const materials = { desk: readingDeskOf(config), templates: config.templates, signingKey };
  await using workshop = new Workshop(materials, reading);
  const bell = new Bell();
  const road = new Road(tell);
  const numbers = new Numbers(store, config.tickets.prefixes);
  const verify = (messageId: string) => verifyMessageId(signingKey, messageId);
  const intake: IntakeRooms = { store, workshop, numbers, bell, clock, tell, verify };
  await using aside = new Aside(rules, intake, () => new Workshop(materials, readingAlone));
  const outbox = openOutbox(submission, { log: log.child({ room: 'outbox' }) });
  const inboxes = config.mailboxes.map(mailbox => ({
    name: mailbox.name,
    inbox: openInbox(mailbox, { log, clock, random, installation }),
  }));

  const startedAt = clock();
  const health = async () =>
    judgeHealth(await healthFacts({ store, inboxes, road, startedAt }, clock()), clock());
  await using _web =
    config.http.listen === 'off' ? null : await openWeb(config.http.listen, { health, metrics, log });

  const stopping = new AbortController();
  const leave = AbortSignal.any([signal, stopping.signal]);
  leave.addEventListener(
    'abort',
    () => void outbox.close().catch(error => log.error({ err: error }, 'outbox')),
  );
  startSchedule({ store, clock, failed: error => log.error({ err: error }, 'timed work failed') }, leave);

  const { acknowledge: acknowledgeWithin } = config.promises;
  const reception = { ...rules, borderHosts: config.border.hosts, acknowledgeWithin, backlog: world.backlog };
  const stop = (reason: Error) => stopping.abort(reason);
  const boot = Buffer.from(world.randomBytes(6)).toString('hex');
  let runs = 0;
  const sending = { store, outbox, road, bell, clock, random, tell, lanes: submission.connections };
  await Promise.all([
    ...inboxes.map(({ name, inbox }) =>
      keepUp(
        `receive ${name}`,
        () => receive({ ...reception, mailbox: name }, { ...intake, inbox, aside, workshop, stop }, leave),
        { log, signal: leave },
      ),
    ),
    keepUp('dispatch', () => dispatch(`${boot}-${++runs}`, sending, leave), { log, signal: leave }),
  ]);
  if (stopping.signal.aborted) throw stopping.signal.reason;
}
