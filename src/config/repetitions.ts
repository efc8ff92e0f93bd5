/** Which words stood in the list before, and where first; undefined is no word. */
export function repetitions(words: readonly (string | undefined)[]): { index: number; first: number }[] {
  return words.flatMap((word, index) => {
    const first = words.indexOf(word);
    return word === undefined || first === index ? [] : [{ index, first }];
  });
}
