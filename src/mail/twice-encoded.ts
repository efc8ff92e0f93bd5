/** UTF-8 that was taken for Latin-1 on its way and encoded again: "DescripciÃ³n". */
const twiceEncoded = /[\u00c2\u00c3][\u0080-\u00bf]/g;

/** A text without the letters that were encoded twice: they are what was written. */
export function encodedOnce(text: string): string {
  return text.replace(twiceEncoded, once);
}

function once(pair: string): string {
  return String.fromCharCode(((pair.charCodeAt(0) & 0x1f) << 6) | (pair.charCodeAt(1) & 0x3f));
}
