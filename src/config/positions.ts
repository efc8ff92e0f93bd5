import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';
import { type Complaint, type Fault, type Path, writtenPath } from './faults.ts';

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

  /** The complaints with line and column: of the value, or of what stands around one that is missing. */
  faultsOf(complaints: readonly Complaint[]): Fault[] {
    return complaints.map(({ path, what, remedy, blames }) => {
      const place = placeOf(this.#lines, this.#offsetOf(path, blames === 'key'));
      return { file: this.#file, ...place, path: writtenPath(path), what, remedy };
    });
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

/** The offset at which a node of the document begins; 0 for what is none. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Line and column of an offset, from 1. */
export function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
