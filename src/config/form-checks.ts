import type { FormFamily } from '../questionnaire/family.ts';
import { type Language, languages } from '../questionnaire/form.ts';
import { choicesIn } from '../questionnaire/values/choices.ts';
import { fold } from '../questionnaire/words.ts';
import type { Complaint, Path } from './faults.ts';
import { suggestion } from './nearest.ts';
import { repetitions } from './repetitions.ts';

/** What is wrong between the questions of a family that are each well formed. `fileName` is without its ending. */
export function formChecks(family: FormFamily, fileName: string): Complaint[] {
  const spoken = languages.filter(language => family.title[language] !== undefined);
  return [
    ...misnamed(family, fileName),
    ...(spoken.length === 0 ? [untitled] : []),
    ...repeatedKeys(family),
    ...unknownSections(family),
    ...unreachableChoices(family),
    ...namesOfNothing(family),
    ...spoken.flatMap(language => [...untranslated(family, language), ...ambiguous(family, language)]),
  ];
}

/** That a family is called like its file keeps two families from having one name. */
function misnamed({ name }: FormFamily, fileName: string): Complaint[] {
  const what = `"${name}" is not the name of its file`;
  const remedy = `write ${fileName}, or rename the file to ${name}.yaml`;
  return name === fileName ? [] : [{ path: ['name'], what, remedy }];
}

const untitled = {
  path: ['title'],
  what: 'is in no language',
  remedy: `add a title in one of ${languages.join(', ')}`,
};

function repeatedKeys({ fields, sections = [] }: FormFamily): Complaint[] {
  const complaint = (list: string, index: number, first: number): Complaint => ({
    path: [list, index, 'key'],
    what: `is the key of ${list}[${first}] already`,
    remedy: 'give each a key of its own',
  });
  return [
    ...repetitions(fields.map(({ key }) => key)).map(({ index, first }) => complaint('fields', index, first)),
    ...repetitions(sections.map(({ key }) => key)).map(({ index, first }) =>
      complaint('sections', index, first),
    ),
  ];
}

function unknownSections({ fields, sections = [] }: FormFamily): Complaint[] {
  const keys = sections.map(({ key }) => key);
  return fields.flatMap(({ section }, index) => {
    if (section === undefined || keys.includes(section)) return [];
    const remedy = keys.length === 0 ? 'add it to sections' : suggestion(section, keys);
    return [{ path: ['fields', index, 'section'], what: `"${section}" is no section of this file`, remedy }];
  });
}

/** A choice is reached by a word of its own that names no other choice before it. */
function unreachableChoices({ fields }: FormFamily): Complaint[] {
  return fields.flatMap(({ choices = {} }, index) =>
    Object.entries(choices).flatMap(([choice, words]) => {
      if (words.some(word => choicesIn(word, choices)[0] === choice)) return [];
      const what =
        words.length === 0 ? 'has no word that says it' : 'is said by no word that does not mean another';
      const remedy = 'add a word that customers write for it, and for nothing else';
      return [{ path: ['fields', index, 'choices', choice], what, remedy }];
    }),
  );
}

/** A letter would never use it. */
function namesOfNothing({ fields }: FormFamily): Complaint[] {
  return fields.flatMap(({ choices = {}, names = {} }, index) => {
    const known = Object.keys(choices);
    return Object.keys(names)
      .filter(choice => !known.includes(choice))
      .map(choice => ({
        path: ['fields', index, 'names', choice],
        what: `"${choice}" is no choice of this question`,
        remedy: suggestion(choice, known),
        blames: 'key' as const,
      }));
  });
}

function untranslated({ fields, sections = [] }: FormFamily, language: Language): Complaint[] {
  const complaint = (list: string, index: number, key: string, lacks: string): Complaint => ({
    path: [list, index, language],
    what: `"${key}" has no ${lacks} in this language, though the title has it`,
    remedy: `add ${language}: { ${lacks}: … }, or take title.${language} away`,
  });
  return [
    ...fields.flatMap((field, index) =>
      field[language] ? [] : [complaint('fields', index, field.key, 'label')],
    ),
    ...sections.flatMap((section, index) =>
      section[language] ? [] : [complaint('sections', index, section.key, 'heading')],
    ),
  ];
}

interface Wording {
  text: string;
  /** The key of the question or section it belongs to. */
  owner: string;
  path: Path;
}

/** Wordings that two questions, or a question and a heading, share: nobody could tell which of them is answered. */
function ambiguous(family: FormFamily, language: Language): Complaint[] {
  const wordings = wordingsOf(family, language);
  const owners = new Map<string, string>();
  return wordings.flatMap(({ text, owner, path }) => {
    // Case, accents and punctuation make no difference to the reader either.
    const folded = fold(text);
    const other = owners.get(folded) ?? owner;
    owners.set(folded, other);
    if (other === owner) return [];
    return [
      { path, what: `"${text}" means "${other}" already`, remedy: `keep it at ${other} or at ${owner}` },
    ];
  });
}

function wordingsOf({ fields, sections = [] }: FormFamily, language: Language): Wording[] {
  return [
    ...fields.flatMap((field, index) => {
      const { label, synonyms = [] } = field[language] ?? {};
      return wordingsAt(['fields', index, language], field.key, 'label', label, synonyms);
    }),
    ...sections.flatMap((section, index) => {
      const { heading, synonyms = [] } = section[language] ?? {};
      return wordingsAt(['sections', index, language], section.key, 'heading', heading, synonyms);
    }),
  ];
}

function wordingsAt(
  path: Path,
  owner: string,
  first: string,
  published: string | undefined,
  synonyms: string[],
) {
  const others = synonyms.map((text, index) => ({ text, owner, path: [...path, 'synonyms', index] }));
  return published === undefined ? others : [{ text: published, owner, path: [...path, first] }, ...others];
}
