import { once, setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { Config } from './config/load.ts';
import { Aside } from './flow/aside.ts';
import { Bell } from './flow/bell.ts';
import { clockworkOf } from './flow/clockwork.ts';
import { countMoments } from './flow/count-moments.ts';
import { DeliveryBook } from './flow/delivery-book.ts';
import { dispatch } from './flow/dispatch.ts';
import { errandsFor } from './flow/errands.ts';
import { Failures } from './flow/failures.ts';
import type { BacklogChoice } from './flow/first-start.ts';
import { healthFacts } from './flow/health-facts.ts';
import { beat } from './flow/heartbeat.ts';
import { untilResumed } from './flow/hold.ts';
import type { IntakeRooms } from './flow/intake.ts';
import { keepUp } from './flow/keep-up.ts';
import { logMoments } from './flow/log-moments.ts';
import type { Tell } from './flow/moment.ts';
import { notify } from './flow/notify.ts';
import { Numbers } from './flow/numbers.ts';
import { receive } from './flow/receive.ts';
import { remind } from './flow/remind.ts';
import { retryAsAsked } from './flow/retries.ts';
import { Road } from './flow/road.ts';
import { intakeRulesOf, mailboxRulesOf, readingDeskOf } from './flow/rules.ts';
import { Rush } from './flow/rush.ts';
import { type ScheduleRooms, startSchedule } from './flow/schedule.ts';
import { warnOfStrandedAlerts } from './flow/untold.ts';
import { type Limits, Workshop } from './flow/workshop.ts';
import { writeLetters } from './flow/write-letters.ts';
import { openInbox, type Timings } from './inbox/inbox.ts';
import { verifyMessageId } from './mail/signed-id.ts';
import { openOutbox } from './outbox/outbox.ts';
import { openStore } from './store/store.ts';
import { post, Tokens } from './tokens/tokens.ts';
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
  /** The rhythm of looking into mailboxes, where it is not the usual one. */
  timings?: Partial<Timings>;
  /** What reading one mail may take, where it is not the usual: among others, and alone when it is tried again. */
  reading?: { together: Limits; alone: Limits };
  /** Given the watch to look with, where the clock is not to do it twice a minute. */
  lookout?: (watch: Pick<ScheduleRooms, 'look'>) => void;
}

const usualReading = {
  together: { jobTime: 2_000, memory: 256 },
  alone: { jobTime: 20_000, memory: 256 },
};
/** Milliseconds that mails in hand have to be settled when it is time to leave; letters have their own in outbox/. */
const farewell = 4_000;

/**
 * The daemon: opens the store and the doors, runs one loop a mailbox, one a webhook and one for letters until the signal
 * is raised, then finishes what is in hand and leaves, within ten seconds. Throws what keeps it from starting at all.
 */
