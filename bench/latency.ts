import { setTimeout as pause } from 'node:timers/promises';
import { median, percentile, table } from './figures.ts';
import type { Hosts } from './hosts.ts';
import type { Questionnaire } from './questionnaires.ts';
import { agent, startBareLoop, startDaemon } from './sides.ts';

/** Milliseconds a side is left alone after each mail, so that the next finds it idle. */
const rest = 150;
/** Mails before the first that counts: a daemon is started once and runs for months. */
export const warmUp = 10;

/**
 * Mails arriving one by one, at each side in turn, while both run. What is measured is the side's own share: from the
 * moment EXISTS passes towards it on the line until the SMTP server has the whole letter to the customer. Dovecot holds
 * news of a mail back for half a second, which is not in it.
 */
export async function latency(hosts: Hosts, mails: Questionnaire[]): Promise<void> {
  console.log(`\nLatency of ${mails.length - warmUp} mails arriving one by one, after ${warmUp} to warm up`);
  const users = { ours: 'ours@desk.example', bare: 'bare@desk.example' };
  await using _ours = await startDaemon(hosts, users.ours, hosts.watchedImapPort);
  await using _bare = await startBareLoop(hosts, users.bare, hosts.watchedImapPort);
  await pause(3_000);
  const ours: number[] = [];
  const bare: number[] = [];
  for (const mail of mails) {
    ours.push(await answerTime(hosts, users.ours, mail, 2));
    bare.push(await answerTime(hosts, users.bare, mail, 1));
  }

  const cold: [string, ...number[]] = ['the very first mail, ms', ours[0] ?? 0, bare[0] ?? 0];
  const sides = [ours.slice(warmUp), bare.slice(warmUp)];
  const row = (words: string, figure: (times: number[]) => number): [string, ...number[]] => [
    words,
    ...sides.map(figure),
  ];
  table(
    'EXISTS seen to letter accepted',
    ['acuse', 'bare loop'],
    [
      row('p50, ms', median),
      row('p90, ms', times => percentile(times, 0.9)),
      row('p99, ms', times => percentile(times, 0.99)),
      row('the slowest, ms', times => percentile(times, 1)),
      cold,
    ],
  );
}

/** Milliseconds. `letters`: how many the side owes for one mail. */
async function answerTime(hosts: Hosts, user: string, mail: Questionnaire, letters: number): Promise<number> {
  hosts.forget();
  await hosts.deliver(user, [mail]);
  const saw = await hosts.saw(letters);
  await pause(rest);
  const seen = saw.exists.at(0);
  const answered = saw.letters.find(({ to }) => to !== agent)?.at;
  if (seen === undefined || answered === undefined) throw new Error('a letter without word of its mail');
  return answered - seen;
}
