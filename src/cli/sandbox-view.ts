import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';
import type { Config } from '../config/config.ts';
import type { Delivered, Moment, Settled } from '../flow/moment.ts';
import { visibleLine } from '../mail/visible.ts';
import type { AcceptedLetter, MailHost } from '../sandbox/mail-host.ts';
import type { Sample } from '../sandbox/samples.ts';
import type { World } from './world.ts';

/** Tells on the terminal what happens in the sandbox, and keeps the letters as files to look at. */
export class SandboxView {
  readonly #write: (text: string) => void;
  readonly #letters: string;
  readonly #seenAt = new Map<number, Date>();
  #settled = 0;
  #acknowledged = 0;
  #kept = 0;

  constructor(world: World, letters: string) {
    this.#write = text => world.stdout.write(text);
    this.#letters = letters;
  }

  open({ http }: Config): void {
    const web =
      http.listen === 'off'
        ? ''
        : `  Health and metrics: http://${http.listen.host}:${http.listen.port}/healthz and /metrics\n`;
    this.#write(
      `${styleText('bold', 'acuse sandbox')}: a service desk inside this process; nothing leaves this machine.\n${web}\n`,
    );
  }

  show(moment: Moment): void {
    if (moment.type === 'settled') this.#showMail(moment);
    if (moment.type === 'delivered') this.#showLetter(moment);
    if (moment.type === 'road-closed')
      this.#write(`  the mail server does not take letters: ${visibleLine(moment.reason)}\n`);
  }

  /** Writes a letter into the folder as the file a mail program opens. */
  keep({ envelope, bytes }: AcceptedLetter): void {
    const name = `${String(++this.#kept).padStart(4, '0')}-to-${envelope.to.join('-').replace(/[^\w@.-]/g, '_')}.eml`;
    writeFileSync(join(this.#letters, name), bytes);
  }

  /** Whether every sample was handled, and those that are owed a letter have theirs, within `patience` milliseconds. */
  async complete(samples: readonly Sample[], patience: number, signal: AbortSignal): Promise<boolean> {
    const owed = samples.filter(({ isAnswered }) => isAnswered).length;
    const isComplete = (): boolean => this.#settled >= samples.length && this.#acknowledged >= owed;
    const end = performance.now() + patience;
    while (!isComplete() && performance.now() < end && !signal.aborted) await sleep(50);
    this.#write(
      `\n${samples.length} mails, ${this.#acknowledged} of ${owed} acknowledgements accepted, ${this.#kept} letters in ${here(this.#letters)}\n`,
    );
    return isComplete();
  }

  invite({ host, smtpPort }: MailHost, address: string, configFile: string): void {
    const config = here(configFile);
    this.#write(`
Where to look next
  npx acuse tickets -c ${config}              what is open
  npx acuse ticket INC-000001 -c ${config}    one ticket's whole story
  npx acuse why INC-000001 -c ${config}       which rule decided what
  ${here(this.#letters)}/                       the letters, for any mail program

Send a mail of your own (the desk reads ${address})
  curl --url smtp://${host}:${smtpPort} --mail-from you@example.com --mail-rcpt ${address} --upload-file mail.eml

Ctrl-C ends.
`);
  }

  #showMail(mail: Settled): void {
    this.#settled++;
    this.#seenAt.set(mail.mailId, mail.seenAt);
    const subject = visibleLine(mail.subject ?? '');
    this.#write(
      `${styleText('cyan', '✉')}  ${visibleLine(mail.from ?? 'nobody named')}  ${styleText('bold', subject)}\n`,
    );
    for (const line of [...readLines(mail), ...endLines(mail)]) this.#write(`     ${line}\n`);
  }

  #showLetter({ kind, ticket: number, outcome, response, acknowledged, at }: Delivered): void {
    const ticket = number ?? 'the desk';
    if (outcome !== 'sent')
      this.#write(`     ${kind} about ${ticket}: ${outcome}, ${visibleLine(response)}\n`);
    if (outcome !== 'sent' || !acknowledged) return;
    this.#acknowledged++;
    const seenAt = this.#seenAt.get(acknowledged.mailId);
    const time = seenAt ? ` ${at.getTime() - seenAt.getTime()} ms after the mail was seen` : '';
    this.#write(`     ${styleText('green', '✓')} letter for ${ticket} accepted${time}\n`);
  }
}

function readLines({ read }: Settled): string[] {
  if (!read) return [];
  const missing =
    read.missing.length > 0 ? `, ${read.missing.length} missing: ${read.missing.join(', ')}` : '';
  return read.form === null ? [] : [`read as ${read.form}: ${read.answered} answers${missing}`];
}

function endLines({ disposition, tickets, why }: Settled): string[] {
  const what = tickets.length > 0 ? `${disposition} ${styleText('bold', tickets.join(', '))}` : disposition;
  return [disposition === 'opened' ? what : `${what}: ${visibleLine(why.rule)}`];
}

function here(path: string): string {
  return relative(process.cwd(), path);
}
