import { Readable } from 'node:stream';
import { runCli } from '../../src/cli/run-cli.ts';

/** What a command line printed, and its exit code. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process, on a terminal of paper. */
export async function acuse(...words: string[]): Promise<Ran> {
  return acuseGiven(null, ...words);
}

/** The same, with something piped into it. */
export async function acuseGiven(input: string | null, ...words: string[]): Promise<Ran> {
  const ran = { code: 0, out: '', err: '' };
  ran.code = await runCli(words, {
    env: {},
    ...(input === null ? {} : { stdin: Readable.from([Buffer.from(input)]) }),
    stdout: { write: text => (ran.out += Buffer.from(text).toString()) },
    stderr: { write: text => (ran.err += text) },
  });
  return ran;
}

/** The objects of a command's --json: one a line, and nothing else. */
export function objects({ out }: Ran): unknown[] {
  return out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}
