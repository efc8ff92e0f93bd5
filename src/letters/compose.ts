import type { Letter } from './letter.ts';
import type { LetterOrder } from './order.ts';
import type { TemplateSources } from './templates.ts';

export interface Composer {
  /** Writes a letter to its finished bytes; `original` is the mail it is about, for letters that attach it. */
  compose(order: LetterOrder, now: Date, original?: Uint8Array): Letter;
}

/** Compiles the templates once. */
export function createComposer(materials: { templates: TemplateSources; signingKey: Uint8Array }): Composer {
  throw new Error(`no letters are composed yet from ${Object.keys(materials.templates).join(', ')}`);
}
