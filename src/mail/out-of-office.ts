import type { Evidence, Saw } from './evidence.ts';
import { foldedSentences } from './folded.ts';
import { doubtfulTitles, phrases, sureTitles } from './out-of-office-words.ts';
import { closingNoteOf, tagsOf, titleOf } from './title.ts';

const sureTitle = new RegExp(`^(?:${sureTitles.join('|')})\\s*(?:[:：-]|$|re:)`);
const doubtfulTitle = new RegExp(`^(?:${doubtfulTitles.join('|')})\\s*(?:[:：!.-]|$)`);
const phrase = new RegExp(phrases.join('|'));

/** Characters. A reply that a machine gives is short; a mail with a filled form is not. */
const shortReply = 700;
/** With a signature and a disclaimer below it. */
const longReply = 2500;

/**
 * A mail that says by its subject, and by its text, that nobody read what it answers. X-Auto-Response-Suppress, which
 * Outlook writes into people's mails too, only makes a doubtful case certain.
 */
export function sawReplyWords({ subject, text, header }: Evidence): Saw {
  const title = titleOf(subject);
  const sure = [title, ...tagsOf(subject)].flatMap(each => sureTitle.exec(each)?.[0] ?? [])[0];
  // Behind, it may be left over in a person's answer to the machine: then the text decides.
  const begins = sure ?? doubtfulTitle.exec(title)?.[0] ?? sureTitle.exec(closingNoteOf(subject) ?? '')?.[0];
  if (begins === undefined || (sure === undefined && text.length > longReply)) return null;
  const says = phrase.exec(foldedSentences(text.slice(0, longReply)))?.[0];
  if (says !== undefined) return `Subject: ${begins} · ${says}`;
  const hinted = sure !== undefined && (text.length < shortReply || header.has('x-auto-response-suppress'));
  return hinted ? `Subject: ${begins}` : null;
}
