import { readFile } from 'node:fs/promises';
import type { Config } from '../config/load.ts';
import type { Reading } from '../questionnaire/reading.ts';
import { type AddCommand, withExample, withJson, withOptionalConfig } from './command.ts';
import { showReading } from './show-reading.ts';

/** `acuse parse FILE…`: reads mails without storing or sending anything. */
export const addParse: AddCommand = (program, world, exit) => {
  const command = program.command('parse').description('read mails without storing or sending anything');
  withExample(
    withOptionalConfig(withJson(command)).argument('<file...>', 'mails, as .eml'),
    'acuse parse mail.eml',
  ).action(async (files: string[], options: { json?: boolean; config?: string }) => {
    const { loadConfig } = await import('../config/load.ts');
    const read = await reader(loadConfig(options.config ?? null, { env: world.env, needs: [] }));
    for (const file of files) {
      const parsed = await tryToRead(file, read);
      world.stdout.write(options.json ? `${JSON.stringify(parsed)}\n` : showReading(parsed));
      if ('error' in parsed) exit.code = 1;
    }
  });
};

/** One line of `parse --json`. */
export type Parsed = { file: string } & (Reading | { error: string });

async function reader({ forms, tickets, desk }: Config): Promise<(bytes: Uint8Array) => Promise<Reading>> {
  const { readMail } = await import('../mail/read.ts');
  const { readQuestionnaire } = await import('../questionnaire/read.ts');
  const prefixes = Object.values(tickets.prefixes);
  const defaultLanguage = desk?.language ?? 'es';
  return async bytes => readQuestionnaire(await readMail(bytes), { forms, prefixes, defaultLanguage });
}

async function tryToRead(file: string, read: (bytes: Uint8Array) => Promise<Reading>): Promise<Parsed> {
  try {
    return { file, ...(await read(await readFile(file))) };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  }
}
