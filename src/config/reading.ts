import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

/** The text of a file, or why it cannot be had: "no such file". */
export type TextFile = { text: string } | { reason: string };

/** Reads a whole file as UTF-8. */
export function readTextFile(file: string): TextFile {
  try {
    const bytes = readFileSync(file);
    return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { reason: 'it is not UTF-8 text' };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** The names in a folder, in their order, without hidden ones. Throws if there is no such folder. */
export function namesIn(folder: string): string[] {
  const names = readdirSync(folder).filter(name => !name.startsWith('.'));
  return names.sort();
}

/** Whether there is a folder, or a link to one. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Whether there is a file, or a link to one. */
export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** What the operating system's refusal means, in words. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return refusals[code] ?? code;
}

const refusals: Record<string, string> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ELOOP: 'its links go round in a circle',
};
