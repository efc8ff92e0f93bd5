import { join } from 'node:path';
import { type LetterKind, letterKinds } from '../letters/order.ts';
import { type TemplateParts, type TemplateSources, templateParts } from '../letters/templates.ts';
import { type Language, languages } from '../questionnaire/form.ts';
import { type Fault, faultOfFile } from './faults.ts';
import { suggestion } from './nearest.ts';
import { isFile, isFolder, namesIn, readTextFile } from './reading.ts';

/**
 * Reads the letters, `<folder>/<letter>/<language>.<part>.hbs`; what `own` has takes the place of the shipped file of
 * the same name. A letter has the same three parts in every language.
 */
export function readTemplates(
  shipped: string,
  own: string | null,
): { templates: TemplateSources; faults: Fault[] } {
  const folders = [shipped, ...(own === null ? [] : [own])].map(readSources);
  const faults = folders.flatMap(folder => folder.faults);
  const sources = new Map(folders.flatMap(folder => [...folder.sources]));
  return {
    templates: {
      acknowledgement: letter('acknowledgement'),
      'new-ticket': letter('new-ticket'),
      'change-request': letter('change-request'),
      'change-over': letter('change-over'),
      'ticket-update': letter('ticket-update'),
      'letter-returned': letter('letter-returned'),
      'customer-update': letter('customer-update'),
      reminder: letter('reminder'),
      alert: letter('alert'),
      digest: letter('digest'),
    },
    faults,
  };

  function letter(kind: LetterKind): Record<Language, TemplateParts<string>> {
    return { en: parts(kind, 'en'), es: parts(kind, 'es'), pt: parts(kind, 'pt') };
  }

  function parts(kind: LetterKind, language: Language): TemplateParts<string> {
    return {
      subject: source(nameOf(kind, language, 'subject')),
      text: source(nameOf(kind, language, 'text')),
      html: source(nameOf(kind, language, 'html')),
    };
  }

  function source(name: string): string {
    const text = sources.get(name);
    if (text === undefined)
      faults.push(faultOfFile(join(own ?? shipped, name), 'is missing', 'write this part too'));
    return text ?? '';
  }
}

/** The file that a part of a letter is read from. */
export function templateFile(shipped: string, own: string | null, name: string): string {
  const file = join(own ?? shipped, name);
  return isFile(file) ? file : join(shipped, name);
}

/** The template files of one folder, by their names; and what in it is none. */
function readSources(folder: string): { sources: [name: string, text: string][]; faults: Fault[] } {
  const pieces = templateFiles(folder).map(name => readPart(folder, name));
  return {
    sources: pieces.flatMap(piece => ('text' in piece ? [[piece.name, piece.text]] : [])),
    faults: pieces.flatMap(piece => ('fault' in piece ? [piece.fault] : [])),
  };
}

function templateFiles(folder: string): string[] {
  return namesIn(folder)
    .filter(kind => isFolder(join(folder, kind)))
    .flatMap(kind => namesIn(join(folder, kind)).map(file => join(kind, file)))
    .filter(name => name.endsWith('.hbs'));
}

function readPart(folder: string, name: string): { name: string; text: string } | { fault: Fault } {
  const file = join(folder, name);
  if (!names.includes(name))
    return { fault: faultOfFile(file, 'is no part of a letter', suggestion(name, names)) };
  const read = readTextFile(file);
  if ('text' in read) return { name, text: read.text };
  return { fault: faultOfFile(file, `cannot be read: ${read.reason}`, 'make it readable, or take it away') };
}

const names = letterKinds.flatMap(kind =>
  languages.flatMap(language => templateParts.map(part => nameOf(kind, language, part))),
);

function nameOf(kind: LetterKind, language: Language, part: string): string {
  return join(kind, `${language}.${part}.hbs`);
}
