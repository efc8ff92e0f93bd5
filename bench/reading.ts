import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../src/config/load.ts';
import { readingDeskOf } from '../src/flow/rules.ts';
import type { Mail } from '../src/mail/mail.ts';
import { readMail } from '../src/mail/read.ts';
import { readQuestionnaire } from '../src/questionnaire/read.ts';
import { median, table } from './figures.ts';
import { freeTexts } from './free-texts.ts';
import { hostileMail, type Shape, shapes } from './hostile-mails.ts';
import { questionnaires } from './questionnaires.ts';
import { openFolder } from './sides.ts';

/** What reading costs: typical mails in a warm process, hostile ones as they grow, and `acuse parse` with its start. */
export async function reading(mailbox: string): Promise<void> {
  console.log('\nReading');
  const filled = (await questionnaires(300, mailbox)).map(({ bytes }) => bytes);
  const free = await freeTexts(200, mailbox);
  await typicalMails({
    'filled, text and HTML of paragraphs': filled.filter((_, at) => at % 3 === 2),
    'filled, HTML table': filled.filter((_, at) => at % 3 === 0),
    'filled, plain, the last mail below': filled.filter((_, at) => at % 3 === 1),
    'free text, plain, the last mail below': free.filter((_, at) => at % 2 === 0),
    'free text, text and HTML': free.filter((_, at) => at % 2 === 1),
  });
  await hostileMails();
  await parseCommand([...filled, ...free]);
}

const config = loadConfig(null, { env: {}, needs: [] });
const desk = { ...readingDeskOf(config), defaultLanguage: config.desk.language };

/** The engine compiles what is called often; a daemon runs for months. */
const passes = 25;
const warmUp = 5;

async function typicalMails(kinds: Record<string, Buffer[]>): Promise<void> {
  const rows: [string, ...number[]][] = [];
  for (const [kind, mails] of Object.entries(kinds)) {
    const opening: number[] = [];
    const reading: number[] = [];
    for (let pass = 0; pass < passes; pass++) {
      const opened: Mail[] = [];
      opening.push(await processorTime(async () => opened.push(...(await openAll(mails)))));
      reading.push(await processorTime(() => opened.map(mail => readQuestionnaire(mail, desk))));
    }
    const each = (times: number[]) => (1000 * median(times.slice(warmUp))) / mails.length;
    const size = mails.reduce((sum, { length }) => sum + length, 0) / mails.length;
    rows.push([kind, size / 1000, each(opening), each(reading)]);
  }
  table('processor time a mail', ['kB', 'to Mail, µs', 'Reading, µs'], rows);
}

async function openAll(mails: readonly Buffer[]): Promise<Mail[]> {
  const opened: Mail[] = [];
  for (const mail of mails) opened.push(await readMail(mail));
  return opened;
}

const sizes = [10_000, 100_000, 1_000_000];
const tries = 3;

/** Each ten times as large as the one before: what grows more than tenfold is not linear. */
async function hostileMails(): Promise<void> {
  const rows: [string, ...number[]][] = [];
  for (const shape of shapes) {
    const times: number[] = [];
    for (const size of sizes) times.push(...(await costOf(shape, size)));
    rows.push([shape.name, ...times]);
  }
  const worst = rows.map(([, ...times]) => times.slice(-2).reduce((sum, time) => sum + time, 0));
  table('processor time of hostile mails, ms', columns, rows);
  table('the slowest of 1 MB, ms', [''], [['bytes to Reading', Math.max(...worst)]]);
}

const columns = ['10 kB Mail', 'Reading', '100 kB Mail', 'Reading', '1 MB Mail', 'Reading'];

async function costOf(shape: Shape, size: number): Promise<[opening: number, reading: number]> {
  const bytes = hostileMail(shape, size);
  const opening: number[] = [];
  const reading: number[] = [];
  for (let time = 0; time < tries; time++) {
    const opened: Mail[] = [];
    opening.push(await processorTime(async () => opened.push(await readMail(bytes))));
    reading.push(await processorTime(() => opened.map(mail => readQuestionnaire(mail, desk))));
  }
  return [median(opening), median(reading)];
}

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const corpus = fileURLToPath(new URL('../test/mails', import.meta.url));
const filesInOneCall = 1000;

/** The built program, its start included, on mails like those above and on the oddities of the tests. */
async function parseCommand(typical: readonly Buffer[]): Promise<void> {
  const odd = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.eml'))
    .map(file => readFileSync(join(corpus, file)));
  const rows: [string, ...number[]][] = [];
  for (const [words, mails] of Object.entries({ typical, 'of the tests': odd })) {
    const folder = await openFolder();
    const files = await writeFiles(folder, mails);
    const start = median([1, 2, 3].map(() => wallTime(files.slice(0, 1))));
    const whole = median([1, 2, 3].map(() => wallTime(files)));
    rows.push([`mails ${words}`, start, whole, (1000 * files.length) / whole]);
    await rm(folder, { recursive: true });
  }
  table(`acuse parse, ${filesInOneCall} files in one call`, ['one file, ms', 'all, ms', 'mails/s'], rows);
}

async function writeFiles(folder: string, mails: readonly Buffer[]): Promise<string[]> {
  const files = Array.from({ length: filesInOneCall }, (_, index) => join(folder, `${index}.eml`));
  for (const [index, file] of files.entries()) await writeFile(file, mails[index % mails.length] ?? '');
  return files;
}

/** Milliseconds. A mail of the tests may be unreadable, which ends the program with 1. */
function wallTime(files: readonly string[]): number {
  const begun = performance.now();
  try {
    execFileSync(process.execPath, [program, 'parse', '--json', ...files], { stdio: 'ignore' });
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === 1)) throw error;
  }
  return performance.now() - begun;
}

/** Milliseconds. */
async function processorTime(work: () => unknown): Promise<number> {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
