import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { LedgerEntry } from '../store/ledger-entry.ts';
import type { Store } from '../store/store.ts';
import { changeStore } from './change-store.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { readStore } from './read-store.ts';
import { type Quarantined, table, told } from './show-quarantined.ts';
import { CommandError, type World } from './world.ts';

interface Options {
  config: string;
  json?: boolean;
}

/** `acuse quarantine`: the mails that could not be processed. Nothing leaves it but by a person's word. */
export const addQuarantine: AddCommand = (program, world) => {
  const quarantine = program
    .command('quarantine')
    .description('mails that could not be processed: look at them, try them again, take them out as files');
  addList(quarantine, world);
  addShow(quarantine, world);
  addRetry(quarantine, world);
  addAnswered(quarantine, world);
  addExport(quarantine, world);
};

function addList(quarantine: Command, world: World): void {
  const command = quarantine.command('list', { isDefault: true }).description('list them, oldest first');
  withExample(withConfig(withJson(command)), 'acuse quarantine list').action(async (options: Options) => {
    const mails = await readStore(options.config, world, store => store.quarantinedMails());
    world.stdout.write(options.json ? mails.map(asLine).join('') : table(mails));
  });
}

function addShow(quarantine: Command, world: World): void {
  const command = quarantine.command('show').description('what is known of one, and the head of its header');
  withExample(
    withConfig(withJson(command)).argument('<id>', 'as acuse quarantine list shows it', mailIdOf),
    'acuse quarantine show 17',
  ).action(async (mailId: number, options: Options) => {
    const { mail, bytes } = await readStore(options.config, world, store => held(store, mailId));
    const { briefHeader } = await import('../mail/brief-header.ts');
    const header = bytes && briefHeader(bytes);
    world.stdout.write(options.json ? `${JSON.stringify({ ...mail, header })}\n` : told(mail, header));
  });
}

function addRetry(quarantine: Command, world: World): void {
  const command = quarantine
    .command('retry')
    .description('have them tried again: a running daemon does so within seconds, else the next start');
  withExample(
    withConfig(withJson(command))
      .argument('[id...]', 'as acuse quarantine list shows them', mailIdsOf)
      .option('--all', 'all that are in quarantine'),
    'acuse quarantine retry 17',
    'acuse quarantine retry --all',
  ).action(async (mailIds: number[], options: Options & { all?: boolean }) => {
    if ((mailIds.length === 0) === (options.all !== true))
      throw new CommandError('name the mails by their ids, or all of them by --all');
    const which = options.all ? 'all' : mailIds;
    const asked = await changeStore(options.config, world, store => store.askForRetry(which, new Date()));
    report(asked, mailIds, 'will be tried again', options, world);
  });
}

function addAnswered(quarantine: Command, world: World): void {
  const command = quarantine
    .command('answered')
    .description('note that a person has answered them, which keeps the promise; they stay in quarantine');
  withExample(
    withConfig(withJson(command)).argument('<id...>', 'as acuse quarantine list shows them', mailIdsOf),
    'acuse quarantine answered 17',
  ).action(async (mailIds: number[], options: Options) => {
    const answered = await changeStore(options.config, world, store =>
      store.answeredByPerson(mailIds, new Date()),
    );
    report(answered, mailIds, 'is answered', options, world);
  });
}

function report(
  changed: readonly number[],
  named: readonly number[],
  words: string,
  { json }: Options,
  { stdout }: World,
): void {
  for (const id of changed) stdout.write(json ? `${JSON.stringify({ id })}\n` : `mail ${id} ${words}\n`);
  const others = named.filter(id => !changed.includes(id));
  if (others.length > 0) throw new CommandError(`not in quarantine: ${others.join(', ')}`);
}

function addExport(quarantine: Command, world: World): void {
  const command = quarantine.command('export').description('write one out as it was received, as .eml');
  withExample(
    withConfig(command)
      .argument('<id>', 'as acuse quarantine list shows it', mailIdOf)
      .argument('[file]', 'where to, which must not be there yet; without it, to standard output'),
    'acuse quarantine export 17 mail.eml',
    'acuse quarantine export 17 | less',
  ).action(async (mailId: number, file: string | undefined, options: Options) => {
    const { mail, bytes } = await readStore(options.config, world, store => held(store, mailId));
    if (bytes === null) throw new CommandError(`the bytes of mail ${mailId} are no longer kept`);
    if (file !== undefined) await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
    else if (world.stdout.isTTY)
      throw new CommandError('a mail may hold what a terminal obeys: name a file, or pipe it somewhere');
    else world.stdout.write(bytes);
    if (mail.truncated)
      world.stderr.write(`acuse: only the beginning of mail ${mailId} was ever downloaded\n`);
  });
}

async function held(store: Store, mailId: number): Promise<{ mail: Quarantined; bytes: Uint8Array | null }> {
  const mail = await store.quarantinedMail(mailId);
  if (!mail)
    throw new CommandError(`mail ${mailId} is not in quarantine; acuse quarantine lists those that are`);
  return { mail, bytes: await store.rawMail(mailId) };
}

function mailIdOf(word: string): number {
  if (/^[1-9]\d{0,14}$/.test(word)) return Number(word);
  throw new InvalidArgumentError('It is a number, as acuse quarantine list shows it.');
}

function mailIdsOf(word: string, before: number[] = []): number[] {
  return [...before, mailIdOf(word)];
}

function asLine(mail: LedgerEntry): string {
  return `${JSON.stringify(mail)}\n`;
}
