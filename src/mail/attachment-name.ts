import { visibleLine } from './visible.ts';

/** File systems allow no longer one. */
const longestName = 255;

/** The last component of a file name as the sender gave it, safe to show; null when nothing of it is left. */
export function safeFileName(given: string | null): string | null {
  const name =
    visibleLine(given ?? '')
      .split(/[/\\]/)
      .at(-1)
      ?.trim()
      .slice(0, longestName) ?? '';
  return /^[. ]*$/.test(name) ? null : name;
}
