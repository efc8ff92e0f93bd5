/** Beyond this, patterns that look at one line would take too long on a hostile one. */
const longestLine = 1000;

/** A line as lines of at most `longestLine` characters, parted at spaces. `cut` when there was none and a word was parted. */
export function partLine(line: string): { lines: string[]; cut: boolean } {
  if (line.length <= longestLine) return { lines: [line], cut: false };
  const lines: string[] = [];
  let cut = false;
  for (let rest = line; rest !== ''; ) {
    const space = rest.length > longestLine ? rest.lastIndexOf(' ', longestLine - 1) : -1;
    const end = space > 0 ? space : wholeCharacters(rest);
    cut ||= end < rest.length && space <= 0;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return { lines, cut };
}

/** The longest beginning that does not part a surrogate pair. */
function wholeCharacters(text: string): number {
  const last = text.charCodeAt(longestLine - 1);
  return last >= 0xd800 && last < 0xdc00 ? longestLine - 1 : longestLine;
}
