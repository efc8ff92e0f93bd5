import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Config } from '../config/load.ts';
import { type Form, type FormKind, formKinds, type Language, languages } from '../questionnaire/form.ts';
import { minuteIn } from '../questionnaire/values/zones.ts';
import type { Story } from '../store/story.ts';
import { startAsked } from '../ticket/request.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { changeStore } from './change-store.ts';
import { withExample } from './command.ts';
import { agentIn } from './order-ticket.ts';
import { outgoingLine } from './show-letter.ts';
import { startInWords } from './show-verdict.ts';
import { addressOf } from './ticket-orders.ts';
import { CommandError, type World } from './world.ts';

interface Options {
  config: string;
  json?: boolean;
  by?: string;
  kind: FormKind;
  language?: Language;
  form?: string;
  field: Record<string, string>;
  name: string;
  address?: string;
  subject?: string;
  mailbox?: string;
}

/** `acuse ticket open`: registers what came by telephone. `--config`, `--json` and `--by` are those of `acuse ticket`. */
export function addTicketOpen(ticket: Command, world: World): void {
  const command = ticket
    .command('open')
    .configureHelp({ showGlobalOptions: true })
    .description(
      'register what came by telephone, on the same questionnaire; asks for what no --field answers',
    )
    .addOption(new Option('--kind <kind>', 'of the ticket').choices(formKinds).default('incident'))
    .addOption(
      new Option('--language <language>', "the customer's; the desk's, unless said otherwise").choices(
        languages,
      ),
    )
    .option('--form <name>', 'the questionnaire, where kind and language do not name it')
    .option('--field <key=value>', 'an answer; once for each', answer, {})
    .option('--name <name>', 'who called', '')
    .option('--address <address>', 'where the customer is written to', addressOf)
    .option('--subject <text>', 'the subject; what the problem is, unless said otherwise')
    .option('--mailbox <name>', 'the mailbox whose customer called; the first, unless said otherwise');
  withExample(
    command,
    'acuse ticket open --name "Ana Ruiz" --address ana@example.com --field customerName="Minera Andina" --field site=Lima',
  ).action(async () => {
    const options = command.optsWithGlobals<Options>();
    const by = agentIn(options, world);
    const { loadConfig } = await import('../config/load.ts');
    const config = loadConfig(options.config, { env: world.env, needs: [] });
    const form = formOf(options, config);
    const answers = await complete(form, options.field, world);
    const { registerCall } = await import('../flow/telephone.ts');
    const call = {
      ...{ form, answers, by, mailbox: mailboxOf(options, config) },
      caller: { name: options.name, address: options.address ?? null },
      subject: options.subject ?? answers.problemDescription ?? answers.description ?? form.title,
    };
    const opened = await changeStore(options.config, world, async store => {
      const { signingKey } = await store.installation(randomBytes);
      const tickets = await registerCall(call, config, { store, signingKey, clock: () => new Date() });
      return Promise.all(tickets.map(({ number }) => store.ticket(number)));
    });
    for (const story of opened.filter(story => story !== null))
      world.stdout.write(options.json ? `${JSON.stringify(asJson(story))}\n` : told(story));
  });
}

function answer(written: string, before: Record<string, string>): Record<string, string> {
  const [, key, value] = /^(\w+)=(.*)$/s.exec(written) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('Write it as key=value.');
  return { ...before, [key]: value };
}

function formOf({ kind, language, form }: Options, { forms, desk }: Config): Form {
  const wanted = language ?? desk.language;
  const found = forms.find(each =>
    form === undefined ? each.kind === kind && each.language === wanted : each.name === form,
  );
  if (found) return found;
  throw new CommandError(
    `there is no such questionnaire; there are ${forms.map(({ name }) => name).join(', ')}`,
  );
}

function mailboxOf({ mailbox }: Options, { receivers }: Config): Config['receivers'][number] {
  const found = mailbox === undefined ? receivers[0] : receivers.find(({ name }) => name === mailbox);
  if (found) return found;
  throw new CommandError(
    `there is no such mailbox; there are ${receivers.map(({ name }) => name).join(', ')}`,
  );
}

/** Asks a person at a terminal for what no option answers; a program is not asked. */
async function complete(
  form: Form,
  given: Record<string, string>,
  { stdin, stderr }: World,
): Promise<Record<string, string>> {
  const unknown = Object.keys(given).filter(key => !form.fields.some(field => field.key === key));
  if (unknown.length > 0)
    throw new CommandError(
      `${form.name} does not ask for ${unknown.join(', ')}; it asks for ${form.fields.map(({ key }) => key).join(', ')}`,
    );
  if (!stdin?.isTTY) {
    if (Object.keys(given).length > 0) return given;
    throw new CommandError('nothing was answered: give --field key=value, or answer at a terminal');
  }
  const input = Readable.from(stdin);
  const lines = createInterface({ input })[Symbol.asyncIterator]();
  const answers = { ...given };
  for (const { key, label, required } of form.fields) {
    if (!required || answers[key] !== undefined) continue;
    stderr.write(`${label}: `);
    const { value, done } = await lines.next();
    if (done) throw new CommandError('the call was broken off: no ticket was opened');
    answers[key] = value;
  }
  input.destroy();
  return answers;
}

function asJson({ ticket, letters }: Story): Record<string, unknown> {
  const { number, status, version, missing, unreadable } = ticket;
  return {
    ...{ number, status, version, missing, unreadable },
    letters: letters.map(({ key, to, state }) => ({ key, to, held: state === 'held' })),
  };
}

function told({ ticket, letters }: Story): string {
  const { number, missing, unreadable } = ticket;
  const customers = letters.filter(({ acknowledges }) => acknowledges !== null);
  return [
    `${number}\n`,
    ...customers.map(({ to, state }) => outgoingLine({ to, held: state === 'held' })),
    customers.length === 0 ? 'no letter goes out: tell the customer the number\n' : '',
    missing.length > 0 ? `missing: ${missing.join(', ')}\n` : '',
    unreadable.length > 0 ? `not understood: ${unreadable.join(', ')}\n` : '',
    startLine(ticket),
  ].join('');
}

/** While the caller can still be asked for another start. */
function startLine(ticket: Ticket): string {
  const { leadTime, receivedAt, zone } = ticket;
  if (leadTime !== null) return `${startInWords(leadTime.proposed)}\n`;
  const start = startAsked(ticket);
  if (start === null || start > receivedAt) return '';
  return `the start asked for, ${minuteIn(zone, start)} (${zone}), has passed: ask for another\n`;
}
