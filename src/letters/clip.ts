import { visibleLine } from '../mail/visible.ts';

/** A stranger's words as one line of at most `longest` characters: safe to show, ended by "…" where they went on. */
export function clip(text: string, longest: number): string {
  const line = visibleLine(text.slice(0, 4 * longest));
  if (line.length <= longest && text.length <= 4 * longest) return line;
  return `${line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The first lines of a longer text, each clipped; the last says with "…" that there was more. */
export function clipLines(lines: readonly string[], most: number, longest: number): string[] {
  const clipped = lines.slice(0, most).map(line => clip(line, longest));
  return lines.length > most ? [...clipped, '…'] : clipped;
}
