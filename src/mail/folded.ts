/** Letters without accents and case: how words are compared in mails whose writers leave accents out. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The same on one line: sentences run over line ends. */
export function foldedSentences(text: string): string {
  return folded(text).replace(/\s+/g, ' ');
}
