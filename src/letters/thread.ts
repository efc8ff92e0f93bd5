import type { Thread } from './order.ts';

/** Of a long thread its beginning and what came last: mail programs need no more to find the place. */
const lastKept = 9;

/**
 * In-Reply-To and References of a letter (RFC 5322 3.6.4). References also carry an id that stands for the ticket,
 * signed like our Message-IDs: relays may put their own Message-ID in place of ours, but leave References alone.
 * It stands before the id of what is answered, which remains the letter's parent.
 */
export function threadHeaders(
  { references, answers }: Thread,
  sign: (letterKey: string) => string,
): { inReplyTo: string | null; references: string[] } {
  const parent = answers && ('letterKey' in answers ? sign(answers.letterKey) : answers.messageId);
  const inReplyTo = parent !== null && isMessageId(parent) ? parent : null;
  const earlier = references.filter(isMessageId);
  const kept =
    earlier.length > lastKept + 1 ? [...earlier.slice(0, 1), ...earlier.slice(-lastKept)] : earlier;
  return { inReplyTo, references: [...kept, sign('thread'), ...(inReplyTo === null ? [] : [inReplyTo])] };
}

/** Something other mail programs can read back: one token in angle brackets, short enough for a header's line. */
function isMessageId(id: string): boolean {
  return /^<[!-;=?-~]{1,500}>$/.test(id);
}
