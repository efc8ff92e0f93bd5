/** Whether a line may bear marks of formatting. */
export function isMarked(line: string): boolean {
  return marks.test(line);
}

/** A line of an answer without such marks around its words, and without the rule it was written on: "*No*", "__14h__". */
export function unmarked(line: string): string {
  return line.replace(rules, ' ').replace(emphasised, '$1').trim();
}

const marks = /[*_]/;
/** Within a word they are its own: "ana__ruiz@example.com". */
const rules = /(?<![\p{L}\d_])_{2,}|_{2,}(?![\p{L}\d_])/gu;
/** In brackets a mark may be a tick. */
const emphasised =
  /(?<![\p{L}\d*_([])[*_]{1,3}(?=[^\s*_])([^*_]*(?:(?<=[\p{L}\d])[*_]+(?=[\p{L}\d])[^*_]*)*)(?<=\S)[*_]{1,3}(?![\p{L}\d*_])/gu;
