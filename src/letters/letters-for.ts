import type { Desk } from './desk.ts';
import type { Occasion } from './occasion.ts';
import type { LetterOrder } from './order.ts';

/** Which letters follow from what has happened: to whom, in which language, saying what. */
export function lettersFor(occasion: Occasion, desk: Desk): LetterOrder[] {
  throw new Error(`no letters are written yet about ${occasion.type} by ${desk.name}`);
}
