import { headerFields, rawMail } from './header.ts';
import { readMessageIds } from './message-id.ts';
import { signedIdsIn } from './signed-id.ts';

/** Message-IDs by which a report tells which mail it is about. */
export interface ReturnedIds {
  /** Of the mail itself, the surest first. */
  returned: string[];
  /** Of others in its thread. */
  thread: string[];
}

/** Where relays that put their own Message-ID in place of ours keep it, and where reports name it. */
const idField = /^(?:x-)?(?:\w{1,20}-)?(?:original-)?message-id$/;
const threadField = /^(?:references|in-reply-to)$/;

/** The same two fields where a mail comes back as text; of folded lines the white space may have been lost. */
const threadLines = /^[ \t>]*(?:references|in-reply-to):.*(?:\n[ \t>]*<[^<>\s]+>.*)*/gim;

/** What a header says: of the mail that comes back, or the fields of the report. */
export function idsInHeader(header: Buffer): ReturnedIds {
  const ids: ReturnedIds = { returned: [], thread: [] };
  for (const { name, value } of headerFields(rawMail(header))) {
    if (idField.test(name)) ids.returned.push(...readMessageIds(value));
    else if (threadField.test(name)) ids.thread.push(...readMessageIds(value));
  }
  return ids;
}

/** What a text says in which the mail comes back, or is named; only ids of our shape, since any words surround them. */
export function idsInText(text: string): ReturnedIds {
  const threads = text.match(threadLines)?.join('\n') ?? '';
  return { returned: signedIdsIn(text.replace(threadLines, '')), thread: signedIdsIn(threads) };
}
