import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ConfigError, describeFaults } from '../config/faults.ts';
import { FirstStartError } from '../flow/first-start.ts';
import { ConflictError } from '../store/conflict-error.ts';
import { StoreError } from '../store/store-error.ts';
import { isDatabaseTrouble } from '../store/trouble.ts';
import { Refused } from '../ticket/refused.ts';
import { addBackup } from './backup.ts';
import { addCheck } from './check.ts';
import { addDigest } from './digest.ts';
import { addDoctor } from './doctor.ts';
import { addLeadTime } from './lead-time.ts';
import { addLetters } from './letters.ts';
import { addMigrate } from './migrate.ts';
import { addParse } from './parse.ts';
import { addPurge } from './purge.ts';
import { addQuarantine } from './quarantine.ts';
import { addReplay } from './replay.ts';
import { addReport } from './report.ts';
import { addRestore } from './restore.ts';
import { addRun } from './run.ts';
import { addSandbox } from './sandbox.ts';
import { addTicket } from './ticket.ts';
import { addTickets } from './tickets.ts';
import { addWhy } from './why.ts';
import { CommandError, type World } from './world.ts';

/** Runs one command line. Resolves with the exit code: 0 done, 1 it failed (said on stderr), 2 the call or the config is wrong. */
export async function runCli(words: readonly string[], world: World): Promise<number> {
  const exit = { code: 0 };
  const program = new Command('acuse')
    .description(
      'The mail intake of a service desk: reads questionnaires, opens tickets, answers with their numbers.',
    )
    .version(version(), '--version', 'print the version of acuse')
    .exitOverride()
    .configureOutput({
      writeOut: text => world.stdout.write(text),
      writeErr: text => world.stderr.write(text),
    })
    .showHelpAfterError('(acuse --help lists the commands)');
  for (const add of [
    addRun,
    addSandbox,
    addCheck,
    addParse,
    addLeadTime,
    addTickets,
    addTicket,
    addWhy,
    addReport,
    addDigest,
    addQuarantine,
    addReplay,
    addLetters,
    addMigrate,
    addBackup,
    addRestore,
    addPurge,
    addDoctor,
  ])
    add(program, world, exit);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exit.code;
  } catch (error) {
    return explain(error, world);
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return version;
}

function explain(error: unknown, { stderr }: World): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ConfigError) {
    stderr.write(`${describeFaults(error.faults)}\n`);
    return 2;
  }
  stderr.write(`acuse: ${reasonOf(error)}\n`);
  return 1;
}

/** What we foresaw, and what the system refuses (a port, a file), says enough by itself; anything else is our fault. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isDatabaseTrouble(error)) return `the database cannot be used: ${error.message}`;
  const isForeseen = [CommandError, ConflictError, Refused, StoreError, FirstStartError].some(
    foreseen => error instanceof foreseen,
  );
  return isForeseen || 'syscall' in error ? error.message : (error.stack ?? error.message);
}
