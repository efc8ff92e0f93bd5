/** Symbol fonts draw check boxes in the place of letters; office programs write the letters. */
const wingdings: Record<string, string> = {
  o: '☐',
  q: '☐',
  '¨': '☐',
  þ: '☑',
  ý: '☒',
  x: '☒',
  ü: '✓',
  û: '✗',
  à: '→',
  J: '☺',
  '§': '▪',
  Ø: '►',
};
const wingdings2: Record<string, string> = {
  '£': '☐',
  Q: '☒',
  R: '☑',
  S: '☒',
  T: '☒',
  P: '✓',
  O: '✗',
};

/** Whether a font family draws signs in the place of letters. */
export function isSymbolFont(family: string): boolean {
  return /wingdings/i.test(family);
}

/** The signs that are seen where `text` is set in a symbol font. */
export function symbolsOf(text: string, family = 'wingdings'): string {
  const signs = /wingdings\s*2/i.test(family) ? wingdings2 : wingdings;
  return text.replace(/\S/g, letter => signs[letter] ?? signs[lowByte(letter)] ?? letter);
}

/** Word keeps the letters of symbol fonts in a private area of Unicode, from U+F000. */
function lowByte(letter: string): string {
  const code = letter.charCodeAt(0);
  return code >= 0xf000 && code <= 0xf0ff ? String.fromCharCode(code & 0xff) : letter;
}
