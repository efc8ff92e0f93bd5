import type { Mail } from './mail.ts';
import type { Header } from './open.ts';
import type { Part, Parts } from './parts.ts';

/** What the rules on automatic mail look at. */
export interface Evidence extends Pick<Mail, 'from' | 'messageId' | 'returnPath' | 'subject'> {
  header: Header;
  root: Parts['root'];
  leaves: readonly Pick<Part, 'contentType'>[];
  /** The beginning of what the sender wrote and did not quote, lines joined by "\n". */
  text: string;
}

/** What a rule saw, or null when it does not apply. */
export type Saw = string | null;

/** "Precedence: bulk", of the topmost field of that name. */
export function field({ header }: Pick<Evidence, 'header'>, name: string): Saw {
  const value = header.get(name)?.[0];
  return value === undefined ? null : `${name}: ${value}`;
}

/** "multipart/report; report-type=delivery-status", if the mail is a report of that type (RFC 6522). */
export function reportOf({ root }: Pick<Evidence, 'root'>, type: string): Saw {
  const reported = root.parameters['report-type']?.trim().toLowerCase();
  return root.contentType === 'multipart/report' && reported === type
    ? `multipart/report; report-type=${type}`
    : null;
}

/** The content type of the first part that `types` matches. */
export function partOf({ leaves }: Pick<Evidence, 'leaves'>, types: RegExp): Saw {
  return leaves.find(({ contentType }) => types.test(contentType))?.contentType ?? null;
}

/** The address in From, lower case; '' when there is none. */
export function senderOf({ from }: Pick<Evidence, 'from'>): string {
  return from?.address.toLowerCase() ?? '';
}
