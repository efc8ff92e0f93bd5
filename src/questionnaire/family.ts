import { type Field, type FieldType, type Form, type FormKind, type Language, languages } from './form.ts';

/** How one language asks a question. */
export interface Wording {
  label: string;
  hint?: string | undefined;
  synonyms?: string[] | undefined;
}

/** How one language heads a section. */
export interface HeadingWording {
  heading: string;
  synonyms?: string[] | undefined;
}

export interface FamilyField extends Partial<Record<Language, Wording | undefined>> {
  key: string;
  type: FieldType;
  /** Left out: base questions are required, those of a section are not. */
  required?: boolean | undefined;
  /** The key of one of the family's sections; left out for the base questions. */
  section?: string | undefined;
  /** For 'service-type' and 'category': what an answer may mean, and the words, of any language, that say so. */
  choices?: Record<string, string[]> | undefined;
  /** What letters call a choice. */
  names?: Record<string, Partial<Record<Language, string | undefined>>> | undefined;
}

export interface FamilySection extends Partial<Record<Language, HeadingWording | undefined>> {
  key: string;
}

/** One questionnaire in all its languages: the shape of a file in `config/forms/`. */
export interface FormFamily {
  /** "latam" gives the forms `latam-en`, `latam-es` … */
  name: string;
  kind: FormKind;
  /** The languages that have a title are the languages of the family. */
  title: Partial<Record<Language, string | undefined>>;
  sections?: FamilySection[] | undefined;
  fields: FamilyField[];
  notes?: Partial<Record<Language, string[] | undefined>> | undefined;
}

/**
 * The forms of a family, one for each language that has a title. Throws if a question or a section has no wording
 * in one of them, or stands in a section that does not exist.
 */
export function formsOf(family: FormFamily): Form[] {
  return languages.flatMap(language => {
    const title = family.title[language];
    return title === undefined ? [] : [formOf(family, language, title)];
  });
}

function formOf(family: FormFamily, language: Language, title: string): Form {
  const name = `${family.name}-${language}`;
  const sections = (family.sections ?? []).map(section => {
    const wording =
      section[language] ?? fail(`form ${name}: section "${section.key}" has no "${language}" heading`);
    return { key: section.key, heading: wording.heading, synonyms: wording.synonyms ?? [] };
  });
  const fields = family.fields.map(field => {
    const wording =
      field[language] ?? fail(`form ${name}: question "${field.key}" has no "${language}" label`);
    if (field.section !== undefined && !sections.some(section => section.key === field.section)) {
      fail(
        `form ${name}: question "${field.key}" stands in section "${field.section}", which does not exist`,
      );
    }
    return {
      key: field.key,
      type: field.type,
      required: field.required ?? field.section === undefined,
      section: field.section ?? null,
      label: wording.label,
      hint: wording.hint ?? null,
      synonyms: wording.synonyms ?? [],
      choices: field.choices ?? {},
      names: namesIn(language, field.names ?? {}),
    };
  });
  return {
    name,
    kind: family.kind,
    language,
    title,
    fields,
    sections,
    notes: family.notes?.[language] ?? [],
  };
}

function namesIn(language: Language, names: NonNullable<FamilyField['names']>): Field['names'] {
  const spoken = Object.entries(names).flatMap(([choice, { [language]: name }]): [string, string][] =>
    name === undefined ? [] : [[choice, name]],
  );
  return Object.fromEntries(spoken);
}

function fail(what: string): never {
  throw new Error(what);
}
