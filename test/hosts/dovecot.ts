import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { certificateMissing, makeCertificate } from './certificate.ts';
import { freePort } from './free-port.ts';

/** A running Dovecot. Any user exists, with the same password; a test takes a name of its own and has an empty mailbox. */
export interface DovecotHost {
  host: string;
  /** Plain, and STARTTLS offered. */
  imapPort: number;
  /** TLS from the first byte. */
  imapsPort: number;
  lmtpPort: number;
  password: string;
  /** The authority to trust, PEM. */
  ca: string;
  /** Puts mails into the user's INBOX, through LMTP, several at a time, each from the sender its Return-Path names. */
  deliver(user: string, ...mails: Buffer[]): Promise<void>;
  /** Dovecot's own administration; answers with what it printed. */
  doveadm(...words: string[]): Promise<string>;
  /** Cuts the user's connections. */
  kick(user: string): Promise<void>;
  /** Stops every process of the server in mid-air, connections open, until `resume`. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export interface DovecotOptions {
  /** What the server says it can do after the sign-in, in place of everything it can. */
  imapCapability?: string;
  /** How many connections one user may have; 100 unless told. */
  connections?: number;
  /** What all of a user's folders but INBOX are called with, as on cPanel or Courier: "INBOX." */
  prefix?: string;
  /** Takes access tokens too, by these mechanisms, which the endpoint tells to be good; the user must be of its domain. */
  tokens?: { introspection: string; mechanisms: string };
}

/** What of a Dovecot that understands everything except MOVE. */
export const withoutMove = 'IMAP4rev1 LITERAL+ SASL-IR ID ENABLE IDLE NAMESPACE UIDPLUS UNSELECT SPECIAL-USE';

/** What of a Dovecot that understands as little as a server may. */
export const bareImap = 'IMAP4rev1';

/** What this machine lacks for a Dovecot, as a sentence; null when nothing does. */
export function dovecotMissing(): string | null {
  const programs = [
    ...['/usr/sbin/dovecot', '/usr/bin/doveadm', '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'],
    '/usr/bin/setpriv',
  ];
  const missing = programs.filter(program => !existsSync(program));
  if (missing.length > 0) return `${missing.join(', ')} not found; install dovecot-imapd and dovecot-lmtpd`;
  const version = spawnSync('/usr/sbin/dovecot', ['--version'], { encoding: 'utf8' }).stdout.trim();
  if (!version.startsWith('2.3.')) return `Dovecot 2.3 is needed and this is ${version}`;
  return certificateMissing();
}

