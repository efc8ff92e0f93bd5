import { decodeHeader } from './encoded-words.ts';
import { headerFields, longestHeader, rawMail } from './header.ts';

/** What tells a person which mail it is. */
const telling = ['from', 'to', 'subject', 'date', 'message-id'];

/** Of a header field whose sender plays, people need no more. */
const longestValue = 1_000;

/** Of a mail that cannot be read otherwise: the first of each telling field, by its name in lower case, decoded. */
export function briefHeader(mail: Uint8Array): Record<string, string> {
  const header: Record<string, string> = {};
  for (const { name, value, end } of headerFields(rawMail(mail))) {
    if (end > longestHeader) break;
    if (telling.includes(name)) header[name] ??= decodeHeader(value.slice(0, longestValue));
  }
  return header;
}
