import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { visibleLine } from '../mail/visible.ts';
import type { HandledMail } from '../store/handled.ts';
import { type AddCommand, usualConfig, withExample, withJson, withOptionalConfig } from './command.ts';
import { readStore } from './read-store.ts';
import type { Reader, ReadMail } from './reader.ts';
import { type ReadingDifference, readingDifferences } from './reading-differences.ts';
import { showDifference } from './show-differences.ts';
import type { World } from './world.ts';

interface Options {
  config?: string;
  json?: boolean;
  since?: Date;
}

/** `acuse replay`: reads mails again and shows where today's reading differs from the stored one; changes nothing. */
export const addReplay: AddCommand = (program, world, exit) => {
  const command = program
    .command('replay')
    .description("read mails with today's forms again and show what would differ; changes nothing")
    .argument('[file...]', 'mails, as .eml, compared with what the database of --config holds of them')
    .option('--since <date>', 'all mails with a ticket that came at or after this date', dateOf);
  withExample(
    withOptionalConfig(withJson(command)),
    'acuse replay --since 2026-11-01',
    'acuse replay --config config/acuse.yaml mail.eml',
  ).action(async (files: string[], options: Options) => {
    const { since, config = usualConfig } = options;
    if ((since === undefined) === (files.length === 0))
      command.error('error: name the files to read, or --since with a date', { exitCode: 2 });
    if (since !== undefined) await replaySince(since, { ...options, config }, world);
    else if (!(await replayFiles(files, options, world))) exit.code = 1;
  });
};

function dateOf(word: string): Date {
  const date = new Date(word);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('It is a date: 2026-11-22.');
  return date;
}

async function replaySince(since: Date, { config, json }: Options & { config: string }, world: World) {
  const read = await readerFor(config, world);
  const replayed = { same: 0, different: 0, gone: 0 };
  await readStore(config, world, async store => {
    for (const mail of await store.handledMails({ since })) {
      const bytes = await store.rawMail(mail.id);
      if (bytes === null) replayed.gone++;
      else if (tell(compare(mail, await read(bytes, mail)), json, world)) replayed.different++;
      else replayed.same++;
    }
  });
  if (json) return;
  const { same, different, gone } = replayed;
  const purged = gone === 0 ? '' : `, ${gone} no longer kept`;
  world.stdout.write(`${same + different} mails read again, ${different} of them otherwise${purged}\n`);
}

/** Resolves with false if a file could not be read. */
async function replayFiles(files: readonly string[], { config, json }: Options, world: World) {
  const read = await readerFor(config ?? null, world);
  let allRead = true;
  for (const file of files) {
    const mail = await tryToRead(file, read);
    if ('error' in mail) {
      world.stderr.write(`acuse: ${file} cannot be read: ${visibleLine(mail.error)}\n`);
      allRead = false;
      continue;
    }
    const { bytes, messageId } = mail;
    const stored =
      config === undefined || messageId === null
        ? []
        : await readStore(config, world, store => store.handledMails({ messageId }));
    let differs = false;
    for (const each of stored) {
      const replayed = { file, ...compare(each, await read(bytes, each)) };
      differs = tell(replayed, json, world) || differs;
    }
    if (json || differs) continue;
    world.stdout.write(`${file}: ${stored.length === 0 ? unknown(mail) : 'read as it was'}\n`);
  }
  return allRead;
}

async function readerFor(config: string | null, { env }: World): Promise<Reader> {
  const { loadConfig } = await import('../config/load.ts');
  const { readerOf } = await import('./reader.ts');
  return readerOf(loadConfig(config, { env, needs: [] }));
}

async function tryToRead(
  file: string,
  read: Reader,
): Promise<(ReadMail & { bytes: Uint8Array }) | { error: string }> {
  try {
    const bytes = await readFile(file);
    return { bytes, ...(await read(bytes)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** One line of `replay --json`: a mail that is read otherwise today. */
export interface Replayed {
  /** As given; left out for a mail of the database. */
  file?: string;
  mailId: number;
  mailbox: string;
  messageId: string | null;
  differences: ReadingDifference[];
}

function compare(
  { id: mailId, mailbox, messageId, readings, ticketNumber }: HandledMail,
  { reading }: ReadMail,
): Replayed {
  return { mailId, mailbox, messageId, differences: readingDifferences(readings, ticketNumber, reading) };
}

/** Prints a mail that is read otherwise; false if it is read as it was. */
function tell(replayed: Replayed, json: boolean | undefined, { stdout }: World): boolean {
  const { file, mailId, messageId, differences } = replayed;
  if (differences.length === 0) return false;
  const title = `${file ?? `mail ${mailId}`} · ${visibleLine(messageId ?? 'no Message-ID')}\n`;
  stdout.write(
    json ? `${JSON.stringify(replayed)}\n` : `${title}${differences.map(showDifference).join('')}`,
  );
  return true;
}

function unknown({ reading: { kind, form, fields } }: ReadMail): string {
  const answers = Object.keys(fields).length;
  return `nothing is stored to compare it with; today it is ${kind} · ${form ?? 'no form'} · ${answers} answers`;
}