/** Starts a Dovecot in a folder of its own, as an ordinary user, on free loopback ports. */
export async function startDovecot(options: DovecotOptions = {}): Promise<DovecotHost> {
  // Another test may take a port between its choice and its use.
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryToStart(options);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function tryToStart(options: DovecotOptions): Promise<DovecotHost> {
  const root = await mkdtemp(join(tmpdir(), 'dovecot-'));
  const ports = { imapPort: await freePort(), imapsPort: await freePort(), lmtpPort: await freePort() };
  const password = 'an-open-secret';
  const ca = await prepare(root, { ...ports, password, ...options });
  const server = launch(root);
  const signal = (name: NodeJS.Signals) => signalGroup(server, name);
  const killAtExit = () => {
    signal('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', killAtExit);

  async function stop(): Promise<void> {
    post.close();
    signal('SIGCONT');
    signal('SIGKILL');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    process.off('exit', killAtExit);
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  }

  async function doveadm(...words: string[]): Promise<string> {
    const answer = await promisify(execFile)('/usr/bin/doveadm', [
      '-c',
      join(root, 'dovecot.conf'),
      ...words,
    ]);
    return answer.stdout;
  }

  const post = createTransport({
    ...{ host: '127.0.0.1', port: ports.lmtpPort, lmtp: true, ignoreTLS: true },
    ...{ pool: true, maxConnections: 5, maxMessages: Number.POSITIVE_INFINITY },
  });

  async function deliver(user: string, ...mails: Buffer[]): Promise<void> {
    await Promise.all(
      mails.map(raw => post.sendMail({ envelope: { from: senderOf(raw), to: [user] }, raw })),
    );
  }

  try {
    await answering(server, ports.imapPort);
  } catch (error) {
    const log = await readFile(join(root, 'dovecot.log'), 'utf8').catch(() => 'it wrote no log');
    await stop();
    throw new Error(`Dovecot did not start: ${log}`, { cause: error });
  }

  return {
    host: '127.0.0.1',
    ...ports,
    password,
    ca,
    deliver,
    doveadm,
    kick: user => kick(user, doveadm),
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    stop,
  };
}

/** Somebody who is signing in anew at this very moment cannot be kicked yet. */
async function kick(user: string, doveadm: DovecotHost['doveadm'], tries = 10): Promise<void> {
  try {
    await doveadm('kick', user);
  } catch (error) {
    if (tries === 1) throw error;
    await pause(200);
    await kick(user, doveadm, tries - 1);
  }
}

/** As the mail's Return-Path says. */
function senderOf(mail: Buffer): string {
  return /^Return-Path: *<([^>]*)>/im.exec(mail.toString('latin1'))?.[1] ?? 'sender@example.com';
}

async function prepare(
  root: string,
  words: { imapPort: number; imapsPort: number; lmtpPort: number; password: string } & DovecotOptions,
): Promise<string> {
  for (const folder of ['run', 'state', 'mail', 'tls']) await mkdir(join(root, folder));
  const { certificate } = await makeCertificate(join(root, 'tls'));
  await writeFile(join(root, 'check-nothing'), '#!/bin/sh\nexit 111\n', { mode: 0o755 });
  const { imapCapability, connections = 100, prefix = '', tokens, ...rest } = words;
  if (tokens) await writeFile(join(root, 'tokens.conf'), checkTokens(tokens.introspection));
  const values: Record<string, string | number> = {
    ...rest,
    ...{ root, connections, prefix, separator: prefix.slice(-1) || '/' },
    user: isRoot ? 'nobody' : userInfo().username,
    group: isRoot ? 'nogroup' : String(userInfo().gid),
    imapCapability: imapCapability === undefined ? '' : `imap_capability = ${imapCapability}`,
    tokenMechanisms: tokens?.mechanisms ?? '',
    tokenCheck: tokens
      ? `passdb {\n  driver = oauth2\n  mechanisms = ${tokens.mechanisms}\n  args = ${root}/tokens.conf\n}`
      : '',
  };
  const template = await readFile(new URL('dovecot.conf', import.meta.url), 'utf8');
  const configuration = template.replace(/@([a-zA-Z]+)@/g, (_, name: string) => String(values[name]));
  await writeFile(join(root, 'dovecot.conf'), configuration);
  if (isRoot) await promisify(execFile)('chown', ['-R', 'nobody:nogroup', root]);
  return certificate;
}

function checkTokens(introspection: string): string {
  return [
    'introspection_mode = auth',
    `introspection_url = ${introspection}`,
    'username_attribute = email',
    'username_format = %d',
    'active_attribute = active',
    'active_value = true',
    'timeout_msecs = 2000',
    '',
  ].join('\n');
}

const isRoot = process.getuid?.() === 0;

/**
 * In a process group of its own: the master's end alone would leave open sessions running. And never longer than whoever
 * started it, who may be killed without a chance to clean up.
 */
function launch(root: string): ChildProcess {
  const asNobody = isRoot ? ['--reuid=nobody', '--regid=nogroup', '--clear-groups'] : [];
  const dovecot = ['/usr/sbin/dovecot', '-F', '-c', join(root, 'dovecot.conf')];
  return spawn('/usr/bin/setpriv', ['--pdeathsig', 'TERM', ...asNobody, ...dovecot], {
    detached: true,
    stdio: 'ignore',
  });
}

function signalGroup(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.pid === undefined) return;
  try {
    process.kill(-server.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function answering(server: ChildProcess, port: number): Promise<void> {
  const patience = AbortSignal.timeout(10_000);
  while (!(await greets(port))) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error('it ended at once');
    await pause(20, undefined, { signal: patience });
  }
}

async function greets(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'data', { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
