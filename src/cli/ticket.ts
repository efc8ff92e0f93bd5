import type { LetterEntry } from '../store/letter-entry.ts';
import type { Story } from '../store/story.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { columns, printable } from './printable.ts';
import { readStore } from './read-store.ts';
import { CommandError } from './world.ts';

/** `acuse ticket NUMBER`: one ticket with its whole story. */
export const addTicket: AddCommand = (program, world) => {
  const command = withConfig(
    withJson(program.command('ticket').description('show a ticket with its whole story')),
  );
  withExample(command.argument('<number>', 'INC-000123'), 'acuse ticket INC-000123').action(
    async (number: string, options: { config: string; json?: boolean }) => {
      const story = await readStore(options.config, world, store => store.ticket(number.toUpperCase()));
      if (!story)
        throw new CommandError(`there is no ticket ${number}; acuse tickets lists those that exist`);
      world.stdout.write(options.json ? `${JSON.stringify(story)}\n` : told(story));
    },
  );
};

function told({ ticket, acknowledgement, events, letters }: Story): string {
  const answers = Object.entries(ticket.fields).map(([key, { text }]) => [`  ${key}`, printable(text)]);
  return [
    `${ticket.number} · ${ticket.kind} · ${ticket.status} · ${printable(ticket.subject)}\n`,
    `  from ${printable(ticket.requester ?? 'nobody named')}, received ${utc(ticket.receivedAt)} in ${ticket.mailbox}\n`,
    acknowledgement
      ? `  acknowledgement due ${utc(acknowledgement.dueAt)}: ${settled(acknowledgement)}\n`
      : '',
    columns(answers),
    ticket.missing.length > 0 ? `  missing: ${ticket.missing.join(', ')}\n` : '',
    ticket.unreadable.length > 0 ? `  not understood: ${ticket.unreadable.join(', ')}\n` : '',
    ticket.flags.length > 0 ? `  flags: ${ticket.flags.map(printable).join(', ')}\n` : '',
    '\nWhat happened (UTC)\n',
    columns(events.map(event => [`  ${utc(event.at)}`, happened(event)])),
    '\nLetters\n',
    columns(letters.map(letterLine)),
  ].join('');
}

function settled({ settledAt, settledHow }: NonNullable<Story['acknowledgement']>): string {
  return settledAt === null ? 'open' : `${settledHow ?? 'settled'} at ${utc(settledAt)}`;
}

function happened(event: TicketEvent): string {
  switch (event.type) {
    case 'Opened':
      return `opened from mail ${event.mailId}`;
    case 'Replied':
      return `${printable(event.from ?? 'somebody')} wrote (${event.why}): ${printable(event.text)}`;
    case 'AnswersAdded':
      return `answers came: ${Object.entries(event.fields)
        .map(([key, { text }]) => `${key} = ${printable(text)}`)
        .join('; ')}`;
    case 'Acknowledged':
      return `acknowledged: ${printable(event.response)}`;
    case 'AcknowledgementRefused':
      return `the acknowledgement was refused, telephone the customer: ${printable(event.response)}`;
  }
}

function letterLine({ kind, to, state, sentAt, response }: LetterEntry): string[] {
  return [`  ${kind}`, printable(to), sentAt ? `${state} ${utc(sentAt)}` : state, printable(response ?? '')];
}

function utc(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}
