import { type AnswerAddress, answerAddress } from '../mail/answer.ts';
import type { Border } from '../mail/authenticity.ts';
import type { Mail } from '../mail/mail.ts';
import { newText } from '../mail/new-text.ts';
import { readMail } from '../mail/read.ts';
import { isEcho } from '../questionnaire/echo.ts';
import type { Form, FormKind, Language } from '../questionnaire/form.ts';
import { readAsNewMatter, readQuestionnaire } from '../questionnaire/read.ts';
import type { Reading } from '../questionnaire/reading.ts';
import type { Letterhead } from '../ticket/admission.ts';
import type { Customer } from '../ticket/customer.ts';
import { customerOf } from '../ticket/recognise.ts';

/** What the reading rooms need to know of this desk. */
export interface ReadingDesk {
  forms: readonly Form[];
  prefixes: Readonly<Record<FormKind, string>>;
  /** The desk's and the mailboxes' own addresses: mail from them is our own. */
  ownAddresses: readonly string[];
  border: Border;
  /** As in `ReadingOptions` of mail/. */
  automatedSenders: readonly string[];
  customers: readonly Customer[];
}

/** What is taken for granted of a mail that does not tell. */
export interface Home {
  language: Language;
  /** ISO 3166; null where customers of several countries write. */
  country: string | null;
  /** IANA zone. */
  zone: string;
}

/** A mail read whole, as plain data: what crosses back from the worker thread. */
export interface Understood {
  mail: Letterhead;
  reading: Reading;
  /** What an answer to us would be if it answered nothing; null for every other mail. */
  asNewMatter: Reading | null;
  /** What the sender wrote anew, quotes cut. */
  newText: string;
  /** The form in it may be our own letter sent back. */
  isEcho: boolean;
  answer: AnswerAddress;
}

/** Bytes → everything the desk has to know of the mail. Pure, and heavy: the daemon runs it on a worker thread. */
export async function understand(
  bytes: Uint8Array,
  truncated: boolean,
  home: Home,
  desk: ReadingDesk,
): Promise<Understood> {
  const { forms, prefixes, ownAddresses, border, automatedSenders, customers } = desk;
  const mail = await readMail(bytes, { truncated, ownAddresses, border, automatedSenders });
  const options = {
    forms,
    prefixes,
    ownAddresses,
    defaultLanguage: customerOf(mail.from?.address ?? null, customers)?.language ?? home.language,
    defaultZone: home.zone,
    defaultCountry: home.country ?? undefined,
  };
  const reading = readQuestionnaire(mail, options);
  const asNewMatter = reading.kind === 'reply' ? readAsNewMatter(mail, options) : null;
  const own = newText(mail);
  const { text: _text, enclosed: _enclosed, ...letterhead } = mail;
  return {
    mail: letterhead,
    reading,
    asNewMatter,
    newText: own,
    isEcho: isEcho(asNewMatter ?? reading, own, () => wholeText(mail), Object.values(prefixes)),
    answer: answerAddress(mail, ownAddresses),
  };
}

function wholeText({ text: { plain, html } }: Mail): string {
  return [...plain.map(({ text }) => text), ...html.flatMap(({ cells }) => cells)].join('\n');
}