export async function runDaemon(config: Config, world: World, signal: AbortSignal): Promise<void> {
  const { clock, random, log, timings = {}, reading = usualReading } = world;
  const { submission } = config;
  if (!submission) throw new Error('a daemon needs a mail server for its letters: submission');
  await using store = await openStore(config.database);
  await store.lockForDaemon();
  await store.migrate();
  const { id: installation, signingKey } = await store.installation(world.randomBytes);

  const metrics = createMetrics();
  const listeners = [logMoments(log.child({ room: 'flow' })), countMoments(metrics)];
  if (world.listener) listeners.push(world.listener);
  const tell: Tell = moment => listeners.forEach(listen => void listen(moment));

  const rules = intakeRulesOf(config, world.backlog);
  const materials = { desk: readingDeskOf(config), templates: config.templates, signingKey };
  await using workshop = new Workshop(materials, reading.together);
  const bell = new Bell();
  const numbers = new Numbers(store, config.tickets.prefixes);
  const verify = (messageId: string) => verifyMessageId(signingKey, messageId);
  const intake: IntakeRooms = { store, workshop, numbers, bell, clock, tell, verify, signingKey };
  await using aside = new Aside(rules, intake, () => new Workshop(materials, reading.alone));
  const stopping = new AbortController();
  const stop = (reason: Error) => stopping.abort(reason);
  const leave = AbortSignal.any([signal, stopping.signal]);
  // Every loop and every lane listens; more of them are no leak.
  setMaxListeners(0, leave);
  const tokens = new Tokens({
    ...{ post, kept: store, clock, random, randomBytes: world.randomBytes },
    ...{ log: log.child({ room: 'tokens' }), signal: leave },
  });
  const outbox = openOutbox(submission, {
    log: log.child({ room: 'outbox' }),
    accessToken: tokens.of(submission.oauth),
  });
  const rush = new Rush();
  const announced = () => {
    if (!rush.isOn) workshop.warmUp();
  };
  const road = new Road(tell);
  const book = new DeliveryBook({ store, tell });
  const mailboxes = config.mailboxes.map(mailbox => ({
    name: mailbox.name,
    rules: mailboxRulesOf(mailbox, config),
    inbox: openInbox(mailbox, {
      ...{ log, clock, random, installation, timings, announced },
      accessToken: tokens.of(mailbox.imap.oauth),
    }),
  }));

  const startedAt = clock();
  remind(config, { clock, log });
  const failures = new Failures();
  const facts = () => healthFacts({ store, inboxes: mailboxes, road, failures, config, startedAt }, clock());
  const health = async () => judgeHealth(await facts(), clock());
  await using _web =
    config.http.listen === 'off' ? null : await openWeb(config.http.listen, { health, metrics, log });
  const { webhooks, heartbeat } = config.alerts;
  await warnOfStrandedAlerts(webhooks, { store, log });
  const alarm = new Bell();
  const clockwork = clockworkOf(config, {
    ...{ store, signingKey, health: facts, inboxes: mailboxes, failures, startedAt },
    ...{ bell, alarm, clock, tell },
    errandsFor: (notice, letters) =>
      errandsFor(notice, letters, { webhooks, outbox, desk: config.desk, clock, tell, signal: leave }),
  });
  world.lookout?.(clockwork);
  const look = world.lookout ? async () => undefined : clockwork.look;
  await using _schedule = startSchedule({ store, config, failures, clock, log, ...clockwork, look });

  const reception = {
    ...rules,
    backlog: world.backlog,
    mailboxNames: config.mailboxes.map(({ name }) => name),
    borderHosts: config.border.hosts,
    acknowledgeWithin: config.promises.acknowledge,
  };
  const boot = Buffer.from(world.randomBytes(6)).toString('hex');
  let runs = 0;
  const { letters } = rules.desk;
  const onlyReader = letters.mode === 'redirect' ? letters.redirectTo : null;
  const lanes = submission.connections;
  const isDeskOnly = letters.mode === 'hold';
  const sending = { store, outbox, road, book, bell, clock, random, lanes, onlyReader, isDeskOnly };
  const send = async () => {
    await untilResumed(store, log, leave);
    if (!leave.aborted) await dispatch(`${boot}-${++runs}`, sending, leave);
  };
  const telling = { store, bell: alarm, desk: config.desk, clock, random, tell };
  const keeping = { log, failures, clock, signal: leave };
  const mailboxRules = mailboxes.map(({ rules: mailbox }) => mailbox);
  const work = [
    ...mailboxes.map(({ name, rules: mailbox, inbox }) =>
      keepUp(
        `receive ${name}`,
        () =>
          receive(
            { ...reception, mailbox },
            { ...intake, inbox, aside, rush, workshop, stop, installation },
            leave,
          ),
        keeping,
      ),
    ),
    keepUp('retry', () => retryAsAsked(mailboxRules, { store, aside }, leave), keeping),
    keepUp('write letters', () => writeLetters({ ...intake, rush }, leave), keeping),
    keepUp('dispatch', send, keeping),
    ...webhooks.map(webhook =>
      keepUp(`notify ${webhook.name}`, () => notify(webhook, telling, leave), keeping),
    ),
    ...(heartbeat === undefined
      ? []
      : [keepUp('heartbeat', () => beat(heartbeat, { health, log }, leave), keeping)]),
  ];

  if (!leave.aborted) await once(leave, 'abort');
  const late = setTimeout(() => void workshop.close(), farewell);
  await Promise.all([...work, outbox.close(), aside.close()]);
  clearTimeout(late);
  stopping.signal.throwIfAborted();
}
