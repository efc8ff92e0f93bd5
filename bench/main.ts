import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { digest } from './digest.ts';
import { drain } from './drain.ts';
import { startHosts } from './hosts.ts';
import { latency, warmUp } from './latency.ts';
import { questionnaires } from './questionnaires.ts';
import { reading } from './reading.ts';
import { steps } from './steps.ts';

/*
 * What acuse costs, beside the least that the same libraries can do.
 *
 *   npm run build && npm run bench                        everything, about five minutes
 *   npm run bench -- drain --mails 1000 --rounds 5        a mailbox full of mails, emptied
 *   npm run bench -- latency --mails 100                  mails arriving one by one
 *   npm run bench -- steps                                each step alone, in microseconds
 *   npm run bench -- reading                              mails being read: typical, hostile, a thousand files
 *   npm run bench -- digest                               the facts of a digest over 15,000 tickets
 *
 * Needs Linux and Dovecot (dovecot-imapd, dovecot-lmtpd). The database lies below TMPDIR: on a memory disk every sync
 * would be free. Both sides meet the same mails, the same Dovecot and the same SMTP server in the same run, in turn;
 * each is a process of its own, and so is the witness that keeps the time. The bare loop (bare-loop.ts) fetches, parses,
 * inserts one row (synchronous=NORMAL), replies and moves, and decides nothing; acuse is the built daemon as shipped,
 * every commit synced, and writes to an agent besides: two letters a mail.
 *
 * The rate counts letters to customers, from the first to the last. The agents' letters are written and travel after
 * them, within ten seconds; "start to last letter" includes them, and the start of the program. Ratios are medians of
 * pairs.
 *
 * Aims: rate at least 0.75 of the bare loop's; latency p50 ≤ 25 ms, p99 ≤ 100 ms; peak memory < 250 MiB;
 * Mail to Reading ≤ 0.5 ms for a mail of 5 kB, bytes to Reading < 150 ms for any of 1 MB, and growing no faster than the
 * mail; acuse parse ≥ 400 mails/s on two cores, its start included; the facts of a digest over 15,000 tickets < 1 s.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { mails: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
const mailbox = 'incidents@desk.example';

console.log(`Node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`);
if (wanted('steps')) await steps(await questionnaires(300, mailbox));
if (wanted('reading')) await reading(mailbox);
if (wanted('digest')) await digest();
if (wanted('drain') || wanted('latency')) {
  await using hosts = await startHosts();
  if (wanted('drain'))
    await drain(hosts, await questionnaires(Number(values.mails ?? 1_000), mailbox), Number(values.rounds));
  if (wanted('latency'))
    await latency(hosts, await questionnaires(Number(values.mails ?? 100) + warmUp, mailbox));
}
