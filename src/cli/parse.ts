import { readFileSync } from 'node:fs';
import type { Reading } from '../questionnaire/reading.ts';
import { type AddCommand, withExample, withJson, withOptionalConfig } from './command.ts';
import { type Reader, readerOf } from './reader.ts';
import { showReading } from './show-reading.ts';

/** `acuse parse FILE…`: reads mails without storing or sending anything. */
export const addParse: AddCommand = (program, world, exit) => {
  const command = program.command('parse').description('read mails without storing or sending anything');
  withExample(
    withOptionalConfig(withJson(command)).argument('<file...>', 'mails, as .eml'),
    'acuse parse mail.eml',
  ).action(async (files: string[], options: { json?: boolean; config?: string }) => {
    const { loadConfig } = await import('../config/load.ts');
    const read = await readerOf(loadConfig(options.config ?? null, { env: world.env, needs: [] }));
    for (const file of files) {
      const parsed = await tryToRead(file, read);
      world.stdout.write(options.json ? `${JSON.stringify(parsed)}\n` : showReading(parsed));
      if ('error' in parsed) exit.code = 1;
    }
  });
};

/** One line of `parse --json`. */
export type Parsed = { file: string } & (Reading | { error: string });

async function tryToRead(file: string, read: Reader): Promise<Parsed> {
  try {
    const { reading } = await read(readFileSync(file));
    return { file, ...reading };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  }
}
