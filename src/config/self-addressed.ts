import { isSameMailbox } from '../mail/address.ts';
import type { Complaint, Path } from './faults.ts';
import type { Outline } from './outline.ts';

/** The remedy for an address of acuse's own, where somebody should read. */
export const peopleRead = 'write an address that people read';

/** A letter to a mailbox that acuse itself watches would come back as a mail, and no person would read it. */
export function selfAddressed(
  path: Path,
  address: string | undefined,
  mailboxes: Outline['mailboxes'],
): Complaint[] {
  if (address === undefined) return [];
  const watched = mailboxes.findIndex(({ address: own }) => own !== undefined && isSameMailbox(own, address));
  if (watched === -1) return [];
  const what = `is the address of mailboxes[${watched}]: letters to it would come back as mails`;
  return [{ path, what, remedy: peopleRead }];
}
