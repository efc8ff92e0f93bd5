import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds acuse as it is installed, in a folder of its own, for the tests of this file: gives that folder. */
export function built(): () => string {
  let folder: string | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'acuse-built-'));
    for (const shipped of ['migrations', 'templates', 'config', 'node_modules', 'package.json'])
      symlinkSync(join(root, shipped), join(folder, shipped));
    const compile = [
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.build.json',
      '--outDir',
      join(folder, 'dist'),
    ];
    const { status, stdout } = spawnSync(process.execPath, compile, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`acuse could not be built: ${stdout}`);
  }, 60_000);
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true });
  });
  return () => {
    if (folder === undefined) throw new Error('acuse has not been built yet');
    return folder;
  };
}

/** A daemon in a process of its own. */
export interface Process {
  child: ChildProcess;
  /** How it ended: its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** `acuse run`, killed at the latest when the test ends. */
export function startProcess(folder: string, configFile: string): Process {
  return launch(join(folder, 'dist/main.js'), 'run', '--config', configFile);
}

/** The same, but it is killed, as by `kill -9`, right before or right after a step: see programs/die.mjs. */
export function startDoomed(folder: string, configFile: string, step: string): Process {
  return launch(join(root, 'test/flow/programs/die.mjs'), folder, configFile, step);
}

function launch(...words: string[]): Process {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended: once(child, 'exit').then(([code, signal]) => code ?? signal) };
}
