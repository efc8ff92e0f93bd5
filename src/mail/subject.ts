/** "Re:", "RV:", "Fwd:", "Enc:", "RES:" and their kin in the languages of the desk, counted ("Re[2]:") or not. */
const replyPrefix = /^\s*(?:re|rv|r|fwd?|fw|enc|res|tr)\s*(?:\[\d{1,3}\])?\s*:/i;

/**
 * What a thread's subjects have in common: reply and forward prefixes and numbers of ours (`prefixes`: "INC-") at the
 * beginning are taken off. A reference of the customer's own desk stays.
 */
export function baseSubject(subject: string, prefixes: readonly string[]): string {
  let rest = subject;
  for (let mark = markOf(rest, prefixes); mark > 0; mark = markOf(rest, prefixes)) rest = rest.slice(mark);
  return rest.replace(/\s+/g, ' ').trim();
}

function markOf(subject: string, prefixes: readonly string[]): number {
  const number = /^\s*\[([^\]\d]{1,12})\d{1,12}\]/.exec(subject);
  if (number?.[1] !== undefined && prefixes.includes(number[1])) return number[0].length;
  return replyPrefix.exec(subject)?.[0].length ?? 0;
}
