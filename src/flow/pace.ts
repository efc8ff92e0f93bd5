import { type Brakes, exceeded, lookBack } from '../letters/brakes.ts';
import type { Answerable } from '../letters/occasion.ts';
import { organisationOf } from '../mail/organisation.ts';
import type { Known } from '../store/known.ts';
import type { Lately } from '../store/lately.ts';
import type { Store } from '../store/store.ts';
import { referenceOf } from '../ticket/reference.ts';
import type { Incoming, Judgement } from './judge.ts';
import { newMatterIn } from './new-tickets.ts';

/** How a mail asks for a ticket: with a new filled form, with one that may be our own letter sent back, or otherwise. */
type Manner = 'fresh' | 'echo' | 'free';

/** Looks up how often letters went out lately to those who write now; nothing where no limit applies. */
export async function paceFor(
  group: readonly Incoming[],
  known: Pick<Known, 'ticketNumbers' | 'namesakes'>,
  brakes: Brakes,
  { store, prefixes, now }: { store: Pick<Store, 'lately'>; prefixes: readonly string[]; now: Date },
): Promise<Pace> {
  const written = group.filter(({ understood }) => understood.mail.automatic === null);
  const limited = written.filter(incoming => {
    const { messageId } = incoming.understood.mail;
    return mannerOf(incoming, messageId !== null && known.namesakes(messageId).length > 0) !== 'fresh';
  });
  const readers = limited.flatMap(({ understood: { answer } }) => ('to' in answer ? answer.to : []));
  const inquiry = {
    readers,
    domains: [...new Set(readers.flatMap(reader => organisationOf(reader) ?? []))],
    tickets: written.length === 0 ? [] : known.ticketNumbers,
    keys: written.flatMap(incoming => machineKey(incoming, prefixes) ?? []),
    since: new Date(now.getTime() - lookBack(brakes)),
  };
  const isAsked = [inquiry.readers, inquiry.tickets, inquiry.keys].some(list => list.length > 0);
  return new Pace(brakes, isAsked ? await store.lately(inquiry) : nothing);
}

const nothing: Lately = { acknowledgements: [], updates: [], written: [] };

/** A form is fresh only under a Message-ID of its own: `isRepeated` says that another mail had it. */
export function mannerOf({ understood }: Incoming, isRepeated: boolean): Manner {
  const { mail, isEcho } = understood;
  if (newMatterIn(understood).form === null || mail.messageId === null || isRepeated) return 'free';
  return isEcho ? 'echo' : 'fresh';
}

/** The key of the one letter that a customer's ticket machine gets for each of its references; null for other mails. */
export function machineKey({ understood }: Incoming, prefixes: readonly string[]): string | null {
  const { mail } = understood;
  if (mail.machine === null) return null;
  const reference = referenceOf(newMatterIn(understood), mail.subject, prefixes);
  return `ack:${mail.from?.address.toLowerCase() ?? ''}:${reference}`;
}

/** How often letters went out lately, and what the mails of a group add to it. */
export class Pace {
  readonly #brakes: Brakes;
  readonly #acknowledgements: Lately['acknowledgements'];
  readonly #updates: Lately['updates'];
  readonly #written: Map<string, string>;

  constructor(brakes: Brakes, { acknowledgements, updates, written }: Lately) {
    this.#brakes = brakes;
    this.#acknowledgements = [...acknowledgements];
    this.#updates = [...updates];
    this.#written = new Map(written.map(({ key, ticketNumber }) => [key, ticketNumber]));
  }

  /** Why an acknowledgement is held back; null when it may go. A new filled form is always answered. */
  brakeOnAnswer(to: string, manner: Manner, now: Date): { by: 'sender' | 'domain'; limit: string } | null {
    if (manner === 'fresh') return null;
    const counted = this.#acknowledgements.filter(({ isFresh }) => manner === 'echo' || !isFresh);
    const toReader = counted.filter(each => each.to.toLowerCase() === to.toLowerCase());
    const sender = exceeded(this.#brakes.sender, timesOf(toReader), now);
    if (sender !== null) return { by: 'sender', limit: `${sender} to this address` };
    const organisation = organisationOf(to);
    const toColleagues =
      organisation === null ? [] : counted.filter(each => organisationOf(each.to) === organisation);
    const domain = exceeded(this.#brakes.domain, timesOf(toColleagues), now);
    return domain === null ? null : { by: 'domain', limit: `${domain} to ${organisation}` };
  }

  /** Why the agents are not told by mail of one more mail on a ticket; null when they are. */
  brakeOnUpdate(ticketNumber: string, now: Date): string | null {
    const told = this.#updates.filter(update => update.ticketNumber === ticketNumber);
    const limit = exceeded(this.#brakes.ticket, timesOf(told), now);
    return limit && `${limit} about this ticket`;
  }

  /** The ticket whose acknowledgement stands under this key. */
  ticketAcknowledgedUnder(key: string): string | null {
    return this.#written.get(key) ?? null;
  }

  /** Takes in the letters that a judgement owes, so that the next mail of the group is judged on top of it. */
  learn({ occasion, decidedAt: at }: Judgement, incoming: Incoming): void {
    if (occasion?.type === 'joined') this.#updates.push({ ticketNumber: occasion.ticket.number, at });
    if (occasion?.type !== 'opened') return;
    const { tickets, correspondence } = occasion;
    const { answer } = correspondence;
    const isRepeated = tickets[0].flags.some(flag => flag.startsWith('same-message-id'));
    if (occasion.letterKey !== undefined && 'to' in answer)
      this.#written.set(occasion.letterKey, tickets[0].number);
    if (goes(answer))
      this.#acknowledgements.push({ to: answer.to, at, isFresh: mannerOf(incoming, isRepeated) !== 'free' });
  }
}

function goes(answer: Answerable): answer is { to: string } {
  return 'to' in answer && answer.heldBackBy === undefined;
}

function timesOf(letters: readonly { at: Date }[]): Date[] {
  return letters.map(({ at }) => at);
}
