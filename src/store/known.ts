import type { Language } from '../questionnaire/form.ts';
import type { Namesake } from '../ticket/admission.ts';
import { duplicateWithinMinutes, matterOf } from '../ticket/matter.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Queries } from './database.ts';
import type { Disposition, Outcome } from './outcome.ts';
import { ticketsByNumber } from './tickets.ts';
import { inPieces } from './values.ts';

/** What is asked about a group of mails: ids and numbers, in any order, repeated or not. */
export interface Inquiry {
  /** Message-IDs of the mails themselves and those they refer to. */
  messageIds: readonly string[];
  /** Ticket numbers they name, or that our signed ids prove. */
  numbers: readonly string[];
  /** What they are about (`matterOf`), and when they were accepted: tickets of that matter shortly before or after. */
  matters: readonly { key: string; acceptedAt: Date }[];
  /** Addresses of senders whose mails do not tell their language: that of their last ticket. */
  writers?: readonly string[];
}

/** What the store knows that bears on a group of mails, and what the group's own outcomes add to it. */
export class Known {
  readonly #namesakes = new Map<string, Namesake[]>();
  /** Numbers of tickets, by the Message-ID that a mail server gave to a letter about them. */
  readonly #renamedLetters: ReadonlyMap<string, string>;
  readonly #tickets: Map<string, Ticket>;
  readonly #matters = new Map<string, Alike[]>();
  readonly #languages: ReadonlyMap<string, Language>;

  constructor(
    handledMails: readonly (Namesake & { messageId: string })[],
    renamedLetters: ReadonlyMap<string, string>,
    tickets: ReadonlyMap<string, Ticket>,
    alike: readonly Alike[],
    languages: ReadonlyMap<string, Language>,
  ) {
    this.#languages = languages;
    this.#renamedLetters = renamedLetters;
    this.#tickets = new Map(tickets);
    for (const { messageId, ...namesake } of handledMails) this.#add(messageId, namesake);
    for (const ticket of alike) this.#addAlike(ticket);
  }

  /** The mails with this Message-ID that opened or joined a ticket, oldest first. */
  namesakes(messageId: string): Namesake[] {
    return this.#namesakes.get(messageId) ?? [];
  }

  /** The ticket of the mail, or of our letter, with this Message-ID; the first, when the id was used more than once. */
  ticketOf(messageId: string): Ticket | null {
    const number = this.namesakes(messageId)[0]?.ticketNumber ?? this.#renamedLetters.get(messageId) ?? null;
    return number === null ? null : this.ticket(number);
  }

  ticket(number: string): Ticket | null {
    return this.#tickets.get(number) ?? null;
  }

  /** Of all tickets that the mails may join. */
  get ticketNumbers(): string[] {
    return [...this.#tickets.keys()];
  }

  /** The newest ticket of a matter whose mail was accepted within `duplicateWithinMinutes` of this instant. */
  alike(matter: string, acceptedAt: Date): string | null {
    const near = (this.#matters.get(matter) ?? []).filter(({ receivedAt }) => isNear(receivedAt, acceptedAt));
    return near.at(-1)?.number ?? null;
  }

  /** The language of the last ticket this address opened; null where it opened none, or was not asked for. */
  languageOf(writer: string): Language | null {
    return this.#languages.get(writer) ?? null;
  }

  /** Takes in what an outcome will leave behind, so that the next mail of the group is decided on top of it. */
  learn({ mailId, disposition, facts, ticketNumber, changes }: Omit<Outcome, 'letters'>): void {
    for (const { ticket, expectedVersion } of changes) {
      this.#tickets.set(ticket.number, ticket);
      const matter = expectedVersion === 0 ? matterOf(ticket) : null;
      if (matter !== null) this.#addAlike({ ...ticket, matter });
    }
    if (facts?.messageId != null && belongsToTicket(disposition))
      this.#add(facts.messageId, { mailId, contentHash: facts.contentHash, ticketNumber });
  }

  #addAlike(ticket: Alike): void {
    this.#matters.set(ticket.matter, [...(this.#matters.get(ticket.matter) ?? []), ticket]);
  }

  #add(messageId: string, namesake: Namesake): void {
    this.#namesakes.set(messageId, [...this.namesakes(messageId), namesake]);
  }
}

