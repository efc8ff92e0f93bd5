import { type AnswerAddress, answerAddress } from '../mail/answer.ts';
import type { Border } from '../mail/authenticity.ts';
import { newText } from '../mail/new-text.ts';
import { readMail } from '../mail/read.ts';
import type { Form, FormKind, Language } from '../questionnaire/form.ts';
import { readQuestionnaire } from '../questionnaire/read.ts';
import type { Reading } from '../questionnaire/reading.ts';
import type { Letterhead } from '../ticket/admission.ts';

/** What the reading rooms need to know of this desk. */
export interface ReadingDesk {
  forms: readonly Form[];
  prefixes: readonly string[];
  /** The desk's and the mailboxes' own addresses: mail from them is our own. */
  ownAddresses: readonly string[];
  border: Border;
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
  /** The kind of the form that was read; null without one. */
  formKind: FormKind | null;
  /** What the sender wrote anew, quotes cut. */
  newText: string;
  answer: AnswerAddress;
}

/** Bytes → everything the desk has to know of the mail. Pure, and heavy: the daemon runs it on a worker thread. */
export async function understand(
  bytes: Uint8Array,
  truncated: boolean,
  home: Home,
  desk: ReadingDesk,
): Promise<Understood> {
  const { forms, prefixes, ownAddresses, border } = desk;
  const mail = await readMail(bytes, { truncated, ownAddresses, border });
  const reading = readQuestionnaire(mail, {
    forms,
    prefixes,
    defaultLanguage: home.language,
    defaultZone: home.zone,
    defaultCountry: home.country ?? undefined,
  });
  const { text: _text, enclosed: _enclosed, ...letterhead } = mail;
  return {
    mail: letterhead,
    reading,
    formKind: forms.find(({ name }) => name === reading.form)?.kind ?? null,
    newText: newText(mail),
    answer: answerAddress(mail, ownAddresses),
  };
}
