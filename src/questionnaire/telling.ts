import type { Field } from './form.ts';

/** Whether a question is answered in as many words as its writer likes, notes included. */
export function isTelling({ key }: Field): boolean {
  return tellings.has(key);
}

const tellings = new Set(['problemDescription', 'description']);
