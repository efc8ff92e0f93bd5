/** Where a value stands in a file: `['mailboxes', 0, 'imap', 'port']`. */
export type Path = readonly PropertyKey[];

/** Something wrong with a value, before it is known on which line that value stands. */
export interface Complaint {
  path: Path;
  /** What is wrong, as a sentence without its full stop. */
  what: string;
  /** What to do about it. */
  remedy: string;
  /** Whether the key or its value is to blame; the value, unless it says otherwise. */
  blames?: 'key';
}

/** Something wrong with the configuration, and where. Lines and columns count from 1; a file as a whole is at 1:1. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  /** As one would write it: `mailboxes[0].imap.port`; '' for the file as a whole. */
  path: string;
  what: string;
  remedy: string;
}

/** Everything that is wrong with a configuration, at once; the message lists it all. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    super(`the configuration has ${count}\n${describeFaults(faults)}`);
    this.faults = faults;
  }
}

/** The faults as a person reads them: two lines each, where and what, then the remedy below it. */
export function describeFaults(faults: readonly Fault[]): string {
  const places = faults.map(({ file, line, column }) => `${file}:${line}:${column}`);
  const width = Math.max(0, ...places.map(place => place.length));
  return faults
    .flatMap(({ path, what, remedy }, index) => [
      `${(places[index] ?? '').padEnd(width)}  ${path === '' ? what : `${path}: ${what}`}`,
      `${' '.repeat(width)}  → ${remedy}`,
    ])
    .join('\n');
}

/** Orders the faults of one file from its beginning to its end. */
export function inReadingOrder(one: Fault, other: Fault): number {
  return one.line - other.line || one.column - other.column;
}

/** A fault of a file as a whole, which has no line to point at. */
export function faultOfFile(file: string, what: string, remedy: string): Fault {
  return { file, line: 1, column: 1, path: '', what, remedy };
}

/** `mailboxes[0].imap.port` */
export function writtenPath(path: Path): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    return written === '' ? String(step) : `${written}.${String(step)}`;
  }, '');
}

/** The first complaint about a place speaks for whatever is wrong within it. */
export function outermost(complaints: readonly Complaint[]): Complaint[] {
  return complaints.filter(
    (complaint, index) => !complaints.slice(0, index).some(earlier => isWithin(complaint.path, earlier.path)),
  );
}

/** Whether `path` is `outer` itself or stands inside it. */
function isWithin(path: Path, outer: Path): boolean {
  return outer.every((step, depth) => path[depth] === step);
}
