import { visibleLine } from '../mail/visible.ts';
import type { LetterEntry } from '../store/letter-entry.ts';

/** What became of a letter so far: "sent", "came back: 5.1.1 user unknown". */
export function fateOf({ state, response, delayedAt, returnedAt, returnedWhy }: LetterEntry): string {
  if (returnedAt !== null) return `came back: ${visibleLine(returnedWhy ?? '')}`;
  return `${state}${delayedAt === null ? '' : ', delayed'} ${visibleLine(response ?? '')}`;
}
