import { visibleLine } from '../mail/visible.ts';
import type { LetterEntry } from '../store/letter-entry.ts';

/** What becomes of a letter that was just written. */
export function outgoingLine({ to, held }: { to: string; held: boolean }): string {
  return `a letter to ${visibleLine(to)} ${held ? 'is held' : 'goes out'}\n`;
}

/** What became of a letter so far: "sent", "came back: 5.1.1 user unknown". */
export function fateOf(letter: LetterEntry): string {
  const { state, notWrittenWhy, response, delayedAt, returnedAt, returnedWhy } = letter;
  if (notWrittenWhy !== null) return `${state}, and could not be written: ${visibleLine(notWrittenWhy)}`;
  if (returnedAt !== null) return `came back: ${visibleLine(returnedWhy ?? '')}`;
  return `${state}${delayedAt === null ? '' : ', delayed'} ${visibleLine(response ?? '')}`;
}
