import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A program of `test/store/programs/` in a process of its own, killed at the latest when the test ends. */
export function startProgram(program: string, ...args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(`./programs/${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
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