/** Looks up what bears on a group of mails: a few statements, however many they are. */
export async function known(
  db: Queries,
  { messageIds, numbers, matters, writers = [] }: Inquiry,
): Promise<Known> {
  const handledMails = await handledUnder(db, messageIds);
  const renamedLetters = await sentOnUnder(db, messageIds);
  const tickets = await ticketsByNumber(db, [
    ...numbers,
    ...handledMails.flatMap(({ ticketNumber }) => ticketNumber ?? []),
    ...renamedLetters.values(),
  ]);
  const alike = await openedLately(db, matters);
  return new Known(handledMails, renamedLetters, tickets, alike, await languagesOf(db, writers));
}

async function handledUnder(db: Queries, messageIds: readonly string[]) {
  const found = [];
  for (const piece of inPieces([...new Set(messageIds)], 1_000)) {
    const rows = await db
      .selectFrom('mails')
      .select(['id', 'message_id', 'content_hash', 'ticket_number'])
      .where('message_id', 'in', piece)
      .where('disposition', 'in', ['opened', 'joined'])
      .orderBy('id')
      .execute();
    found.push(...rows);
  }
  return found.flatMap(({ id, message_id, content_hash, ticket_number }) =>
    message_id === null || content_hash === null
      ? []
      : [{ messageId: message_id, mailId: id, contentHash: content_hash, ticketNumber: ticket_number }],
  );
}

async function sentOnUnder(db: Queries, messageIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const piece of inPieces([...new Set(messageIds)], 1_000)) {
    const rows = await db
      .selectFrom('letters')
      .select(['server_message_id', 'ticket_number'])
      .where('server_message_id', 'in', piece)
      .execute();
    for (const { server_message_id, ticket_number } of rows)
      if (server_message_id !== null && ticket_number !== null) found.set(server_message_id, ticket_number);
  }
  return found;
}

/** A ticket of a known matter. */
interface Alike {
  matter: string;
  number: string;
  receivedAt: Date;
}

const tolerance = duplicateWithinMinutes * 60_000;

function isNear(one: Date, other: Date): boolean {
  return Math.abs(one.getTime() - other.getTime()) <= tolerance;
}

async function openedLately(db: Queries, matters: Inquiry['matters']): Promise<Alike[]> {
  if (matters.length === 0) return [];
  const times = matters.map(({ acceptedAt }) => acceptedAt.getTime());
  const from = new Date(Math.min(...times) - tolerance).toISOString();
  const until = new Date(Math.max(...times) + tolerance).toISOString();
  const found: Alike[] = [];
  for (const piece of inPieces([...new Set(matters.map(({ key }) => key))], 1_000)) {
    const rows = await db
      .selectFrom('tickets')
      .select(['matter', 'number', 'received_at'])
      .where('matter', 'in', piece)
      .where('received_at', '>=', from)
      .where('received_at', '<=', until)
      .orderBy('opened_at')
      .orderBy('number')
      .execute();
    for (const { matter, number, received_at } of rows)
      if (matter !== null) found.push({ matter, number, receivedAt: new Date(received_at) });
  }
  return found;
}

async function languagesOf(db: Queries, writers: readonly string[]): Promise<Map<string, Language>> {
  const languages = new Map<string, Language>();
  for (const writer of new Set(writers)) {
    const last = await db
      .selectFrom('tickets')
      .select('language')
      .where('requester', '=', writer)
      .orderBy('opened_at', 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last !== undefined) languages.set(writer, last.language);
  }
  return languages;
}

function belongsToTicket(disposition: Disposition): boolean {
  return disposition === 'opened' || disposition === 'joined';
}
