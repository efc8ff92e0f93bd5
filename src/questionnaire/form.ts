export const languages = ['en', 'es', 'pt'] as const;
export type Language = (typeof languages)[number];

/** Incident: something is broken. ssr: Simple Service Request. rfc: Request for Change. */
export const formKinds = ['incident', 'ssr', 'rfc'] as const;
export type FormKind = (typeof formKinds)[number];

/** How an answer is understood; `text` has no meaning beyond its words. */
export type FieldType =
  | 'text'
  | 'yes-no'
  | 'contacts'
  | 'ip-addresses'
  | 'service-type'
  | 'date-time'
  | 'phone'
  | 'calls'
  | 'category';

/** One question, as one language's form asks it. */
export interface Field {
  key: string;
  type: FieldType;
  /** Whether an answer is asked back for when it is missing. */
  required: boolean;
  /** The section the question stands in; null for the base questions. */
  section: string | null;
  /** As the client publishes it, without its hint: "Local contacts". */
  label: string;
  /** The parenthesised explanation behind the label, without parentheses; null when it has none. */
  hint: string | null;
  /** Other wordings that mean this question. */
  synonyms: string[];
  /** For 'service-type' and 'category': each value an answer may have, and the words of any language that say it. */
  choices: Record<string, string[]>;
  /** What letters call these; one without a name by its key. */
  names: Record<string, string>;
}

/** A heading that groups questions and has no answer itself. */
export interface Section {
  key: string;
  heading: string;
  synonyms: string[];
}

/** A questionnaire in one language, as data: `latam-es`. */
export interface Form {
  name: string;
  kind: FormKind;
  language: Language;
  title: string;
  fields: Field[];
  sections: Section[];
  /** Sentences of the published page that customers copy along (footnotes, advice): never part of an answer. */
  notes: string[];
}
