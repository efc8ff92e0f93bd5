import { type Command, Option } from 'commander';
import { visibleLine } from '../mail/visible.ts';
import type { WaitingLetter, WhichLetters } from '../store/held-letters.ts';
import type { Store } from '../store/store.ts';
import { changeStore } from './change-store.ts';
import { columns } from './columns.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { addSamples } from './letters-samples.ts';
import { minute } from './minute.ts';
import { readStore } from './read-store.ts';
import { CommandError, type World } from './world.ts';

type State = 'held' | 'owed' | 'refused' | 'dropped';

/** `acuse letters`: letters that have not gone out, and what a person decides about those held. */
export const addLetters: AddCommand = (program, world) => {
  const letters = program
    .command('letters')
    .description('letters that have not gone out: release or drop held ones; or samples of all');
  addList(letters, world);
  addRelease(letters, world);
  addDrop(letters, world);
  addResume(letters, world);
  addSamples(letters, world);
};

function addList(letters: Command, world: World): void {
  const command = letters.command('list', { isDefault: true }).description('list them');
  const state = new Option('--state <state>', 'which').choices(['held', 'owed', 'refused', 'dropped']);
  withExample(
    withConfig(withJson(command)).addOption(state.default('held')),
    'acuse letters list --state refused',
  ).action(async (options: { config: string; json?: boolean; state: State }) => {
    const [found, hold] = await readStore(options.config, world, async store => [
      await store.lettersIn(options.state),
      await store.standingHold(),
    ]);
    if (options.json) world.stdout.write(found.map(letter => `${JSON.stringify(letter)}\n`).join(''));
    else {
      if (hold)
        world.stdout.write(
          `on hold since ${minute(hold.since)}: ${hold.why}; acuse letters resume ends it\n`,
        );
      world.stdout.write(table(found, options.state));
    }
  });
}

function addRelease(letters: Command, world: World): void {
  const command = letters
    .command('release')
    .description('send held letters; the daemon does so within seconds');
  withWhich(command, 'acuse letters release ack:17').action(async (keys: string[], options: Which) => {
    refuseUnclear(command, keys, options);
    const { loadConfig } = await import('../config/load.ts');
    const { letters: rules } = loadConfig(options.config, { env: world.env, needs: ['letters'] });
    if (rules.mode !== 'send')
      throw new CommandError(
        `letters.mode is ${rules.mode}: set it to send and start the daemon anew before letters go to their readers`,
      );
    await decide('released', keys, options, world, (store, which) => store.releaseLetters(which, new Date()));
  });
}

function addDrop(letters: Command, world: World): void {
  const command = letters.command('drop').description('never send held letters');
  withWhich(command, 'acuse letters drop --all').action(async (keys: string[], options: Which) => {
    refuseUnclear(command, keys, options);
    await decide('dropped', keys, options, world, (store, which) => store.dropLetters(which, new Date()));
  });
}

function addResume(letters: Command, world: World): void {
  const command = letters.command('resume').description('end the hold that a restore begins');
  withExample(withConfig(command), 'acuse letters resume').action(async (options: { config: string }) => {
    const wasOn = await changeStore(options.config, world, store => store.resume());
    world.stdout.write(wasOn ? 'letters go out again; those held stay held\n' : 'no hold is on\n');
  });
}

interface Which {
  config: string;
  all?: boolean;
}

function withWhich(command: Command, example: string): Command {
  return withExample(
    withConfig(command)
      .argument('[key...]', 'as acuse letters list shows them')
      .option('--all', 'all that are held; a release leaves out answers to tickets in review'),
    example,
  );
}

function refuseUnclear(command: Command, keys: readonly string[], { all }: Which): void {
  if ((keys.length === 0) === (all !== true))
    command.error('error: name the letters by their keys, or all of them by --all', { exitCode: 2 });
}

async function decide(
  became: string,
  keys: readonly string[],
  options: Which,
  world: World,
  change: (store: Store, which: WhichLetters) => Promise<string[]>,
): Promise<void> {
  const changed = new Set(
    await changeStore(options.config, world, store => change(store, options.all ? 'all' : keys)),
  );
  world.stdout.write(`${changed.size === 1 ? '1 letter' : `${changed.size} letters`} ${became}\n`);
  const others = [...new Set(keys)].filter(key => !changed.has(key));
  if (others.length > 0)
    throw new CommandError(`not among the held letters: ${others.map(visibleLine).join(', ')}`);
}

function table(letters: readonly WaitingLetter[], state: State): string {
  if (letters.length === 0) return `no letter is ${state}\n`;
  const rows = letters.map(({ key, ticketNumber, kind, to, owedAt, response }) => [
    visibleLine(key),
    ticketNumber ?? '—',
    kind,
    minute(owedAt),
    visibleLine(to),
    visibleLine(response ?? ''),
  ]);
  return columns([['KEY', 'TICKET', 'LETTER', 'OWED (UTC)', 'TO', 'THE SERVER SAID'], ...rows]);
}
