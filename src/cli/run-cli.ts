import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ConfigError, describeFaults } from '../config/faults.ts';
import { FirstStartError } from '../flow/first-start.ts';
import { ConflictError } from '../store/conflict-error.ts';
import { StoreError } from '../store/store-error.ts';
import { isDatabaseTrouble } from '../store/trouble.ts';
import { Refused } from '../ticket/refused.ts';
import type { AddCommand } from './command.ts';
import { CommandError, type World } from './world.ts';

/** In the order of the help. Only that which is called is loaded; all of them, when it is none. */
const commands = Object.entries<() => Promise<AddCommand>>({
  run: async () => (await import('./run.ts')).addRun,
  sandbox: async () => (await import('./sandbox.ts')).addSandbox,
  check: async () => (await import('./check.ts')).addCheck,
  parse: async () => (await import('./parse.ts')).addParse,
  'lead-time': async () => (await import('./lead-time.ts')).addLeadTime,
  tickets: async () => (await import('./tickets.ts')).addTickets,
  ticket: async () => (await import('./ticket.ts')).addTicket,
  why: async () => (await import('./why.ts')).addWhy,
  report: async () => (await import('./report.ts')).addReport,
  digest: async () => (await import('./digest.ts')).addDigest,
  quarantine: async () => (await import('./quarantine.ts')).addQuarantine,
  replay: async () => (await import('./replay.ts')).addReplay,
  letters: async () => (await import('./letters.ts')).addLetters,
  migrate: async () => (await import('./migrate.ts')).addMigrate,
  backup: async () => (await import('./backup.ts')).addBackup,
  restore: async () => (await import('./restore.ts')).addRestore,
  purge: async () => (await import('./purge.ts')).addPurge,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
});

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
  const named = commands.filter(([name]) => name === words[0]);
  for (const [, load] of named.length > 0 ? named : commands) (await load())(program, world, exit);
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
