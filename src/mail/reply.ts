import type { Mail } from './mail.ts';
import { claimedNumber, looksSigned } from './signed-id.ts';

type Threaded = Pick<Mail, 'inReplyTo' | 'references'>;

/**
 * The first number of ours in a subject: "[INC-000123]" anywhere, with one of our prefixes ("INC-"). A customer's own
 * "INC0012345" is none. In upper case, as numbers are.
 */
export function numberInSubject(subject: string, prefixes: readonly string[]): string | null {
  const known = prefixes.map(prefix => prefix.toUpperCase());
  for (const [, prefix = '', digits = ''] of subject.matchAll(/\[ ?([a-z]{1,8}-)(\d{6,12}) ?\]/gi))
    if (known.includes(prefix.toUpperCase())) return `${prefix.toUpperCase()}${digits}`;
  return null;
}

/** The number that a mail names in its subject, else in the first id of our shape that it answers: a claim, as both are. */
export function numberAnswered(
  mail: Threaded & Pick<Mail, 'subject'>,
  prefixes: readonly string[],
): string | null {
  const [id] = signedIds(mail);
  return numberInSubject(mail.subject, prefixes) ?? (id === undefined ? null : claimedNumber(id));
}

/** Whether a number of ours stands anywhere in a text, as our letters write it. */
export function namesNumber(text: string, prefixes: readonly string[]): boolean {
  const known = prefixes.map(prefix => prefix.toUpperCase());
  for (const [, prefix = ''] of text.matchAll(/(?<![a-z0-9])([a-z]{1,8}-)\d{6,12}(?!\d)/gi))
    if (known.includes(prefix.toUpperCase())) return true;
  return false;
}

/** The ids of our shape a mail answers: In-Reply-To first, then References from the newest. */
export function signedIds(mail: Threaded): string[] {
  return answeredIds(mail).filter(looksSigned);
}

/** All other ids a mail answers, in the same order. */
export function foreignIds(mail: Threaded): string[] {
  return answeredIds(mail).filter(id => !looksSigned(id));
}

function answeredIds({ inReplyTo, references }: Threaded): string[] {
  return [...new Set([...inReplyTo, ...references.toReversed()])];
}
