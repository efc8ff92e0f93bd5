import type { FormKind, Language } from './form.ts';

/** Which view of the mail an answer was read from. */
export type Source = 'plain' | 'html' | 'html-table' | 'quoted' | 'attachment';

export interface Contact {
  name?: string;
  email?: string;
  /** E.164. */
  phone?: string;
}

/** What an answer means: yes/no/unknown, a list of contacts or addresses, an instant, a span, a category. */
export type AnswerValue = string | string[] | Contact[] | { start: string; end: string };

export interface Answer {
  /** The customer's words: markup undone, white space collapsed, lines joined by one space, nothing else changed. */
  text: string;
  /** Absent where the field is plain text or the answer could not be understood. */
  value?: AnswerValue;
  /** 0 to 1: how sure it is that this text answers this question. */
  confidence: number;
  from: Source;
}

export type MailKind = FormKind | 'reply' | 'auto' | 'bounce' | 'unstructured';

/** One filled form of a mail. */
export interface FilledForm {
  kind: FormKind;
  form: string;
  language: Language;
  fields: Record<string, Answer>;
  /** Keys of required questions without an answer, in the order of the form. */
  missing: string[];
  /** Keys whose answer was kept but not understood. */
  unreadable: string[];
}

/** What the forms and a mail make together. */
export interface Reading {
  kind: MailKind;
  /** Null for a mail without a filled form. */
  form: string | null;
  language: Language;
  /** True where nothing in the mail tells its language, and the default was taken. */
  languageAssumed?: true;
  fields: Record<string, Answer>;
  missing: string[];
  unreadable: string[];
  /** Further filled forms of the same mail, in their order. */
  others: FilledForm[];
  /** How many more filled forms the mail seems to hold: nobody sends so many, and they were not read. */
  unreadForms: number;
  /** What free text lets one guess, by field key; never taken for an answer. */
  understood: Record<string, string>;
  /** Lines of the sender's own text that belong to no answer, so that an agent sees them. */
  leftovers: string[];
}
