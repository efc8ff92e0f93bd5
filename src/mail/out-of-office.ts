import type { Evidence, Saw } from './evidence.ts';
import { foldedSentences } from './folded.ts';
import {
  absences,
  doubtfulTitles,
  namingTitles,
  phrases,
  returns,
  sureTitles,
} from './out-of-office-words.ts';
import { closingNoteOf, tagsOf, titleOf } from './title.ts';

const sureTitle = new RegExp(`^(?:${sureTitles.join('|')})\\s*(?:[:：-]|$|re:)`);
const doubtfulTitle = new RegExp(`^(?:${doubtfulTitles.join('|')})\\s*(?:[:：!.-]|$)`);
const namingTitle = new RegExp(
  `^[^:?]{2,60} (?:${namingTitles.join('|')})\\s*(?:[.,(-]|$|until|hasta|ate|from|desde|a partir)`,
);
const phrase = new RegExp(phrases.join('|'));
const absence = new RegExp(`(?:${absences.join('|')})\\b`);
const promise = new RegExp(`\\b(?:${returns.join('|')})`);

/** Characters. A reply that a machine gives is short; a mail with a filled form is not. */
const shortReply = 700;
/** With a signature and a disclaimer below it. */
const longReply = 2500;
/** Who is away says so at once. */
const opening = 200;

/**
 * A mail that says by its subject, and by its text, that nobody read what it answers. X-Auto-Response-Suppress, which
 * Outlook writes into people's mails too, only makes a doubtful case certain.
 */
export function sawReplyWords({ subject, text, header }: Evidence): Saw {
  const title = titleOf(subject);
  const sure = [title, ...tagsOf(subject)].flatMap(each => sureTitle.exec(each)?.[0] ?? [])[0];
  // Behind, it may be left over in a person's answer to the machine: then the text decides.
  const begins = sure ?? doubtfulTitle.exec(title)?.[0] ?? sureTitle.exec(closingNoteOf(subject) ?? '')?.[0];
  if (begins === undefined) return sawAbsence(title, text);
  if (sure === undefined && text.length > longReply) return null;
  const says = phrase.exec(foldedSentences(text.slice(0, longReply)))?.[0];
  if (says !== undefined) return `Subject: ${begins} · ${says}`;
  const hinted = sure !== undefined && (text.length < shortReply || header.has('x-auto-response-suppress'));
  return hinted ? `Subject: ${begins}` : null;
}

/** "Ana Ruiz is out of the office" may tell of a colleague: the text has to be that of whoever is away, and wants to come back. */
function sawAbsence(title: string, text: string): Saw {
  const named = namingTitle.exec(title)?.[0];
  if (named === undefined || text.length > longReply) return null;
  const said = foldedSentences(text);
  const away = absence.exec(said.slice(0, opening))?.[0];
  return away === undefined || !promise.test(said) ? null : `Subject: ${named} · ${away}`;
}
