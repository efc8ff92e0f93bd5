import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { withConfig, withExample } from './command.ts';
import type { SampleLetter } from './sample-letters.ts';
import type { World } from './world.ts';

/** `acuse letters samples`: what the letters of this desk look like, for whoever writes their templates. */
export function addSamples(letters: Command, world: World): void {
  const command = letters
    .command('samples')
    .description('write every letter into a folder, as a mail file filled with samples');
  withExample(
    withConfig(command).argument('<folder>', 'where to; what is called the same there is written anew'),
    'acuse letters samples /tmp/letters',
  ).action(async (folder: string, options: { config: string }) => {
    const { loadConfig } = await import('../config/load.ts');
    const { ConfigError } = await import('../config/faults.ts');
    const { sampleLetters } = await import('./sample-letters.ts');
    const config = loadConfig(options.config, { env: world.env, needs: ['desk', 'templates'] });
    const { letters, faults } = await sampleLetters(config, new Date());
    if (faults.length > 0) throw new ConfigError(faults);
    for (const [name, { bytes }] of named(letters)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    world.stdout.write(`${letters.length} letters are in ${folder}\n`);
  });
}

/** "acknowledgement/es-01.eml": the letters of one kind and language in the order of their situations. */
function named(letters: readonly SampleLetter[]): [name: string, letter: SampleLetter][] {
  const counts = new Map<string, number>();
  return letters.map(letter => {
    const name = `${letter.kind}/${letter.language}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [`${name}-${String(count).padStart(2, '0')}.eml`, letter];
  });
}
