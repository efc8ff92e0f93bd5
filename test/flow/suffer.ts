import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, vi } from 'vitest';
import { examineFile } from '../../src/store/examine-file.ts';
import { openStore } from '../../src/store/store.ts';
import { type Relay, startRelay } from '../hosts/relay.ts';
import type { ImapHost } from '../inbox/hosts.ts';
import { impatient, keepLog } from '../inbox/watch.ts';
import {
  allAnswered,
  type Daemon,
  type Desk,
  type DeskOptions,
  movableClock,
  openDesk,
  untilHealthy,
} from './desk.ts';
import { customers, questionnaire } from './mails.ts';

/** Where a fault strikes. */
export interface Scene {
  desk: Desk;
  /** Between the daemon and the mailbox. */
  imap: Relay;
  /** Between the daemon and the mail server. */
  smtp: Relay;
  clock: ReturnType<typeof movableClock>;
  /** The daemon's reading threads, dead or alive. */
  threads: Worker[];
}

/** One thing that can go wrong. */
export interface Fault {
  desk?: DeskOptions;
  /** It is there before the daemon starts. */
  fromTheStart?: true;
  /** Makes it, and gives what ends it. */
  begin(scene: Scene): (() => unknown) | Promise<() => unknown>;
  /** What a person finds in the health or the log meanwhile; null where there is nothing to see. */
  seen: RegExp | null;
  /** Minutes by the clock that it lasts. */
  minutes?: number;
}

/** What a fault left behind. */
export interface Suffered {
  seen: string;
  /** Letters to customers that came a second time, byte for byte. */
  copies: number;
  /** Milliseconds from its end until all were answered and nobody had to look any more. */
  backAfter: number;
}

const third = 3;
const all = 3 * third;

/**
 * Lets a fault befall a daemon at work: a third of the mails comes before it, while it lasts, and after. In the end every mail has
 * one ticket, every customer the same one letter, once or more often, and the daemon is well again by itself.
 */
export async function suffer(host: ImapHost, fault: Fault): Promise<Suffered> {
  const scene = await setUp(host, fault);
  const { desk, clock } = scene;
  const { log, lines } = keepLog();
  const mails = customers(all).map(number => questionnaire(number));
  const timings = { ...impatient, poll: 300 };
  const start = () => desk.start({ clock: clock.now, log, timings });

  const early = fault.fromTheStart ? null : start();
  await desk.deliver(...mails.slice(0, third));
  const end = await fault.begin(scene);
  const daemon = early ?? start();
  await desk.deliver(...mails.slice(third, 2 * third));
  clock.ahead += (fault.minutes ?? 0) * 60_000;
  const seen = fault.seen === null ? '' : await untilSeen(fault.seen, daemon, lines);

  await end();
  const ended = performance.now();
  // Letters that were put off are due.
  clock.ahead += 2 * 60_000;
  await desk.deliver(...mails.slice(2 * third));
  await allAnswered(desk, all, 40_000);
  await untilHealthy(daemon);
  const backAfter = performance.now() - ended;
  await daemon.stop();
  await isSound(desk, clock.now());
  return { seen, copies: (await desk.answers()).length - all, backAfter };
}

async function setUp(host: ImapHost, { desk: options = {} }: Fault): Promise<Scene> {
  const threads: Worker[] = [];
  const keep = (worker: Worker) => threads.push(worker);
  process.on('worker', keep);
  onTestFinished(() => void process.off('worker', keep));
  const port = { smtp: 0 };
  const imap = await startRelay(host.imapPort);
  const smtp = await startRelay(() => port.smtp);
  onTestFinished(async () => {
    await imap.stop();
    await smtp.stop();
  });
  const desk = await openDesk(host, {
    ...options,
    imap: mailbox => ({ port: imap.port, ...options.imap?.(mailbox) }),
    submission: { port: smtp.port, ...options.submission },
  });
  port.smtp = desk.smtp.port;
  return { desk, imap, smtp, clock: movableClock(), threads };
}

async function untilSeen(words: RegExp, daemon: Daemon, lines: Record<string, unknown>[]): Promise<string> {
  return vi.waitUntil(
    async () => {
      // It may not have come as far as to answer.
      const { reasons } = await daemon.health().catch(() => ({ reasons: [] as string[] }));
      const found = [...reasons, ...lines.map(line => JSON.stringify(line))].find(each => words.test(each));
      return words.exec(found ?? '')?.[0];
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** The doctor finds every page, every reference and every journal in order. */
async function isSound({ config: { database } }: Desk, now: Date): Promise<void> {
  const { examinations, isDaemonRunning } = examineFile(database.url);
  await using store = await openStore({ url: database.url, access: 'read' });
  const found = [...examinations, ...(await store.examine({ now, isDaemonRunning }))]
    .filter(({ subject }) => ['integrity', 'journal', 'completeness', 'mails'].includes(subject))
    .flatMap(({ findings }) => findings);
  expect(found).toEqual([]);
}

/** Says so where a fault did not befall anybody. */
export function hasBefallen(count: number): void {
  expect(count, 'the fault has befallen nobody').toBeGreaterThan(0);
}
