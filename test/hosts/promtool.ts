import { spawnSync } from 'node:child_process';

/** Why promtool cannot be used here; null if it can. */
export function promtoolMissing(): string | null {
  const { error } = spawnSync('promtool', ['--version']);
  return error ? `promtool: ${error.message}; install prometheus` : null;
}

/** Runs promtool: its exit code, and what it said. */
export function promtool(...words: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('promtool', words, { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}
