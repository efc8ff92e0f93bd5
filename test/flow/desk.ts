import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { type ParsedMail, simpleParser } from 'mailparser';
import { pino } from 'pino';
import { expect, onTestFinished, vi } from 'vitest';
import { stringify } from 'yaml';
import { runCli } from '../../src/cli/run-cli.ts';
import { type Config, everyNeed, loadConfig } from '../../src/config/load.ts';
import { runDaemon, type World } from '../../src/daemon.ts';
import type { Moment } from '../../src/flow/moment.ts';
import type { Watch } from '../../src/flow/watch.ts';
import { freePort } from '../hosts/free-port.ts';
import { type CollectedLetter, type SmtpHost, type SmtpHostOptions, startSmtpHost } from '../hosts/smtp.ts';
import { accountOn, type ImapHost, lookInto, type SeenMail } from '../inbox/hosts.ts';
import { addressOf, customers } from './mails.ts';

export const agent = 'noc@example.com';

export interface DeskOptions {
  /** How many mailboxes are watched; their names are incidents, incidents-2 … */
  mailboxes?: number;
  /** Parts of the configuration: of the imap of a mailbox (by its number from 0), of the submission, and at the top. */
  imap?: (mailbox: number) => object;
  submission?: object;
  parts?: object;
  smtp?: SmtpHostOptions;
  /** Files beside the configuration. */
  files?: Record<string, string>;
}

/** A desk of its own: mailboxes nobody has used, a mail server, a database, and the configuration that names them. */
export interface Desk {
  config: Config;
  configFile: string;
  smtp: SmtpHost;
  /** Puts mails into the first mailbox. */
  deliver(...mails: Buffer[]): Promise<void>;
  deliverTo(mailbox: number, ...mails: Buffer[]): Promise<void>;
  /** What lies in a folder of a mailbox. */
  folder(path: string, mailbox?: number): Promise<SeenMail[]>;
  /** How many mails lie in a folder of the first mailbox. */
  count(path: string): Promise<number>;
  /** Of the first mailbox's INBOX. */
  uidValidity(): Promise<string>;
  /** The daemon, until the test is over. */
  start(world?: Partial<World>, config?: Config): Daemon;
  /** What a command prints, which must succeed. */
  command(...words: string[]): Promise<string>;
  /** `acuse tickets --json`. */
  tickets(): Promise<Record<string, unknown>[]>;
  /** The letters to customers so far. */
  answers(): Promise<Answer[]>;
  /** The letters to the agent so far. */
  news(): Promise<Answer[]>;
}

/** A letter as its reader's mail program shows it. */
export interface Answer extends CollectedLetter {
  mail: ParsedMail;
  header(name: string): string;
  /** The tickets that the subject names. */
  numbers: string[];
}

export interface Daemon {
  /** All that happened so far. */
  moments: Moment[];
  /** Resolves once so many moments of a type have come. */
  saw<Type extends Moment['type']>(
    type: Type,
    count: number,
    patience?: number,
  ): Promise<Extract<Moment, { type: Type }>[]>;
  /** Looks after the promises, as the daemon does twice a minute: here nobody else does. */
  look(): Promise<void>;
  health(): Promise<{ status: number; reasons: string[] }>;
  /** Raises the signal and waits for the end. */
  stop(): Promise<void>;
  /** Resolves or throws as the daemon does. */
  over: Promise<void>;
}

export async function openDesk(host: ImapHost, options: DeskOptions = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'acuse-flow-'));
  const smtp = await startSmtpHost(options.smtp);
  onTestFinished(async () => {
    await smtp.stop();
    await rm(folder, { recursive: true });
  });
  const users = Array.from({ length: options.mailboxes ?? 1 }, () => host.newUser());
  for (const [name, content] of Object.entries(options.files ?? {}))
    await writeFile(join(folder, name), content);
  const configFile = join(folder, 'acuse.yaml');
  await writeFile(configFile, stringify(await settings(host, users, smtp, options)));
  const config = loadConfig(configFile, { env: {}, needs: everyNeed });

  async function command(...words: string[]): Promise<string> {
    let printed = '';
    let complained = '';
    const world = {
      env: {},
      stdout: { write: (text: string) => (printed += text) },
      stderr: { write: (text: string) => (complained += text) },
    };
    const code = await runCli([...words, '--config', configFile], world);
    if (code !== 0) throw new Error(`exit ${code}: ${complained}`);
    return printed;
  }

  async function status(path: string) {
    const { imap } = accountOn(host, users[0] ?? '');
    const { host: name, port, user = '', password: pass = '' } = imap;
    const client = new ImapFlow({
      ...{ host: name, port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user, pass },
    });
    await client.connect();
    const found = await client.status(path, { messages: true, uidValidity: true });
    await client.logout();
    if (!found) throw new Error(`nobody says what lies in ${path}`);
    return found;
  }

  return {
    ...{ config, configFile, smtp, command },
    deliver: (...mails) => host.deliver(users[0] ?? '', ...mails),
    deliverTo: (mailbox, ...mails) => host.deliver(users[mailbox] ?? '', ...mails),
    folder: (path, mailbox = 0) => lookInto(accountOn(host, users[mailbox] ?? ''), path),
    count: async path => (await status(path)).messages ?? 0,
    uidValidity: async () => String((await status('INBOX')).uidValidity),
    start: (world = {}, other = config) => start(other, world),
    tickets: async () => {
      const lines = (await command('tickets', '--json')).split('\n').filter(Boolean);
      return lines.map(line => JSON.parse(line));
    },
    answers: () =>
      Promise.all(smtp.letters.filter(({ envelope }) => !envelope.to.includes(agent)).map(answer)),
    news: () => Promise.all(smtp.letters.filter(({ envelope }) => envelope.to.includes(agent)).map(answer)),
  };
}

