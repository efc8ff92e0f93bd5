import type { Filled } from './fill.ts';
import type { FilledForm } from './reading.ts';

/**
 * A form of which its writer answered one half above the quote of the blank one and the other half in it: the quote
 * leaves blank whatever is answered above. An older form, filled in for another matter, does not.
 */
export function withAnswersBelow({ filled, level }: Filled, found: readonly Filled[]): FilledForm {
  const below = found.find(
    other => other.level > level && other.filled.form === filled.form && isOtherHalf(filled, other),
  );
  if (below === undefined) return filled;
  const fields = { ...below.filled.fields, ...filled.fields };
  return { ...filled, fields, missing: filled.missing.filter(key => fields[key] === undefined) };
}

function isOtherHalf(above: FilledForm, { filled, answered }: Filled): boolean {
  const blank = Object.keys(above.fields).filter(key => answered.has(key));
  return (
    blank.length >= fewest &&
    Object.keys(filled.fields).length >= fewest &&
    filled.unreadable.length === 0 &&
    blank.every(key => filled.fields[key] === undefined)
  );
}

/** One or two answers may be words of the desk's behind its last questions. */
const fewest = 3;
