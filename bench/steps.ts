import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { type Config, loadConfig } from '../src/config/load.ts';
import { Bell } from '../src/flow/bell.ts';
import { type IntakeRooms, settle } from '../src/flow/intake.ts';
import { Numbers } from '../src/flow/numbers.ts';
import { intakeRulesOf, mailboxRulesOf, readingDeskOf } from '../src/flow/rules.ts';
import { understand } from '../src/flow/understand.ts';
import { createComposer } from '../src/letters/compose.ts';
import { readMail } from '../src/mail/read.ts';
import { readQuestionnaire } from '../src/questionnaire/read.ts';
import type { Arrival } from '../src/store/arrival.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { median, table } from './figures.ts';
import type { Questionnaire } from './questionnaires.ts';
import { openFolder, writeConfig } from './sides.ts';

/** How often each step is taken; the median leaves out the first times, while the engine still compiles. */
const passes = 7;
const groupSize = 50;

/** Takes each step of a mail's life by itself, on one thread, and prints the processor time it costs. */
export async function steps(mails: Questionnaire[]): Promise<void> {
  console.log(`\nSteps of ${mails.length} mails, ${passes} times`);
  const folder = await openFolder();
  const servers = { user: 'incidents@desk.example', imapPort: 1, smtpPort: 1, password: 'none' };
  const file = await writeConfig(folder, servers);
  const config = loadConfig(file, { env: {}, needs: ['mailboxes', 'database'] });
  const watch = new Stopwatch();
  for (let pass = 1; pass <= passes; pass++) {
    await using store = await openStore({ url: `sqlite:${join(folder, `${pass}.db`)}` });
    await store.migrate();
    await onePass(mails, config, store, watch);
  }
  watch.print(mails.length);
  await rm(folder, { recursive: true });
}

async function onePass(
  mails: Questionnaire[],
  config: Config,
  store: Store,
  watch: Stopwatch,
): Promise<void> {
  const [mailbox] = config.mailboxes;
  if (!mailbox) throw new Error('the bench has no mailbox');
  const rules = mailboxRulesOf(mailbox, config);
  const desk = readingDeskOf(config);
  const signingKey = randomBytes(32);

  for (const { bytes } of mails) await watch.time('mailparser: simpleParser', () => simpleParser(bytes));
  const kept = [];
  for (const group of groupsOf(mails.map(arrivalOf)))
    kept.push(...(await watch.time('store: keep', () => store.keep(group))));
  const incoming = [];
  for (const mail of kept) {
    const opened = await watch.time('mail: bytes to Mail', () => readMail(mail.bytes, desk));
    const { language: defaultLanguage, zone: defaultZone } = rules.home;
    watch.timeAtOnce('questionnaire: Mail to Reading', () =>
      readQuestionnaire(opened, { ...desk, defaultLanguage, defaultZone }),
    );
    const understood = await watch.time('both, and what is new, and whom to answer', () =>
      understand(mail.bytes, false, rules.home, desk),
    );
    watch.timeAtOnce('what comes of it, to another thread', () => structuredClone(understood));
    incoming.push({ kept: mail, keptAt: now, rules, understood });
  }

  const composer = createComposer({ templates: config.templates, signingKey });
  const rooms: IntakeRooms = {
    store,
    workshop: {
      compose: async (order, at, original) => ({
        done: watch.timeAtOnce(`letters: compose the ${order.kind}`, () =>
          composer.compose(order, at, original ?? undefined),
        ),
      }),
    },
    numbers: new Numbers(store, config.tickets.prefixes),
    bell: new Bell(),
    clock: () => now,
    tell: () => undefined,
    verify: () => null,
    signingKey,
  };
  for (const group of groupsOf(incoming))
    await watch.time('decide, the letter, store: record', () => settle(group, intakeRulesOf(config), rooms));
}

const now = new Date();

function arrivalOf({ bytes }: Questionnaire, index: number): Arrival {
  return {
    ...{ mailbox: 'incidents', folder: 'INBOX', uidValidity: '1', uid: index + 1 },
    ...{ bytes, size: bytes.length, truncated: false },
    ...{ seenAt: now, acceptedAt: now, acceptedBy: 'INTERNALDATE', acknowledgeDueAt: now },
  };
}

function groupsOf<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / groupSize) }, (_, index) =>
    list.slice(index * groupSize, (index + 1) * groupSize),
  );
}

/** Adds up the time of each step, pass by pass. */
class Stopwatch {
  readonly #spent = new Map<string, number[]>();

  async time<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
    const begun = process.cpuUsage();
    const result = await work();
    this.#note(step, begun);
    return result;
  }

  timeAtOnce<Result>(step: string, work: () => Result): Result {
    const begun = process.cpuUsage();
    const result = work();
    this.#note(step, begun);
    return result;
  }

  #note(step: string, begun: NodeJS.CpuUsage): void {
    const { user, system } = process.cpuUsage(begun);
    const times = this.#spent.get(step) ?? [];
    times.push(user + system);
    this.#spent.set(step, times);
  }

  /** Prints the median pass of each step, in microseconds a mail. */
  print(mails: number): void {
    const rows = [...this.#spent].map(([step, times]): [string, number] => {
      const each = times.length / passes;
      const sums = Array.from({ length: passes }, (_, pass) =>
        times.slice(pass * each, (pass + 1) * each).reduce((sum, time) => sum + time, 0),
      );
      return [step, median(sums) / mails];
    });
    table('processor time a mail', ['µs'], rows);
  }
}
