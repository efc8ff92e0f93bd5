import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../config/config.ts';
import { ConfigError, describeFaults, type Fault } from '../config/faults.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { alertsArrive } from './check-alert.ts';
import { type AddCommand, withConfig, withExample } from './command.ts';
import { sampleLetters } from './sample-letters.ts';
import type { World } from './world.ts';

/**
 * `acuse check`: every fault of a configuration at once; with --connect also whether the servers answer, with --alert
 * whether alerts arrive.
 */
export const addCheck: AddCommand = (program, world, exit) => {
  const command = withConfig(
    program.command('check').description('list every fault of the configuration at once'),
  ).option('--connect', 'also sign in to every mailbox, to the mail server, and open the database');
  command.addOption(
    command
      .createOption('--alert', '--connect, and send a test alert over every road')
      .implies({ connect: true }),
  );
  const examples = ['acuse check --config /etc/acuse/acuse.yaml --connect', 'acuse check --alert'];
  withExample(command, ...examples).action(
    async (options: { config: string; connect?: boolean; alert?: boolean }) => {
      const { config, unset } = await readAll(options.config, world);
      const { outdatedZones } = await import('../promise/zone-facts.ts');
      for (const zone of outdatedZones()) {
        world.stderr.write(`${zone}\n`);
        exit.code = 1;
      }
      for (const warning of await warnings(config)) world.stderr.write(`warning: ${warning}\n`);
      const { faults } = await sampleLetters(config, new Date());
      if (faults.length > 0 || (unset.length > 0 && options.connect))
        throw new ConfigError([...faults, ...unset]);
      world.stdout.write(verdict(options.config, unset));
      if (options.connect && !(await allAnswer(config, world))) exit.code ||= 1;
      if (options.alert && !(await alertsArrive(config, world))) exit.code ||= 1;
    },
  );
};

/** The configuration, and what is not set on this machine. Throws ConfigError with both where something is wrong in it. */
async function readAll(file: string, { env }: World): Promise<{ config: Config; unset: Fault[] }> {
  const { examineConfig, everyNeed } = await import('../config/load.ts');
  const { faultsFor, config } = examineConfig(file, env);
  const faults = faultsFor(everyNeed);
  if (faultsFor([]).length > 0) throw new ConfigError(faults);
  return { config: config(), unset: faults };
}

/** What is probably a slip, and what is right today and will not be for long. */
async function warnings(config: Config): Promise<string[]> {
  const { doubtsAbout } = await import('../config/doubts.ts');
  const { expiryWarnings } = await import('../tokens/secret-expiry.ts');
  const { mailboxes, submission } = config;
  const clients = [...mailboxes.map(({ imap }) => imap.oauth), submission?.oauth];
  return [...doubtsAbout(config), ...expiryWarnings(clients, new Date())];
}

/** A value that only a command that signs in needs is no fault on the machine where a configuration is written. */
function verdict(file: string, unset: readonly Fault[]): string {
  return unset.length === 0
    ? `${file}: nothing is wrong\n`
    : `${file}: nothing is wrong with what is written; before acuse runs:\n${describeFaults(unset)}\n`;
}

async function allAnswer(config: Config, world: World): Promise<boolean> {
  const { openTokens } = await import('./check-tokens.ts');
  const tokens = await openTokens(config.database);
  const answers = await Promise.all([
    ...config.mailboxes.map(async mailbox =>
      tried(`mailbox ${mailbox.name}`, await tryMailbox(mailbox, tokens)),
    ),
    trySubmission(config.submission, tokens).then(failure => tried('submission', failure)),
    tryDatabase(config.database.url).then(failure => tried('database', failure)),
  ]);
  for (const { words } of answers) world.stdout.write(`${words}\n`);
  return answers.every(({ good }) => good);
}

function tried(what: string, failure: string | null): { words: string; good: boolean } {
  return { words: `${what}: ${failure ?? 'answers'}`, good: failure === null };
}

async function tryMailbox(mailbox: Config['mailboxes'][number], tokens: Tokens): Promise<string | null> {
  const { tryInbox } = await import('../inbox/inbox.ts');
  return tryInbox(mailbox, {}, tokens.of(mailbox.imap.oauth));
}

async function trySubmission(submission: Config['submission'], tokens: Tokens): Promise<string | null> {
  if (!submission) return 'is not configured';
  const { openOutbox } = await import('../outbox/outbox.ts');
  const { pino } = await import('pino');
  const log = pino({ level: 'silent' });
  const outbox = openOutbox(submission, { log, accessToken: tokens.of(submission.oauth) });
  const outcome = await outbox.verify();
  await outbox.close();
  return outcome?.response ?? null;
}

/** A database that is not there yet is made at the first start, if its place can be written. */
async function tryDatabase(url: string): Promise<string | null> {
  const file = url.replace(/^sqlite:/, '');
  try {
    if (!existsSync(file)) accessSync(nearestFolder(file), constants.W_OK);
    else await (await openForReading(url)).close();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function openForReading(url: string) {
  const { openStore } = await import('../store/store.ts');
  return openStore({ url, access: 'read' });
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) ? folder : nearestFolder(folder);
}
