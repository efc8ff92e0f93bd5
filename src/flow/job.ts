import type { Letter } from '../letters/letter.ts';
import type { LetterOrder } from '../letters/order.ts';
import type { TemplateSources } from '../letters/templates.ts';
import type { Home, ReadingDesk, Understood } from './understand.ts';

/** What a reading thread needs once, at its start; like all that passes between threads, plain data. */
export interface Materials {
  desk: ReadingDesk;
  templates: TemplateSources;
  signingKey: Uint8Array;
}

export type Task =
  /** Reads a mail that nobody has sent. */
  | { task: 'rehearse' }
  | { task: 'understand'; bytes: Uint8Array; truncated: boolean; home: Home }
  /** `original` is the customer's mail, for letters that attach it. */
  | { task: 'compose'; order: LetterOrder; now: Date; original: Uint8Array | null };

export type Job = Task & { number: number };

export type Answer = { number: number } & (
  | { rehearsed: true }
  | { understood: Understood }
  | { letter: Letter }
  | { failed: string }
);
