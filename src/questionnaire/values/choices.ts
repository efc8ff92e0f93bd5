import { firstWordsOf, fold, wordsOf } from '../words.ts';

/**
 * The services that an answer names as affected: in its first sentence that names one, and in further lines or sentences of
 * few words. A whole sentence below speaks of what still works, as does a clause that says so: "MPLS (el Internet va bien)".
 */
export function servicesIn(lines: readonly string[], choices: Record<string, string[]>): string[] {
  const found = new Set<string>();
  const spared = new Set<string>();
  const sentences = lines.flatMap(line => line.slice(0, longest).split(sentenceEnd));
  for (const sentence of sentences) {
    if (found.size > 0 && firstWordsOf(sentence, fewWords + 1).length > fewWords) continue;
    const clauses = sentence.split(clauseEnd);
    const isAll = clauses.length === 1 && sentences.length === 1;
    for (const clause of clauses) {
      const named = choicesIn(clause, choices);
      if (named.length === 0) continue;
      const among = !isAll && isSpared(fold(clause), choices) ? spared : found;
      for (const choice of named) among.add(choice);
    }
    if (found.size === 0 && other.test(sentence)) return [];
  }
  return found.size > 0 ? [...found] : [...spared];
}

/** "no el MPLS", "MPLS no", "el Internet funciona bien": not affected, as long as another service is. */
function isSpared(folded: string, choices: Record<string, string[]>): boolean {
  const denied = denial.exec(folded)?.[0];
  if (denied !== undefined && wordingsOf(choices).has(folded.slice(denied.length).split(' ')[0] ?? ''))
    return true;
  const plain = folded.replace(withoutFault, 'ok');
  return /\w (?:no|nao|not)$/.test(folded) || (works.test(plain) && !negated.test(plain));
}

const clauseEnd = /[,;()]|(?<!\p{L})(?:pero|but|mas)(?!\p{L})/iu;
const denial =
  /^(?:(?:y|e|and) )?(?:no|nao|not|excepto|exceto|except|salvo|menos)(?: (?:es|is|el|la|los|o|a|the))* /;
const withoutFault =
  /\b(?:(?:sin|sem|no|without) (?:problem\w*|novedad\w*|inconvenient\w*|issues?|falh\w*|fall\w*|afecta\w*)|no (?:esta )?afectad[oa]|not affected)\b/;
const works =
  /\b(?:funciona\w*|ok|okay|bien|bem|fine|good|works?|working|normal\w*|operativ[oa]|operacional|operational|arriba|up|estable|estavel)\b/;
const negated = /\b(?:no|nao|not|sin|sem|without|isn|doesn|nada|mal|dejo|deja|parou|stopped)\b/;

const longest = 2000;
const sentenceEnd = /(?<=[.!?;])\s+/;
const fewWords = 4;
const other = /^\W*(?:otr|outr|other)[oa]?s?\W*$/i;

/** The choices a text names, in the order it names them. */
export function choicesIn(text: string, choices: Record<string, string[]>): string[] {
  const words = wordsOf(text).map(({ folded }) => folded);
  const wordings = wordingsOf(choices);
  const named = new Map<string, Naming>();
  words.forEach((word, at) => {
    const begun = wordings.get(word);
    if (begun === undefined) return;
    for (const wording of begun) {
      const length = wording.words.length;
      const known = named.get(wording.choice);
      if (known !== undefined && known.length >= length) continue;
      if (wording.words.every((wanted, index) => words[at + index] === wanted))
        named.set(wording.choice, { choice: wording.choice, at, length });
    }
  });
  // "Dedicated Internet" names one service: a choice inside a longer one's words does not count.
  const found = [...named.values()];
  return found
    .filter(one => !found.some(other => other.length > one.length && covers(other, one)))
    .sort((one, other) => one.at - other.at)
    .map(({ choice }) => choice);
}

/** A choice, in its longest wording, and where it stands: the first word, and how many. */
interface Naming {
  choice: string;
  at: number;
  length: number;
}

function covers(outer: Naming, inner: Naming): boolean {
  return outer.at <= inner.at && inner.at + inner.length <= outer.at + outer.length;
}

type Wordings = Map<string, { choice: string; words: string[] }[]>;

const prepared = new WeakMap<Record<string, string[]>, Wordings>();

/** Every wording of every choice, by its first word. */
function wordingsOf(choices: Record<string, string[]>): Wordings {
  const known = prepared.get(choices);
  if (known !== undefined) return known;
  const wordings: Wordings = new Map();
  for (const [choice, texts] of Object.entries(choices)) {
    for (const text of texts) {
      const words = wordsOf(text).map(({ folded }) => folded);
      const [first] = words;
      if (first !== undefined) wordings.set(first, [...(wordings.get(first) ?? []), { choice, words }]);
    }
  }
  prepared.set(choices, wordings);
  return wordings;
}