async function settings(host: ImapHost, users: string[], smtp: SmtpHost, options: DeskOptions) {
  const { host: name, imapPort: port, password } = host;
  return {
    desk: {
      ...{ name: 'Service Desk', address: 'desk@example.com', agents: [agent] },
      ...{ timezone: 'America/Lima', language: 'es' },
    },
    mailboxes: users.map((user, index) => ({
      name: index === 0 ? 'incidents' : `incidents-${index + 1}`,
      address: user,
      imap: { host: name, port, tls: 'none', user, password, ...options.imap?.(index) },
    })),
    submission: { host: smtp.host, port: smtp.port, tls: 'none', ...options.submission },
    database: { url: 'sqlite:acuse.db' },
    http: { listen: `127.0.0.1:${await freePort()}` },
    log: { level: 'silent' },
    // No test expects a letter because of the hour it runs at.
    digest: { cron: '0 7 29 2 *' },
    ...options.parts,
  };
}

function start(config: Config, world: Partial<World>): Daemon {
  const stopping = new AbortController();
  const moments: Moment[] = [];
  let watch: Pick<Watch, 'look'> | null = null;
  const over = runDaemon(
    config,
    {
      ...{ clock: () => new Date(), random: Math.random, randomBytes, log: pino({ level: 'silent' }) },
      timings: { poll: 300, retryFirst: 50, retryMost: 200 },
      listener: moment => moments.push(moment),
      lookout: given => {
        watch = given;
      },
      ...world,
    },
    stopping.signal,
  );
  // A test that expects the end in an error awaits `over`; nobody else has to.
  over.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await over;
  };
  onTestFinished(() => stop().catch(() => undefined));

  function of<Type extends Moment['type']>(type: Type): Extract<Moment, { type: Type }>[] {
    return moments.filter((moment): moment is Extract<Moment, { type: Type }> => moment.type === type);
  }

  return {
    ...{ moments, stop, over },
    saw: async (type, count, patience = 15_000) => {
      const enough = () => of(type).length >= count;
      await Promise.race([vi.waitUntil(enough, { timeout: patience, interval: 5 }), over]);
      return of(type);
    },
    look: async () => {
      await Promise.race([vi.waitUntil(() => watch, { timeout: 15_000, interval: 5 }), over]);
      await watch?.look();
    },
    health: async () => {
      const { listen } = config.http;
      if (listen === 'off') throw new Error('the daemon of this test cannot be asked');
      const response = await fetch(`http://${listen.host}:${listen.port}/healthz`);
      const reasons: string[] = Object(await response.json()).reasons;
      return { status: response.status, reasons };
    },
  };
}

async function answer(letter: CollectedLetter): Promise<Answer> {
  const mail = await simpleParser(letter.bytes, { skipTextToHtml: true });
  return {
    ...{ ...letter, mail },
    header: name =>
      (mail.headerLines.find(({ key }) => key === name.toLowerCase())?.line ?? '')
        .replace(/^[^:]*: ?/, '')
        .replaceAll('\r\n', ''),
    numbers: mail.subject?.match(/\b(?:INC|SSR|RFC)-\d+/g) ?? [],
  };
}

/** One of each letter. A second copy after a crash is the same letter, byte for byte; anything else fails the test. */
export function differentLetters(answers: readonly Answer[]): Answer[] {
  const letters = new Map<string, Answer>();
  for (const answer of answers) {
    const id = answer.header('Message-ID');
    const earlier = letters.get(id);
    if (earlier) expect(answer.bytes.equals(earlier.bytes), `${id} came with other bytes`).toBe(true);
    else letters.set(id, answer);
  }
  return [...letters.values()];
}

/**
 * Every customer has one ticket, acknowledged by one letter, however many copies of it, and told to the agent by another;
 * the mailbox is empty.
 */
export async function allAnswered(desk: Desk, count: number, within = 15_000): Promise<void> {
  const acknowledged = async () => (await desk.tickets()).filter(({ acknowledgedAt }) => acknowledgedAt);
  await expect.poll(acknowledged, { timeout: within }).toHaveLength(count);
  await expect.poll(() => desk.folder('INBOX'), { timeout: within }).toHaveLength(0);
  expect(await desk.tickets()).toHaveLength(count);
  const letters = differentLetters(await desk.answers());
  expect(letters.flatMap(({ envelope }) => envelope.to).sort()).toEqual(
    customers(count).map(addressOf).sort(),
  );
  expect(new Set(letters.flatMap(({ numbers }) => numbers)).size).toBe(count);
  const told = async () => differentLetters(await desk.news()).flatMap(({ numbers }) => numbers);
  await expect.poll(async () => new Set(await told()).size, { timeout: within }).toBe(count);
}

/** A clock that a test may put forward, by milliseconds. */
export function movableClock(): { ahead: number; now: () => Date } {
  const clock = { ahead: 0, now: () => new Date(Date.now() + clock.ahead) };
  return clock;
}

/** Resolves once nobody has to look any more; a poll may have to come first. */
export async function untilHealthy(daemon: Daemon): Promise<void> {
  await vi.waitUntil(async () => (await daemon.health()).status === 200, { timeout: 10_000, interval: 50 });
}
