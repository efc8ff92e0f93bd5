import { wordsOf } from './words.ts';

/** Whether a line begins a signature block: it says one of these names, alone or with a company or a job behind it. */
export function isSignatureOf(names: readonly string[], line: string): boolean {
  if (line.length > longestSignatureLine) return false;
  const words = wordsOf(line).map(word => word.folded);
  const [first, second] = words;
  if (first === undefined) return false;
  return names.some(name => {
    const parts = wordsOf(name).map(word => word.folded);
    if (!parts.includes(first) || first.length < 2) return false;
    return second === undefined ? parts[0] === first : parts.includes(second);
  });
}

const longestSignatureLine = 120;
