import { decodeText } from './charset.ts';
import type { Flaw } from './mail.ts';
import { type Attributes, readXml } from './xml.ts';
import { unpack, type ZipEntry } from './zip.ts';

/** What may still be opened for one mail, the mails within it included. */
export interface Allowance {
  files: number;
  /** Of documents, unpacked. */
  bytes: number;
}

/** Points from one part to another. */
export interface Relationship {
  id: string;
  /** The last word of its type: "worksheet". */
  type: string;
  /** A path. */
  target: string;
}

/** Where the main part stands in a file that does not say so itself. */
const usualParts = ['word/document.xml', 'xl/workbook.xml'];

/** A file of an office program (ECMA-376 part 2): XML parts in a zip, which point to each other by relationships. */
export class OfficeFile {
  /** What was wrong with the parts that were asked for. */
  readonly flaws = new Set<Flaw>();
  readonly #zip: Buffer;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #allowance: Allowance;

  constructor(zip: Buffer, entries: ReadonlyMap<string, ZipEntry>, allowance: Allowance) {
    this.#zip = zip;
    this.#entries = entries;
    this.#allowance = allowance;
  }

  /** The path of the part all else hangs on; null when this zip is no document. */
  mainPart(): string | null {
    const paths = [...targetsOf(this.relationshipsOf(''), 'officeDocument').values(), ...usualParts];
    return paths.find(path => this.#entries.has(path)) ?? null;
  }

  /** What the part at `path` points to; '' stands for the file itself. */
  relationshipsOf(path: string): Relationship[] {
    const nameStart = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, nameStart), path.slice(nameStart)];
    const found: Relationship[] = [];
    const open = (element: string, { Id = '', Type = '', Target = '', TargetMode }: Attributes) => {
      if (element !== 'Relationship' || TargetMode === 'External') return;
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(Target, folder) });
    };
    readXml(this.read(`${folder}_rels/${name}.rels`) ?? '', { open });
    return found;
  }

  /** The text of a part; null when there is none, or when it may not or cannot be unpacked, which then is a flaw. */
  read(path: string): string | null {
    const entry = this.#entries.get(path);
    if (entry === undefined) return null;
    if (entry.size > this.#allowance.bytes) return this.#withFlaw('attachment-too-large');
    this.#allowance.bytes -= entry.size;
    const bytes = unpack(this.#zip, entry);
    return bytes === null ? this.#withFlaw('attachment-unreadable') : decodeText(bytes);
  }

  #withFlaw(flaw: Flaw): null {
    this.flaws.add(flaw);
    return null;
  }
}

/** The targets of one type, by the ids that the part which points there knows them by. */
export function targetsOf(relationships: readonly Relationship[], type: string): Map<string, string> {
  return new Map(
    relationships.filter(related => related.type === type).map(({ id, target }) => [id, target]),
  );
}

/** "worksheets/sheet1.xml", "../document.xml" or "/xl/worksheets/sheet1.xml", seen from a folder ("xl/" or ''). */
function resolved(target: string, folder: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).toLowerCase().split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
