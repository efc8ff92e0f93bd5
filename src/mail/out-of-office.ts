import type { Evidence, Saw } from './evidence.ts';
import { folded, foldedSentences } from './folded.ts';
import type { Address } from './mail.ts';
import {
  absences,
  closingSentences,
  datePhrases,
  doubtfulTitles,
  namingTitles,
  phrases,
  returnDays,
  returns,
  sureTitles,
  vagueAbsences,
} from './out-of-office-words.ts';
import { closingNoteOf, tagsOf, titleOf } from './title.ts';

const sureTitle = new RegExp(`^(?:${sureTitles.join('|')})\\s*(?:[:：-]|$|re:)`);
const doubtfulTitle = new RegExp(`^(?:${doubtfulTitles.join('|')})\\s*(?:[:：!.-]|$)`);
/** The name, and the words behind it: a person who goes on with anything but dates has something to tell. */
const namingTitle = new RegExp(`^([^:?]{2,60}) (?:${namingTitles.join('|')})(?!\\w)(.*)$`);
const dateWord = new RegExp(`\\b(?:${datePhrases.join('|')})\\b|[\\s.,:()/-]`, 'g');
const phrase = new RegExp(phrases.join('|'));
const absence = new RegExp(`(?:${absences.join('|')})\\b`);
const vagueAbsence = new RegExp(`(?:${vagueAbsences.join('|')})\\b`);
const promise = new RegExp(`\\b(?:${returns.join('|')})`);
const returnDay = new RegExp(`\\b(?:${returnDays.join('|')})`);
const closingSentence = new RegExp(closingSentences.join('|'));

/** Characters. A reply that a machine gives is short; a mail with a filled form is not. */
const shortReply = 700;
/** With a signature and a disclaimer below it. */
const longReply = 2500;
const fewestFilledIn = 3;
/** Who is away says so at once. */
const opening = 200;

/**
 * A mail that says by its subject, and by its text, that nobody read what it answers. X-Auto-Response-Suppress, which
 * Outlook writes into people's mails too, only makes a doubtful case certain.
 */
export function sawReplyWords(evidence: Evidence): Saw {
  const { subject, text, header } = evidence;
  const title = titleOf(subject);
  const sure = [title, ...tagsOf(subject)].flatMap(each => sureTitle.exec(each)?.[0] ?? [])[0];
  // Behind, it may be left over in a person's answer to the machine: then the text decides.
  const begins = sure ?? doubtfulTitle.exec(title)?.[0] ?? sureTitle.exec(closingNoteOf(subject) ?? '')?.[0];
  if (begins === undefined) return sawAbsence(title, evidence);
  if (sure === undefined && text.length > longReply) return null;
  const says = phrase.exec(foldedSentences(text.slice(0, longReply)))?.[0];
  if (says !== undefined) return `Subject: ${begins} · ${says}`;
  const hinted = sure !== undefined && (text.length < shortReply || header.has('x-auto-response-suppress'));
  return hinted ? `Subject: ${begins}` : null;
}

/**
 * "Ana Ruiz is out of the office" may tell of a colleague, or stand above a filled form: Ana has to be who writes, and
 * the short text that of whoever is away and wants to come back.
 */
function sawAbsence(title: string, { from, text }: Evidence): Saw {
  const [named, name = '', behind = ''] = namingTitle.exec(title) ?? [];
  if (named === undefined || text.length > shortReply || fillsInLines(text)) return null;
  if (behind.replace(dateWord, '') !== '') return null;
  const said = foldedSentences(text);
  const closes = closingSentence.test(said);
  if (!closes && !isNameOf(name, from)) return null;
  const away = absence.exec(said.slice(0, opening))?.[0];
  if (away !== undefined && promise.test(said)) return `Subject: ${named} · ${away}`;
  const vaguelyAway = vagueAbsence.exec(said.slice(0, opening))?.[0];
  return vaguelyAway !== undefined && (closes || returnDay.test(said))
    ? `Subject: ${named} · ${vaguelyAway}`
    : null;
}

/** A reply is sentences; who fills in a few lines asks for something. */
function fillsInLines(text: string): boolean {
  return (text.match(/^[^\n:?]{3,200}[:?][ \t]*\S/gm) ?? []).length >= fewestFilledIn;
}

/** By the words of the sender's name, in whatever order, or as addresses are made of names: "lsoto@", "luis.soto@". */
function isNameOf(name: string, from: Address | null): boolean {
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (from === null || first === '') return false;
  const own = wordsOf(from.name);
  const mailbox = wordsOf(from.address.slice(0, from.address.lastIndexOf('@'))).join('');
  return (
    words.every(word => own.includes(word)) ||
    [
      words.join(''),
      first,
      first + last,
      last + first,
      first.charAt(0) + last,
      first + last.charAt(0),
    ].includes(mailbox)
  );
}

function wordsOf(name: string): string[] {
  return folded(name).match(/\p{L}+/gu) ?? [];
}
