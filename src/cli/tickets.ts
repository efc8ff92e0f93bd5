import { InvalidArgumentError } from 'commander';
import { clip } from '../letters/clip.ts';
import type { ListedTicket } from '../store/listing.ts';
import { statusInWords, type Ticket } from '../ticket/ticket.ts';
import { earliestStart } from '../ticket/verdict.ts';
import { columns } from './columns.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { minute } from './minute.ts';
import { readStore } from './read-store.ts';

interface Options {
  config: string;
  json?: boolean;
  open?: boolean;
  kind?: 'incident' | 'ssr' | 'rfc';
  customer?: string;
  severity?: 1 | 2 | 3 | 4;
  since?: Date;
}

/** `acuse tickets`: lists tickets. */
export const addTickets: AddCommand = (program, world) => {
  const command = withConfig(withJson(program.command('tickets').description('list tickets')))
    .option('--open', 'only those that are not closed')
    .option('--kind <kind>', 'incident, ssr or rfc', kindOf)
    .option('--customer <name>', "part of the customer's name")
    .option('--severity <level>', '1 to 4', severityOf)
    .option('--since <date>', 'opened at or after this date (YYYY-MM-DD, or with a time)', dateOf);
  withExample(command, 'acuse tickets --open --customer "Minera Andina"').action(async (options: Options) => {
    const { open, kind, customer, severity, since } = options;
    const found = await readStore(options.config, world, store =>
      store.tickets({ open, kind, customer, severity, since }),
    );
    world.stdout.write(
      options.json ? found.map(each => `${JSON.stringify(asJson(each))}\n`).join('') : table(found),
    );
  });
};

function kindOf(word: string): NonNullable<Options['kind']> {
  if (word === 'incident' || word === 'ssr' || word === 'rfc') return word;
  throw new InvalidArgumentError('It is incident, ssr or rfc.');
}

function severityOf(word: string): NonNullable<Options['severity']> {
  const level = [1, 2, 3, 4].find(each => String(each) === word);
  if (level === 1 || level === 2 || level === 3 || level === 4) return level;
  throw new InvalidArgumentError('It is 1, 2, 3 or 4.');
}

function dateOf(word: string): Date {
  const date = new Date(word);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('It is a date: 2026-11-22.');
  return date;
}

/** One line of `tickets --json`: what other programs rely on. */
function asJson({ ticket, acknowledgeDueAt, acknowledgedInTime }: ListedTicket): Record<string, unknown> {
  const { fields } = ticket;
  return {
    number: ticket.number,
    kind: ticket.kind,
    status: ticket.status,
    severity: ticket.severity,
    customerName: fields.customerName?.text ?? null,
    site: fields.site?.text ?? null,
    language: ticket.language,
    form: ticket.form,
    subject: ticket.subject,
    country: ticket.place?.country ?? null,
    zone: ticket.zone,
    messageId: ticket.messageId,
    mailbox: ticket.mailbox,
    receivedAt: ticket.receivedAt,
    openedAt: ticket.openedAt,
    acknowledgedAt: ticket.acknowledgedAt,
    acknowledgeDueAt,
    acknowledgedInTime,
    telephonedAt: ticket.telephonedAt,
    assignee: ticket.assignee,
    waitsFor: ticket.waitsFor,
    waitsUntil: ticket.waitsUntil,
    startAt: ticket.startAt,
    escalationLevel: ticket.escalationLevel,
    resolvedAt: ticket.resolvedAt,
    overAt: ticket.overAt,
    repairDueAt: null,
    requestedFor: fields.requestedFor?.value ?? ticket.leadTime?.proposed.requestedFor ?? null,
    leadTimeMet: ticket.leadTime?.proposed.met ?? null,
    earliest: ticket.leadTime && earliestStart(ticket.leadTime.proposed),
    missing: ticket.missing,
    unreadable: ticket.unreadable,
    flags: ticket.flags,
    fields,
  };
}

/** Characters: one customer who wrote a paragraph leaves the others their place in the line. */
const widest = { customer: 28, site: 40 };

function table(found: readonly ListedTicket[]): string {
  if (found.length === 0) return 'no tickets\n';
  const rows = found.map(({ ticket, acknowledgedInTime }) => [
    ticket.number,
    statusInWords(ticket.status),
    minute(ticket.openedAt),
    answered(ticket, acknowledgedInTime),
    clip(ticket.fields.customerName?.text ?? ticket.requester ?? '', widest.customer),
    clip(ticket.fields.site?.text ?? ticket.subject, widest.site),
  ]);
  return columns([['NUMBER', 'STATUS', 'OPENED (UTC)', 'ANSWERED', 'CUSTOMER', 'SITE OR SUBJECT'], ...rows]);
}

function answered({ telephonedAt, acknowledgedAt }: Ticket, inTime: boolean | null): string {
  if (inTime === null) return 'not yet';
  const isByTelephone = telephonedAt?.getTime() === acknowledgedAt?.getTime();
  return `${inTime ? 'in time' : 'late'}${isByTelephone ? ', by telephone' : ''}`;
}
