import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import type { Correspondence } from './occasion.ts';
import type { Dispatch, Frame } from './order.ts';
import { ownSubject, tagOf } from './subject.ts';

/** Who writes to whom, and where an answer goes. */
export function addressed(
  reader: string,
  { mailbox }: Pick<Correspondence, 'mailbox'>,
  { name, address, letters }: Desk,
): Pick<Dispatch, 'from' | 'to' | 'mailbox' | 'held'> {
  return {
    from: { name, address },
    to: letters.mode === 'redirect' ? letters.redirectTo : reader,
    mailbox,
    held: letters.mode === 'hold',
  };
}

/** What every template shows of these tickets; `inItsPlace` where the customer wrote no subject. */
export function frame(
  numbers: readonly [string, ...string[]],
  subject: string,
  inItsPlace: string,
  reader: string,
  { name, prefixes, letters }: Desk,
): Frame {
  return {
    tag: tagOf(numbers),
    subject: ownSubject(subject, prefixes) || inItsPlace,
    deskName: name,
    redirectedFrom: letters.mode === 'redirect' ? clip(reader, 120) : null,
  };
}
