import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { type Complaint, type Fault, faultOfFile, type Path, writtenPath } from './faults.ts';
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

/** The values of a YAML file, and for each of them where it stands. */
export class YamlText {
  readonly values: unknown;
  readonly #file: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(file: string, document: Document, lines: LineCounter) {
    this.values = document.toJS();
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  /** The complaint with its line and column: of the value, or of what stands around a value that is missing. */
  faultOf({ path, what, remedy, blames }: Complaint): Fault {
    const place = placeOf(this.#lines, this.#offsetOf(path, blames === 'key'));
    return { file: this.#file, ...place, path: writtenPath(path), what, remedy };
  }

  /** The value as it is written in the file, `${NAME}` and all; null for what is missing or holds other values. */
  writtenAt(path: Path): string | null {
    const { value, isWhole } = this.#findAlong(path);
    return isWhole && isScalar(value) ? (value.source ?? String(value.value)) : null;
  }

  #offsetOf(path: Path, blamesKey: boolean): number {
    const { key, value, isWhole } = this.#findAlong(path);
    const blamesValue = key === null || (isWhole && !blamesKey && hasText(value));
    return startOf(blamesValue ? value : key);
  }

  /** The last key and value on the way along the path; `isWhole` when it leads to its end. */
  #findAlong(path: Path): { key: unknown; value: unknown; isWhole: boolean } {
    let key: unknown = null;
    let value: unknown = this.#document.contents;
    for (const step of path) {
      const holder = isAlias(value) ? value.resolve(this.#document) : value;
      if (isMap(holder)) {
        // Of a key that stands twice, the last one counts.
        const pair = holder.items.findLast(
          item => isScalar(item.key) && String(item.key.value) === String(step),
        );
        if (pair === undefined) return { key, value, isWhole: false };
        key = pair.key;
        value = pair.value;
      } else if (isSeq(holder) && Number(step) < holder.items.length) {
        key = null;
        value = holder.items[Number(step)];
      } else {
        return { key, value, isWhole: false };
      }
    }
    return { key, value, isWhole: true };
  }
}

/** Nothing behind `key:` is an empty scalar in a place where nobody would look. */
function hasText(value: unknown): boolean {
  return isScalar(value) ? value.source !== '' : value !== null;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
