import { namesNumber } from '../mail/reply.ts';
import type { Reading } from './reading.ts';

/**
 * Whether a filled form may be our own letter, which a machine sends back: a number of ours stands beside it, or in the
 * quotation that most of its answers were read from. `own` is what the sender wrote anew, `whole` all of the text.
 */
export function isEcho(
  { form, fields }: Pick<Reading, 'form' | 'fields'>,
  own: string,
  whole: () => string,
  prefixes: readonly string[],
): boolean {
  if (form === null) return false;
  if (namesNumber(own, prefixes)) return true;
  const answers = Object.values(fields);
  const quoted = answers.filter(({ from }) => from === 'quoted').length;
  return quoted * 2 > answers.length && namesNumber(whole(), prefixes);
}
