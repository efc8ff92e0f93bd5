import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const programs = {
  'back-up': new URL('./programs/back-up.ts', import.meta.url),
  restore: new URL('./programs/restore.ts', import.meta.url),
  'commit-and-wait': new URL('./programs/commit-and-wait.ts', import.meta.url),
  'count-up': new URL('./programs/count-up.ts', import.meta.url),
  'hold-lock': new URL('./programs/hold-lock.ts', import.meta.url),
  'hold-transaction': new URL('./programs/hold-transaction.ts', import.meta.url),
  migrate: new URL('./programs/migrate.ts', import.meta.url),
};

/** Runs a program on a database in a process of its own, killed at the latest when the test ends. */
export function startProgram(program: keyof typeof programs, url: string): ChildProcess {
  const path = fileURLToPath(programs[program]);
  const child = spawn(process.execPath, ['--import', 'tsx', path, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What it printed, line by line, once it has ended by itself. */
export async function linesOf(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  if (child.stdout) for await (const line of createInterface(child.stdout)) lines.push(line);
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`the program ended with ${child.exitCode}`);
  return lines;
}

/** Resolves when it has printed something: it is where the test wants it. */
export async function ready(child: ChildProcess): Promise<void> {
  if (child.stdout) await once(child.stdout, 'data');
}

/** As a power switch would: no signal handler, no clean-up. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
