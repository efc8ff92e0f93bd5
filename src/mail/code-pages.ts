/** What 0x80 to 0xFF are on the code pages of DOS, which mail programs on old systems still name. */
const upperHalves: readonly [label: RegExp, letters: string][] = [
  [
    /^(?:ibm|cp|pc|dos)?-?0*(?:850|858)$/i,
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ],
  [
    /^(?:ibm|cp|pc|dos)?-?0*437$/i,
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  ],
];

/** Bytes → text by the code page of this name; null when it is none of these. */
export function decodeCodePage(bytes: Buffer, label: string): string | null {
  const letters = upperHalves.find(([labels]) => labels.test(label.trim()))?.[1];
  if (letters === undefined) return null;
  return bytes.toString('latin1').replace(/[\x80-\xff]/g, byte => letters.charAt(byte.charCodeAt(0) - 0x80));
}
