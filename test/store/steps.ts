import type { KeptMail } from '../../src/store/arrival.ts';
import type { Store } from '../../src/store/store.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { arrival } from './samples.ts';

type Mails = {
  1: [KeptMail];
  2: [KeptMail, KeptMail];
  3: [KeptMail, KeptMail, KeptMail];
  4: [KeptMail, KeptMail, KeptMail, KeptMail];
};

/** Keeps up to four mails, with the UIDs from 1 on. */
export async function keepMails<Count extends keyof Mails>(store: Store, count: Count): Promise<Mails[Count]>;
export async function keepMails(store: Store, count: number): Promise<KeptMail[]> {
  return store.keep(Array.from({ length: count }, (_, index) => arrival(index + 1)));
}

/** A ticket that must be there. */
export async function ticketOf(store: Store, number: string): Promise<Ticket> {
  const story = await store.ticket(number);
  if (!story) throw new Error(`there is no ticket ${number}`);
  return story.ticket;
}
