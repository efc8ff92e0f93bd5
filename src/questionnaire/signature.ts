import { wordsOf } from './words.ts';

/** Whether a line begins a signature block: it says one of these names, alone or with a company or a job behind it. */
export function isSignatureOf(names: readonly string[], line: string): boolean {
  if (line.length > longestSignatureLine) return false;
  const words = wordsOf(line).map(word => word.folded);
  const [first, second] = titles.has(words[0] ?? '') ? words.slice(1) : words;
  if (first === undefined) return false;
  return names.some(name => {
    const parts = wordsOf(name).map(word => word.folded);
    if (first.length < 2) return parts[0] === first && second !== undefined && parts[1] === second;
    if (parts[0] === first) return second === undefined || parts.includes(second);
    // "Ruiz, Ana"; but a contact that a client broke over two lines goes on with an address.
    return parts.includes(first) && second === parts[0] && !line.includes('@');
  });
}

const titles = new Set('ing ingo inga lic dr dra sr sra srta arq abg prof eng enga mr mrs ms'.split(' '));
const longestSignatureLine = 120;
