/** "Re:", "RV:", "Fwd:", "Enc:", "RES:" and their kin in the languages of the desk, counted ("Re[2]:") or not. */
const prefix = /^\s*(?:re|rv|r|fwd?|fw|enc|res|ref|tr)\s*(?:\[\d{1,3}\])?\s*:/i;
const bracketedNumber = /^\s*\[[A-Z]{2,6}-\d{1,12}\]/;

/** The subject without reply and forward prefixes and bracketed ticket numbers at its beginning: what a thread has in common. */
export function baseSubject(subject: string): string {
  let rest = subject;
  for (let found = mark(rest); found > 0; found = mark(rest)) rest = rest.slice(found);
  return rest.replace(/\s+/g, ' ').trim();
}

function mark(subject: string): number {
  return (prefix.exec(subject) ?? bracketedNumber.exec(subject))?.[0].length ?? 0;
}
