import { visibleLine } from '../mail/visible.ts';
import type { LetterEntry } from '../store/letter-entry.ts';

/** What becomes of a letter that was just written. */
export function outgoingLine({ to, held }: { to: string; held: boolean }): string {
  return `a letter to ${visibleLine(to)} ${held ? 'is held' : 'goes out'}\n`;
}

/** What became of a letter so far: "sent", "came back: 5.1.1 user unknown". */
export function fateOf({ state, response, delayedAt, returnedAt, returnedWhy }: LetterEntry): string {
  if (returnedAt !== null) return `came back: ${visibleLine(returnedWhy ?? '')}`;
  return `${state}${delayedAt === null ? '' : ', delayed'} ${visibleLine(response ?? '')}`;
}
