/** A number and what stands behind it for the last digits of others. */
export interface Stem {
  head: string;
  endings: string[];
  /** How many letters of what follows the run belong to it. */
  beyond: number;
}

/**
 * "987654321/22/23", "555-0100 al 0103": a number and the endings of those that share its other digits; of a span only its
 * ends are written. What follows a number in any other way ("/ 24 horas", "(123)") is no part of it. Null where nothing follows.
 */
export function stemOf(run: string, behind: string): Stem | null {
  const [words = '', spanned] = span.exec(behind) ?? [];
  if (spanned !== undefined && follow(run, [spanned]))
    return { head: run, endings: [spanned], beyond: words.length };
  const [tail, stroke, list = ''] = tails.exec(run) ?? [];
  if (tail === undefined) return null;
  const head = run.slice(0, -tail.length);
  const endings = list.split('/').map(ending => ending.trim());
  const areEndings =
    stroke === '/' && !goesOn.test(behind) && !notEndings.test(tail) && follow(head, endings);
  return { head, endings: areEndings ? endings : [], beyond: 0 };
}

const tails = /\s*([/(])\s*((?:\d[\d\s./-]{0,12})?\d)$/;
const span = /^\s*(?:al?|ao|to|at[eé]|hasta)\s+(\d{3,4})(?![\d\s-]*\d|\s*h)/i;
/** "24/7", and one digit that stands by itself. */
const notEndings = /24\s*\/\s*7$|^(?:\s|\/\s).*(?<!\d)\d$/;
/** Hours, days and dates. */
const goesOn = /^\s*(?:[:%-]|x ?(?:7|24)\b|(?:a|to|[aà]s|y|e|and)\s|h|am\b|pm\b|d[ií]as|days)/i;

/** Lines of one house follow each other; a short ending further off may be an extension. */
function follow(head: string, endings: readonly string[]): boolean {
  let before = head.replace(/\D/g, '');
  const lastGroup = /\d+$/.exec(head)?.[0].length;
  return endings.every(ending => {
    const step = Number(ending) - Number(before.slice(-ending.length));
    before = before.slice(0, -ending.length) + ending;
    return step > 0 && (ending.length <= 2 ? step < 10 : step < 100 && ending.length === lastGroup);
  });
}
