import type { Config } from '../config/load.ts';
import { createComposer } from '../letters/compose.ts';
import { verifyMessageId } from '../mail/signed-id.ts';
import { acknowledgeDueAt } from '../promise/acknowledge.ts';
import type { Form } from '../questionnaire/form.ts';
import { ConflictError } from '../store/conflict-error.ts';
import type { Store } from '../store/store.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { Bell } from './bell.ts';
import { callsFolder, takenBy } from './call.ts';
import { settle } from './intake.ts';
import { Numbers } from './numbers.ts';
import { intakeRulesOf, mailboxRulesOf, readingDeskOf } from './rules.ts';
import { understand } from './understand.ts';
import { refuseOwnAddress } from './word.ts';

/** What a customer said on the telephone, as the agent wrote it down on a form. */
export interface Call {
  form: Form;
  /** Answers by field key. */
  answers: Readonly<Record<string, string>>;
  caller: { name: string; address: string | null };
  subject: string;
  /** Name of the mailbox that the customer would have written to, and whose letters are answered to it. */
  mailbox: Config['receivers'][number];
  by: string;
}

/**
 * Opens a ticket for a call. It walks the road of a mail: the form is written down as the mail the customer would have
 * sent, kept, read, and recorded with all that follows from it. So it is acknowledged to an address that was given. Throws
 * Refused for an address of the desk's own.
 */
export async function registerCall(
  call: Call,
  config: Config,
  { store, signingKey, clock }: { store: Store; signingKey: Uint8Array; clock: () => Date },
): Promise<Ticket[]> {
  const reading = readingDeskOf(config);
  if (call.caller.address !== null) refuseOwnAddress(call.caller.address, reading.ownAddresses);
  const now = clock();
  const bytes = mailOf(call);
  const [kept] = await store.keep([
    {
      ...{ mailbox: call.mailbox.name, folder: callsFolder, uidValidity: '1', uid: now.getTime() },
      ...{ bytes, size: bytes.length, truncated: false, acceptedAt: now, seenAt: now },
      acceptedBy: takenBy(call.by),
      acknowledgeDueAt: acknowledgeDueAt(now, config.promises.acknowledge),
    },
  ]);
  if (!kept) throw new Error('a call is kept like a mail');
  const rules = mailboxRulesOf(call.mailbox, config);
  // Nobody vouches for the sender of what an agent wrote down.
  const desk = { ...reading, border: { hosts: [], authservIds: [] } };
  const understood = await understand(bytes, false, rules.home, desk);
  const composer = createComposer({ templates: config.templates, signingKey });
  try {
    await settle([{ kept, keptAt: now, rules, understood }], intakeRulesOf(config), {
      ...{ store, signingKey, clock, bell: new Bell(), tell: () => undefined },
      workshop: {
        compose: async (order, at, original) => ({
          done: composer.compose(order, at, original ?? undefined),
        }),
      },
      numbers: new Numbers(store, config.tickets.prefixes, 1),
      verify: messageId => verifyMessageId(signingKey, messageId),
    });
  } catch (error) {
    // The daemon, which takes up whatever lies there, was quicker.
    if (!(error instanceof ConflictError)) throw error;
  }
  return (await store.ticketsOpenedBy([kept.id])).get(kept.id) ?? [];
}

/**
 * All questions are asked, so that the form is known by them however few were answered. A caller without an address, who
 * can be in no From, is named above them.
 */
function mailOf({ form, answers, caller: { name, address }, subject, by }: Call): Uint8Array {
  const header = [
    ...(address === null ? [] : [`From: ${encoded(name)} <${address}>`]),
    `Subject: ${encoded(subject)}`,
    `X-Acuse-Telephone: ${encoded(by)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const lines = form.fields
    .filter(({ key, required }) => required || answers[key] !== undefined)
    .map(({ key, label }) => `${label}: ${oneLine(answers[key] ?? '')}`);
  const caller = address === null && name !== '' ? [oneLine(name), ''] : [];
  return new TextEncoder().encode([...header, '', ...caller, ...lines, ''].join('\r\n'));
}

/** RFC 2047. */
function encoded(text: string): string {
  return `=?utf-8?B?${Buffer.from(oneLine(text)).toString('base64')}?=`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
