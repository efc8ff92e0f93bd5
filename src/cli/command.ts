import type { Command } from 'commander';
import type { World } from './world.ts';

/** Adds one command to the program: `exit.code` is what the process ends with unless the command throws. */
export type AddCommand = (program: Command, world: World, exit: { code: number }) => void;

/** The configuration a desk runs with unless `--config` names another. */
export const usualConfig = 'config/acuse.yaml';

/** Gives a command `--config`; without it the command uses `config/acuse.yaml`. */
export function withConfig(command: Command): Command {
  return command.option('-c, --config <file>', 'the configuration', usualConfig);
}

/** Gives a command an optional `--config`; without it the command uses the shipped defaults. */
export function withOptionalConfig(command: Command): Command {
  return command.option('-c, --config <file>', 'a configuration, for its own forms and prefixes');
}

export function withJson(command: Command): Command {
  return command.option('--json', 'one JSON object a line, and nothing else');
}

export function withExample(command: Command, ...examples: string[]): Command {
  return command.addHelpText('after', `\nExample:\n${examples.map(example => `  ${example}\n`).join('')}`);
}
