import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { BareLoopOptions } from './bare-loop.ts';
import type { Hosts } from './hosts.ts';

/** One of the two that are compared, at work in a process of its own. */
export interface Side extends AsyncDisposable {
  /** What the process has used since its start. */
  usage(): Usage;
}

export interface Usage {
  /** Processor time of all its threads, milliseconds. */
  processor: number;
  /** The most memory it ever held (resident), MiB. */
  peakMemory: number;
}

/** How a side is started: on the mailbox of a user, over one of Dovecot's ports. */
export type Start = (hosts: Hosts, user: string, imapPort: number) => Promise<Side>;

export const agent = 'noc@desk.example';
const desk = 'desk@desk.example';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const bareLoop = fileURLToPath(new URL('bare-loop.ts', import.meta.url));

/** The built daemon with its defaults: every commit synced, the log on, an agent who hears of every ticket. */
export const startDaemon: Start = async ({ dovecot, smtpPort }, user, imapPort) => {
  if (!existsSync(program)) throw new Error('dist/main.js is missing: npm run build');
  const folder = await openFolder();
  const config = await writeConfig(folder, { user, imapPort, smtpPort, password: dovecot.password });
  return side(folder, [...profiling(), program, 'run', '--config', config]);
};

/** Writes the least configuration there is, and answers with its path. */
export async function writeConfig(
  folder: string,
  {
    user,
    imapPort,
    smtpPort,
    password,
  }: { user: string; imapPort: number; smtpPort: number; password: string },
): Promise<string> {
  const file = join(folder, 'acuse.yaml');
  const imap = { host: '127.0.0.1', port: imapPort, tls: 'none', user, password };
  const words = {
    desk: { name: 'Service Desk', address: desk, agents: [agent], timezone: 'America/Lima', language: 'es' },
    mailboxes: [{ name: 'incidents', address: user, expects: 'incident', imap }],
    submission: { host: '127.0.0.1', port: smtpPort, tls: 'none' },
    database: { url: 'sqlite:acuse.db' },
    http: { listen: 'off' },
  };
  await writeFile(file, stringify(words));
  return file;
}

/** ACUSE_BENCH_NODE: options for the daemon's node, such as --cpu-prof. */
function profiling(): string[] {
  return (process.env.ACUSE_BENCH_NODE ?? '').split(' ').filter(Boolean);
}

export const startBareLoop: Start = async ({ dovecot, smtpPort }, user, imapPort) => {
  const folder = await openFolder();
  const options: BareLoopOptions = {
    imap: { port: imapPort, user, password: dovecot.password },
    smtpPort,
    address: desk,
    database: join(folder, 'bare.db'),
  };
  return side(folder, ['--import', 'tsx', bareLoop, JSON.stringify(options)]);
};

/** On the disk where TMPDIR lies: a memory disk would make every sync free. */
export function openFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'acuse-bench-'));
}

function side(folder: string, words: string[]): Side {
  const log = join(folder, 'log');
  const out = openSync(log, 'w');
  const child = spawn(process.execPath, words, { stdio: ['ignore', out, out] });
  return {
    usage: () => usageOf(child, log),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** From Linux's own books (proc(5)). */
function usageOf({ pid, exitCode }: ChildProcess, log: string): Usage {
  if (exitCode !== null)
    throw new Error(`a side has ended by itself:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, peak = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  const figures = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = Number(figures[11]) + Number(figures[12]);
  return { processor: ticks * millisecondsPerTick, peakMemory: Number(peak) / 1024 };
}

const millisecondsPerTick = 10;
