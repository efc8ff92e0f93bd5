/** What a mail server says, in words that may be kept where no address belongs, such as the log: each is cut out. */
export function withoutAddresses(words: string): string {
  // An address begins only where a word does: a long word without any is looked through once.
  return words.replace(/(?<![^\s<>()[\],;:"'])[^\s<>()[\],;:"'@]+@[^\s<>()[\],;:"']+/g, '<address>');
}
