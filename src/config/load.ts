import { dirname } from 'node:path';
import { assemble } from './assemble.ts';
import { strangeCountries } from './calendars.ts';
import { complaintsOf } from './complaints.ts';
import { type Config, everyNeed, type Need } from './config.ts';
import { crossChecks } from './cross-checks.ts';
import { type Complaint, ConfigError, type Fault, inReadingOrder, outermost } from './faults.ts';
import { follow } from './follow.ts';
import { Guide } from './guide.ts';
import { interpolate } from './interpolate.ts';
import { outlineOf } from './outline.ts';
import { fileSchema } from './schema.ts';
import { readYaml } from './yaml-file.ts';

export { type Config, everyNeed, type Need } from './config.ts';

/** The environment, and which parts of the configuration the command uses (`everyNeed`: all of them). */
export interface LoadOptions {
  env: Environment;
  needs: readonly Need[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a configuration and what it refers to; null gives the shipped defaults, without mailbox and submission.
 * Throws ConfigError with everything that is wrong. A variable that is not set and a secret file that is not there are
 * wrong only if the command needs their value; else the shipped default stands in, and nothing for a mail server.
 */
export function loadConfig(file: string | null, { env, needs }: LoadOptions): Config {
  if (file === null) return shippedConfig();
  const { faultsFor, config } = examineConfig(file, env);
  refuse(faultsFor(needs));
  return config();
}

/** A configuration that was read, whatever is wrong with it. */
export interface Examination {
  /** What is wrong for a command that uses these parts. */
  faultsFor(needs: readonly Need[]): Fault[];
  /** What the parts give that nothing is wrong with. Throws where something is wrong for every command. */
  config(): Config;
}

/** Reads a configuration and what it refers to, once for all commands. Throws ConfigError where it cannot be read. */
export function examineConfig(file: string, env: Environment): Examination {
  const folder = dirname(file);
  const { yaml, faults } = readYaml(file);
  if (yaml === null) throw new ConfigError(faults);

  const { values, malformed, unset } = interpolate(yaml.values ?? {}, { env, folder });
  const outline = outlineOf(values);
  const followed = follow(outline, folder);
  const guide = new Guide(fileSchema);
  const issues = fileSchema.safeParse(values).error?.issues ?? [];
  const complaints = outermost([
    ...malformed,
    ...unset,
    ...complaintsOf(issues, { values, yaml, guide }),
    ...followed.complaints,
    ...crossChecks(outline, followed.writtenRegions),
    ...strangeCountries(outline, followed),
  ]);
  return {
    faultsFor(needs) {
      // Who sends letters makes use of every part, whether or not the list of needs says so.
      const parts = needs.includes('submission') ? everyNeed : needs;
      const isNeeded = ({ path }: Complaint) => parts.some(part => part === path[0]);
      const grave = complaints.filter(complaint => !unset.includes(complaint) || isNeeded(complaint));
      const inFile = [...faults, ...yaml.faultsOf(grave)].sort(inReadingOrder);
      return [...inFile, ...followed.faults];
    },
    config: () => assemble(values, unset, followed, folder),
  };
}

function shippedConfig(): Config {
  const followed = follow(outlineOf({}), '');
  refuse(followed.faults);
  return assemble({}, [], followed, '');
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ConfigError(faults);
}
