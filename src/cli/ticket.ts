import { takerOf } from '../flow/call.ts';
import { visibleLine } from '../mail/visible.ts';
import type { Ladder } from '../promise/escalation.ts';
import { traceIn } from '../promise/trace-words.ts';
import { minuteIn, wallClockAt } from '../questionnaire/values/zones.ts';
import type { LetterEntry } from '../store/letter-entry.ts';
import type { TicketLink } from '../store/links.ts';
import type { Story } from '../store/story.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { Place } from '../ticket/place.ts';
import { statusInWords, type Ticket } from '../ticket/ticket.ts';
import type { Offers } from '../ticket/verdict.ts';
import { columns } from './columns.ts';
import { type AddCommand, withConfig, withExample, withJson } from './command.ts';
import { numberMeant } from './number-meant.ts';
import { type OrderOptions, orderTicket } from './order-ticket.ts';
import { readStore } from './read-store.ts';
import { isDeed, showDeed } from './show-deed.ts';
import { escalationLine } from './show-escalation.ts';
import { fateOf } from './show-letter.ts';
import { promiseLine } from './show-promise.ts';
import { found } from './show-verdict.ts';
import { addTicketOpen } from './ticket-open.ts';
import { ordersHelp } from './ticket-orders.ts';
import { CommandError, type World } from './world.ts';

/** `acuse ticket NUMBER`: one ticket with its whole story, or what an agent orders of it. */
export const addTicket: AddCommand = (program, world) => {
  const command = withConfig(
    withJson(program.command('ticket').description('show a ticket with its whole story, or work on it')),
  )
    .option('--by <name>', 'who orders it; $USER, unless said otherwise')
    .argument('<number>', 'INC-000123, or 123 where only one kind has that number')
    .argument('[order...]', 'what to do with it; without one it is shown')
    .allowUnknownOption()
    .addHelpText('after', () => ordersHelp(world));
  addTicketOpen(command, world);
  withExample(
    command,
    'acuse ticket INC-000123',
    'acuse ticket INC-000123 post "A technician is on the way."',
    'acuse ticket INC-000123 resolve --cause "Fibre cut" --solution "Fibre spliced" --restored "2026-12-01 18:00"',
    'acuse ticket SSR-000007 accept --exception',
  ).action(async (number: string, order: string[], options: OrderOptions) => {
    if (order.length === 0) await show(number, options, world);
    else await orderTicket(number, order, options, world);
  });
};

async function show(asked: string, options: OrderOptions, world: World): Promise<void> {
  const { loadConfig } = await import('../config/load.ts');
  const config = loadConfig(options.config, { env: world.env, needs: [] });
  const story = await readStore(options.config, world, async store =>
    store.ticket(await numberMeant(asked, config, store)),
  );
  if (!story) throw new CommandError(`there is no ticket ${asked}; acuse tickets lists those that exist`);
  world.stdout.write(options.json ? `${JSON.stringify(story)}\n` : told(story, config.escalation));
}

function told(
  { ticket, acknowledgement, promises, events, links, mails, letters }: Story,
  escalation: Ladder,
): string {
  const opening = mails.find(({ id }) => id === ticket.mailId);
  const taker = opening ? takerOf(opening) : null;
  const { zone } = ticket;
  const local = (at: Date) => minuteIn(zone, at);
  const answers = Object.entries(ticket.fields).map(([key, { text }]) => [`  ${key}`, visibleLine(text)]);
  return [
    `${ticket.number} · ${ticket.kind} · ${statusInWords(ticket.status)} · ${visibleLine(ticket.subject)}\n`,
    `  from ${visibleLine(ticket.requester ?? 'nobody named')}, ${taker === null ? 'received' : `by telephone, taken by ${visibleLine(taker)}`} ${local(ticket.receivedAt)} in ${ticket.mailbox}\n`,
    `  times of ${zone}\n`,
    ticket.assignee ? `  in the hands of ${visibleLine(ticket.assignee)}\n` : '',
    escalationLine(ticket, escalation),
    acknowledgement ? `  ${promiseLine({ ...acknowledgement, kind: 'acknowledge' }, zone)}\n` : '',
    ...promises.map(promise => `  ${promiseLine(promise, zone)}\n`),
    columns(answers),
    ticket.missing.length > 0 ? `  missing: ${ticket.missing.join(', ')}\n` : '',
    ticket.unreadable.length > 0 ? `  not understood: ${ticket.unreadable.join(', ')}\n` : '',
    ticket.flags.length > 0 ? `  flags: ${ticket.flags.map(visibleLine).join(', ')}\n` : '',
    ticket.place ? `  site: ${placed(ticket.place)}\n` : '',
    ticket.leadTime ? `  start: ${judged(ticket.leadTime)}\n` : '',
    ...traceOf(ticket).map(step => `    ${step}\n`),
    ...links.map(link => `  ${linked(link, ticket.number)}\n`),
    '\nWhat happened\n',
    columns(events.map(event => [`  ${secondIn(zone, event.at)}`, happened(event, { zone, taker })])),
    '\nLetters\n',
    columns(letters.map(letter => letterLine(letter, zone))),
  ].join('');
}

