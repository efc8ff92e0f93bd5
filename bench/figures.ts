export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The smallest of the values that at least `share` of all values do not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Prints one line a row: the words, then each figure under its column. */
export function table(title: string, columns: string[], rows: [words: string, ...figures: number[]][]): void {
  const print = (words: string, cells: string[]) =>
    console.log(`  ${words.padEnd(46)}${cells.map(cell => cell.padStart(12)).join('')}`);
  print(title, columns);
  for (const [words, ...figures] of rows) print(words, figures.map(legible));
}

function legible(figure: number): string {
  return figure.toFixed(figure >= 100 ? 0 : figure >= 10 ? 1 : 2);
}
