import { median, table } from './figures.ts';
import type { Hosts } from './hosts.ts';
import type { Questionnaire } from './questionnaires.ts';
import { agent, type Start, startBareLoop, startDaemon } from './sides.ts';

interface Drain {
  /** Letters to customers a second, from the first to the last. */
  rate: number;
  /** Seconds from the start of the process to the first letter, and to the last of all, the agents' included. */
  firstLetter: number;
  allLetters: number;
  /** Milliseconds of processor time a mail, from the start of the process. */
  processor: number;
  /** MiB. */
  peakMemory: number;
}

/** Lets each side in turn empty a mailbox of the same mails, `rounds` times, and prints the medians side by side. */
export async function drain(hosts: Hosts, mails: Questionnaire[], rounds: number): Promise<void> {
  console.log(`\nDrain of ${mails.length} waiting mails, ${rounds} rounds`);
  const pairs: { ours: Drain; bare: Drain }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const ours = await drainOnce(hosts, startDaemon, `ours-${round}@desk.example`, mails, 2);
    const bare = await drainOnce(hosts, startBareLoop, `bare-${round}@desk.example`, mails, 1);
    pairs.push({ ours, bare });
    console.log(`  round ${round}: ${ours.rate.toFixed(0)} and ${bare.rate.toFixed(0)} letters a second`);
  }

  const row = (words: string, figure: (drain: Drain) => number): [string, ...number[]] => [
    words,
    median(pairs.map(({ ours }) => figure(ours))),
    median(pairs.map(({ bare }) => figure(bare))),
    median(pairs.map(({ ours, bare }) => figure(ours) / figure(bare))),
  ];
  table(
    'medians',
    ['acuse', 'bare loop', 'ratio'],
    [
      row('letters to customers a second', ({ rate }) => rate),
      row('start to first letter, s', ({ firstLetter }) => firstLetter),
      row("start to last letter, the agents' included, s", ({ allLetters }) => allLetters),
      row('processor time a mail, ms', ({ processor }) => processor),
      row('peak memory, MiB', ({ peakMemory }) => peakMemory),
    ],
  );
}

/** `lettersEach`: how many letters the side owes for one mail. */
async function drainOnce(
  hosts: Hosts,
  start: Start,
  user: string,
  mails: Questionnaire[],
  lettersEach: number,
): Promise<Drain> {
  await hosts.deliver(user, mails);
  hosts.forget();
  const begun = performance.timeOrigin + performance.now();
  await using side = await start(hosts, user, hosts.dovecot.imapPort);
  const { letters } = await hosts.saw(mails.length * lettersEach);
  const { processor, peakMemory } = side.usage();
  const customers = letters.filter(({ to }) => to !== agent);
  if (new Set(customers.map(({ to }) => to)).size !== mails.length)
    throw new Error('not every customer has a letter');
  const first = customers.at(0)?.at ?? 0;
  const last = customers.at(-1)?.at ?? 0;
  const end = letters.at(-1)?.at ?? 0;
  return {
    rate: (customers.length - 1) / ((last - first) / 1000),
    firstLetter: (first - begun) / 1000,
    allLetters: (end - begun) / 1000,
    processor: processor / mails.length,
    peakMemory,
  };
}
