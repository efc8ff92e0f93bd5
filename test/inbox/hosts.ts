import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe } from 'vitest';
import type { MailboxAccount } from '../../src/inbox/inbox.ts';
import { startMailHost } from '../../src/sandbox/mail-host.ts';
import { makeCertificate } from '../hosts/certificate.ts';
import { type DovecotHost, type DovecotOptions, startDovecot, withoutMove } from '../hosts/dovecot.ts';
import { whereCertificates, whereDovecot } from '../hosts/where.ts';

/** What every IMAP host of the tests can do. */
export interface ImapHost {
  host: string;
  imapPort: number;
  imapsPort: number | null;
  ca: string;
  password: string;
  /** Whether bytes come back as they were delivered; Dovecot turns bare line feeds and NUL bytes into something valid. */
  keepsOddBytes: boolean;
  /** The name of a folder that nobody can make there. */
  impossibleFolder: string;
  /** An address nobody has used yet, with an empty mailbox. */
  newUser(): string;
  deliver(user: string, ...mails: Buffer[]): Promise<void>;
  /** Puts another folder of the same name in the place of the user's folder Intake. */
  replaceIntake(user: string): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the same tests against the embedded host, everywhere, and against a real Dovecot, where there is one. */
export function onEveryHost(name: string, tests: (host: () => ImapHost) => void): void {
  describe(`${name}, on the embedded host`, () => tests(running(() => embedded({}))));
  whereDovecot(`${name}, on Dovecot`, () => tests(running(() => dovecot({}))));
}

/** Runs tests against the embedded host alone: those that tell nothing new on another one. */
export function onEmbeddedHost(name: string, tests: (host: () => ImapHost) => void): void {
  describe(name, () => tests(running(() => embedded({}))));
}

/** The same, on hosts that do not know MOVE. */
export function onEveryHostWithoutMove(name: string, tests: (host: () => ImapHost) => void): void {
  describe(`${name}, on the embedded host`, () => tests(running(() => embedded({ move: false }))));
  whereDovecot(`${name}, on Dovecot`, () => tests(running(() => dovecot({ move: false }))));
}

/** The same, on hosts with TLS. */
export function onEveryHostWithTls(name: string, tests: (host: () => ImapHost) => void): void {
  whereCertificates(`${name}, on the embedded host`, () => tests(running(() => embedded({ tls: true }))));
  whereDovecot(`${name}, on Dovecot`, () => tests(running(() => dovecot({}))));
}

function running(start: () => Promise<ImapHost>): () => ImapHost {
  let host: ImapHost | undefined;
  beforeAll(async () => {
    host = await start();
  });
  afterAll(async () => {
    await host?.stop();
  });
  return () => {
    if (host === undefined) throw new Error('The host has not been started yet');
    return host;
  };
}

async function embedded({ move = true, tls = false }): Promise<ImapHost> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  const certificate = tls ? await makeCertificate(folder) : null;
  await rm(folder, { recursive: true });
  const users = Array.from({ length: 40 }, (_, count) => ({
    address: `user${count}@example.org`,
    password: 'secret',
  }));
  const host = await startMailHost({
    users,
    clock: () => new Date(),
    ...(certificate ? { certificate } : {}),
  });
  if (!move) for (const user of users) delete host.mailbox(user.address).capabilities.MOVE;
  let used = 0;
  return {
    ...host,
    ca: certificate?.certificate ?? '',
    password: 'secret',
    keepsOddBytes: true,
    impossibleFolder: 'INBOX/',
    newUser: () => `user${used++}@example.org`,
    deliver: async (user, ...mails) => {
      for (const mail of mails) host.deliver(user, mail);
    },
    replaceIntake: async user => {
      const intake = host.mailbox(user).getMailbox('Intake');
      if (intake) intake.uidvalidity++;
    },
  };
}

export async function dovecot({
  move = true,
  ...options
}: DovecotOptions & { move?: boolean } = {}): Promise<ImapHost & DovecotHost> {
  const host = await startDovecot(move ? options : { imapCapability: withoutMove });
  let used = 0;
  return {
    ...host,
    keepsOddBytes: false,
    impossibleFolder: 'a//b',
    newUser: () => `user${used++}@example.org`,
    deliver: async (user, ...mails) => {
      // One by one where the order matters, that is where there are few.
      if (mails.length > 10) return host.deliver(user, ...mails);
      for (const mail of mails) await host.deliver(user, mail);
    },
    replaceIntake: async user => {
      await host.doveadm('mailbox', 'delete', '-u', user, 'Intake');
      // UIDVALIDITY is a count of seconds.
      await pause(1_100);
      await host.doveadm('mailbox', 'create', '-u', user, 'Intake');
    },
  };
}

export function accountOn(
  host: Pick<ImapHost, 'host' | 'imapPort' | 'password'>,
  user: string,
  imap: Partial<MailboxAccount['imap']> = {},
): MailboxAccount {
  return {
    name: 'desk',
    address: user,
    imap: {
      ...{ host: host.host, port: host.imapPort, tls: 'none', user, password: host.password },
      ...{ folder: 'INBOX', processed: 'Processed', quarantine: 'Quarantine', maxSize: 4 * 1024 * 1024 },
      ...imap,
    },
  };
}

export interface SeenMail {
  uid: number;
  bytes: Buffer;
  flags: Set<string>;
}

/** What somebody sees who opens the folder with a mail program, and may `change` there. */
export async function lookInto(
  account: MailboxAccount,
  folder: string,
  change: (client: ImapFlow) => Promise<unknown> = async () => undefined,
): Promise<SeenMail[]> {
  const { host, port, user = '', password = '' } = account.imap;
  const client = new ImapFlow({
    ...{ host, port, secure: false, doSTARTTLS: false, logger: false },
    auth: { user, pass: password },
  });
  await client.connect();
  await client.mailboxOpen(folder);
  await change(client);
  const mails = await client.fetchAll('1:*', { uid: true, flags: true, source: true }, { uid: true });
  await client.logout();
  return mails.map(({ uid, source = Buffer.alloc(0), flags = new Set() }) => ({ uid, bytes: source, flags }));
}