/** The link as the ticket `number` sees it. */
function linked({ from, kind, to }: TicketLink, number: string): string {
  const [newer, older] = [from, to].map(each => (each === number ? 'this ticket' : each));
  switch (kind) {
    case 'mentions':
      return `${newer} names ${older} in its subject, but its sender does not belong to it`;
    case 'follows':
      return `${newer} came as a new form in an answer to ${older}`;
    case 'continues':
      return `${newer} came as an answer to ${older}, which was long over`;
    case 'possible-duplicate':
      return `${newer} may be the same as ${older}: same customer, site and service within half an hour`;
  }
}

function happened(event: TicketEvent, { zone, taker }: { zone: string; taker: string | null }): string {
  if (isDeed(event)) return showDeed(event, at => minuteIn(zone, at));
  switch (event.type) {
    case 'Opened':
      return taker === null
        ? `opened from mail ${event.mailId}`
        : `opened from a call that ${visibleLine(taker)} took`;
    case 'Placed':
      return `site located: ${placed(event.place)}`;
    case 'LeadTimeJudged':
      return `start judged: ${judged(event.leadTime)}`;
    case 'Linked':
      return `linked to ${event.to}: ${event.kind}`;
    case 'PutInReview':
      return `put into review, nobody is answered before a person has looked: ${visibleLine(event.why)}`;
    case 'Replied':
      return `${visibleLine(event.from ?? 'somebody')} wrote (${event.why}): ${visibleLine(event.text)}`;
    case 'AnswersAdded':
      return `answers came: ${Object.entries(event.fields)
        .map(([key, { text }]) => `${key} = ${visibleLine(text)}`)
        .join('; ')}`;
    case 'Acknowledged':
      return `acknowledged: ${visibleLine(event.response)}`;
    case 'AcknowledgementRefused':
      return `the acknowledgement was refused, telephone the customer: ${visibleLine(event.response)}`;
    case 'AddressRefused':
      return `a letter was refused, the customer has no mailbox there: ${visibleLine(event.response)}`;
    case 'LetterReturned':
      return `the letter to ${visibleLine(event.to)} came back${event.isCustomers ? ', telephone the customer' : ''}: ${visibleLine(event.reason)}`;
    case 'LetterDelayed':
      return `the letter to ${visibleLine(event.to)} is delayed: ${visibleLine(event.reason)}`;
    case 'CustomerReminded':
      return `the customer was asked again: ${event.asked.join(', ')}`;
  }
}

/** Each step of the judgement, in the language of this program. */
function traceOf({ leadTime }: Ticket): string[] {
  return leadTime === null ? [] : traceIn('en', leadTime.proposed.trace);
}

function placed({ country, zone, by, saw, zoneAssumed, record }: Place): string {
  const known =
    record === null ? '' : ` of ${visibleLine([record.customer, record.site].filter(Boolean).join(', '))}`;
  const evidence = `${by}${saw === '' ? '' : ` "${visibleLine(saw)}"`}`;
  return `${country ?? 'unknown country'}, ${zone}${zoneAssumed ? ' (assumed)' : ''}, by ${evidence}${known}`;
}

function judged({ proposed }: Offers): string {
  return `${found(proposed)} (calendar ${proposed.calendar})`;
}

function letterLine(letter: LetterEntry, zone: string): string[] {
  const { kind, to, sentAt } = letter;
  return [`  ${kind}`, visibleLine(to), sentAt ? secondIn(zone, sentAt) : '', fateOf(letter)];
}

/** With its seconds: things follow each other fast. */
function secondIn(zone: string, at: Date): string {
  return wallClockAt(zone, at).toISOString().slice(0, 19).replace('T', ' ');
}
