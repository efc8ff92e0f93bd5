import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeIn } from '../fuzzed-desk.ts';
import { mutant } from '../mutations.ts';

/*
 * Mails made of all the mails of this folder, changed at random, go through a desk. Every one has to come to a verdict,
 * in bounded time and memory. Without a bound node takes more memory than it needs, hence the options.
 *
 *     NODE_OPTIONS="--max-old-space-size=160 --max-semi-space-size=4"
 *     npx tsx test/mails/programs/fuzz.ts 100000          so many mails, of seeds nobody has tried
 *     npx tsx test/mails/programs/fuzz.ts 1000 7          those of the seeds 7 to 1006
 *     npx tsx test/mails/programs/fuzz.ts 1 7 > mail.eml  the mail of the seed 7 alone
 */

/** MiB the process may ever have held, the program itself and its libraries included. */
const mostMemory = 300;

/** Mails of one desk. The next begins with an empty one, so that the disk it needs is bounded too. */
const deskful = 1_000;

const [count = 100_000, first = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
const folder = join(import.meta.dirname, '..');
const corpus = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.eml'))
  .sort()
  .map(file => readFileSync(join(folder, file), 'latin1'));

if (count === 1) {
  const { bytes, changes } = mutant(first, corpus);
  process.stdout.write(bytes);
  process.stderr.write(`seed ${first}: ${changes.join(', ')}\n`);
} else process.exitCode = (await fuzz()) === 0 ? 0 : 1;

/** Gives back how many faults there were. */
async function fuzz(): Promise<number> {
  let faults = 0;
  const all: Record<string, number> = {};
  for (let done = 0; done < count; done += deskful) {
    const size = Math.min(deskful, count - done);
    const seeds = Array.from({ length: size }, (_, index) => first + done + index);
    const fates = await takeIn(seeds, corpus);
    const { dispositions, slowest } = fates;
    for (const [name, number] of Object.entries(dispositions)) all[name] = (all[name] ?? 0) + number;
    const verdicts = Object.values(dispositions).reduce((sum, number) => sum + number, 0);
    if (verdicts !== size) fates.fault(null, `${size} mails came to ${verdicts} verdicts`);
    const memory = mostHeld();
    if (memory > mostMemory) fates.fault(null, `${memory} MiB were held`);
    const range = `seeds ${seeds[0]} to ${seeds.at(-1)}`;
    console.log(`${range}: slowest ${slowest.milliseconds} ms (seed ${slowest.seed}), at most ${memory} MiB`);
    for (const fault of fates.faults) console.error(fault);
    faults += fates.faults.length;
  }
  console.log(`${count} mails, ${faults} faults: ${JSON.stringify(all)}`);
  return faults;
}

/** MiB at most so far. Linux counts into maxRSS what the parent held when it started this process. */
function mostHeld(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, peak = process.resourceUsage().maxRSS] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
  return Math.round(Number(peak) / 1024);
}
