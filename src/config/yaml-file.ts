import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { type Fault, faultOfFile } from './faults.ts';
import { placeOf, startOf, YamlText } from './positions.ts';
import { readTextFile } from './reading.ts';

/** A file that was read: null if nothing can be done with it, and then at least one fault says why. */
export interface YamlReading {
  yaml: YamlText | null;
  faults: Fault[];
}

/** Reads a YAML file with the place of each of its values. */
export function readYaml(file: string): YamlReading {
  const read = readTextFile(file);
  if ('text' in read) return parseYaml(file, read.text);
  const fault = faultOfFile(
    file,
    `cannot be read: ${read.reason}`,
    'name a YAML file that this user may read',
  );
  return { yaml: null, faults: [fault] };
}

function parseYaml(file: string, text: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const slips = [...slipsOf(document), ...endlessAliases(document)];
  const faults = slips.map(({ code, message, pos: [offset] }) => ({
    ...{ file, ...placeOf(lines, offset), path: '', what: message },
    remedy: remedyOf(code, text.slice(offset - 1)),
  }));
  // A key that stands twice leaves the rest readable; after any other slip, further faults would be false ones.
  if (slips.some(({ code }) => code !== 'DUPLICATE_KEY')) return { yaml: null, faults };
  try {
    return { yaml: new YamlText(file, document, lines), faults };
  } catch (error) {
    // yaml counts what aliases amount to only when it makes the values.
    const what = error instanceof Error ? error.message : String(error);
    const fault = faultOfFile(file, what, 'write the values out instead of referring to them with *');
    return { yaml: null, faults: [...faults, fault] };
  }
}

function remedyOf(code: string, text: string): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
  if (text.startsWith('${')) return 'put it in quotes: inside { } and [ ] YAML takes "${NAME}" only so';
  return remedies[code] ?? 'correct the YAML here; text with special characters stands in quotes';
}

/** What the parser stumbled over. After its first stumble it goes on to misunderstand what is right. */
function slipsOf({ errors, warnings }: Document): Slip[] {
  const [first] = errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  const repeated = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  return [...repeated, ...(first ? [first] : []), ...warnings];
}

interface Slip {
  code: string;
  message: string;
  pos: [number, number];
}

const remedies: Record<string, string> = {
  TAB_AS_INDENT: 'indent with spaces',
  DUPLICATE_KEY: 'keep one of the two',
  TAG_RESOLVE_FAILED: 'leave the tag out; text that begins with ! stands in quotes',
  MULTIPLE_DOCS: 'keep one document: take the --- line and what follows it away',
  ALIAS: 'name an anchor (&name) that stands further up, outside of this value',
};

/** Aliases that name nothing, or what they stand in themselves. */
function endlessAliases(document: Document): Slip[] {
  const found: Slip[] = [];
  visit(document, {
    Alias(_key, alias, around) {
      const target = alias.resolve(document);
      if (target !== undefined && !around.includes(target)) return;
      const offset = startOf(alias);
      const message = `*${alias.source} refers to nothing that could stand here`;
      found.push({ code: 'ALIAS', message, pos: [offset, offset] });
    },
  });
  return found;
}
