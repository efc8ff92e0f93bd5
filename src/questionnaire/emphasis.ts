/** Whether a line may hold what mail programs write in plain text for bold and italics: "*Caído*", "_Caído_". */
export function mayEmphasise(line: string): boolean {
  return marks.test(line);
}

/** A line of an answer without such marks around its words, and without the rule it was written on: "*No*", "__14h__". */
export function unmarked(line: string): string {
  return line.replace(rules, ' ').replace(emphasised, '$1').trim();
}

/** A text without the marks that stand around the whole of it. */
export function withoutEmphasis(text: string): string {
  return marksFirst.test(text) ? (emphasisedWhole.exec(text)?.[2]?.trim() ?? text) : text;
}

/** Whether a mark ends what its fellow began at the beginning of the line: "*Nombre del cliente* Minera Andina". */
export function closesEmphasis(line: string, mark: string): boolean {
  return /^(?:\*+|_)\s/.test(mark) && /^\s*[*_]\S/.test(line);
}

/** Whether an answer ends with the star whose fellow went to the end of its label: "Sitio: *PLT-07 | Lima*". */
export function endsBold(answer: string, label: string): boolean {
  return answer.endsWith('*') && /^[^*]*[^*\s]\*$/.test(answer) && /^[^*]*[^*\s]\s*\*\s*$/.test(label);
}

const marks = /[*_]/;
const marksFirst = /^[*_]/;
/** Within a word they are its own: "ana__ruiz@example.com". */
const rules = /(?<![\p{L}\d_])_{2,}|_{2,}(?![\p{L}\d_])/gu;
/** In brackets a mark may be a tick. */
const emphasised =
  /(?<![\p{L}\d*_([])[*_]{1,3}(?=[^\s*_])([^*_]*(?:(?<=[\p{L}\d])[*_]+(?=[\p{L}\d])[^*_]*)*)(?<=\S)[*_]{1,3}(?![\p{L}\d*_])/gu;
const emphasisedWhole = /^([*_])(?!\1)([^*_]+)\1$/;
