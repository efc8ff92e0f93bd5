import { firstWordsOf, fold, wordsOf } from '../words.ts';

/**
 * The services that an answer names as affected: in its first sentence that names one, and in further lines or sentences of
 * few words. A whole sentence below speaks of what still works, as does a clause that says so: "MPLS (el Internet va bien)".
 * Null where it names only what is not affected.
 */
export function servicesIn(lines: readonly string[], choices: Record<string, string[]>): string[] | null {
  const found = new Set<string>();
  const spared = new Set<string>();
  const sentences = lines.flatMap(line => line.slice(0, longest).split(sentenceEnd));
  for (const sentence of sentences) {
    if (found.size > 0 && firstWordsOf(sentence, fewWords + 1).length > fewWords) continue;
    if (saidOfServices(fold(sentence), choices) === name) {
      for (const choice of choicesIn(sentence, choices)) found.add(choice);
      continue;
    }
    if (allBut.test(sentence)) return [];
    const clauses = clausesOf(sentence, choices);
    const isAll = clauses.length === 1 && sentences.length === 1;
    const said = clauses.map(clause => saidOfServices(fold(clause), choices));
    const oneWorks = said.length === 2 && said.some(words => works.test(words));
    for (const [at, clause] of clauses.entries()) {
      const words = said[at] ?? '';
      const isSetAside = isDenied(words, said[at - 1] ?? '');
      if (isAll && isSetAside) return null;
      const isSpared = works.test(words) || (isSetAside && !(oneWorks && worksNot.test(words)));
      const among = !isAll && isSpared ? spared : found;
      for (const choice of choicesIn(clause, choices)) among.add(choice);
    }
    if (found.size === 0 && other.test(sentence)) return [];
  }
  return found.size > 0 ? [...found] : [...spared];
}

/** The clauses of a sentence, each with what follows up to the next that names a service: "Internet funciona, pero lento". */
function clausesOf(sentence: string, choices: Record<string, string[]>): string[] {
  const clauses: string[] = [];
  for (const clause of sentence.split(clauseEnd)) {
    if (clauses.length === 0 || choicesIn(clause, choices).length > 0) clauses.push(clause);
    else if (/\p{L}|\d/u.test(clause)) clauses.push(`${clauses.pop()} ${clause}`);
  }
  return clauses;
}

/** What a clause says but the names of services: "no el" of "no el MPLS", "_ no" of "MPLS no". */
function saidOfServices(folded: string, choices: Record<string, string[]>): string {
  const { names } = wordingsOf(choices);
  return folded
    .split(' ')
    .map(word => (names.has(word) ? name : word))
    .join(' ');
}

/** "no el MPLS", "MPLS no", "Internet no fue afectada", "ni MPLS ni Internet", and no word more: not affected. */
function isDenied(said: string, before: string): boolean {
  return denied.test(said) || (setAgainst.test(said) && named.test(before));
}

const name = '_';
const clauseEnd =
  /[,;()/]|\s[-–—]\s|(?<![a-zà-ÿ])(?:pero|but|mas)(?![a-zà-ÿ])|(?<![a-zà-ÿ])(?=(?:y|e|and)\s+n(?:o|ão|ot)\s)|(?<=[:=]\s?(?:s[ií]m?|yes|n[aã]o|no))\s/i;
const service = `(?:${name}|y|e|and|el|la|los|o|a|the|enlace|link|servicio|servico|service|de|respaldo|backup)`;
const named = new RegExp(`^(?:(?:${service}|es|e|is|so|solo|only|just|apenas|somente) ?)+$`);
/** "MPLS y no Internet"; but of "MPLS caído y no Internet" both are down. */
const setAgainst = new RegExp(`^(?:(?:y|e) )?(?:no|nao)(?: ${service})+$`);
const denied = new RegExp(
  `^(?:${[
    `(?:(?:y|e|and) )?(?:(?:no|nao) (?:es|el|la|los|o|a)|not|excepto|exceto|except|salvo|menos)(?: (?:is|${service}))*`,
    `(?:${service} )*${name} (?:no|nao|not)`,
    `(?:(?:ni|nem|neither|nor)(?: ${service})+ ?)+`,
    `(?:${service} )*${name} (?:(?:is|was|has|se) )?(?:un|(?:no|nao|not|isn t|wasn t|hasn t) (?:(?:esta|fue|foi|ha sido|se vio|been) )?)(?:afe[ct]+ad[oa]|impactad[oa]|affected|impacted)`,
  ].join('|')})$`,
);
const works = new RegExp(
  `^(?:${service} )*(?:(?:esta|va|anda|sigue|segue|is|are|muy|muito|very|all) )*(?:${[
    '(?:funciona(?:ndo)?|works?|working|opera(?:ndo)?)(?: (?:muy )?(?:ok|bien|bem|fine|well|good|normal|normalmente|correctamente))?',
    'ok|okay|up|bien|bem|fine|good|normal|operativ[oa]|operacional|operational|arriba|estable|estavel',
    '(?:funciona(?:ndo)? )?(?:sin|sem|no|without) (?:problem\\w*|novedad\\w*|inconvenient\\w*|issues?|falh\\w*|fall\\w*)',
  ].join('|')})$`,
);

/** "El Internet está bien, el MPLS no" */
const worksNot = new RegExp(`^(?:${service} )*${name} (?:no|nao|not)$`);

const longest = 2000;
const sentenceEnd = /(?<=[.!?;])\s+/;
const fewWords = 4;
/** Which the others are, only their customer knows: "Todos menos Internet". */
const allBut =
  /^\W*(?:tod[oa]s?|tudo|all|everything)(?: (?:los|las|os|as|the) \w+)? (?:menos|excepto|exceto|salvo|but|except)(?![a-zà-ÿ])/i;
const other = /^\W*(?:otr|outr|other)[oa]?s?\W*$/i;

/** The choices a text names, in the order it names them. */
export function choicesIn(text: string, choices: Record<string, string[]>): string[] {
  const words = wordsOf(text);
  const { byFirst } = wordingsOf(choices);
  const named = new Map<string, Naming>();
  words.forEach(({ folded }, at) => {
    const begun = byFirst.get(folded);
    if (begun === undefined) return;
    for (const wording of begun) {
      const length = wording.words.length;
      const known = named.get(wording.choice);
      if (known !== undefined && known.length >= length) continue;
      if (wording.words.every((wanted, index) => words[at + index]?.folded === wanted))
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

interface Wordings {
  /** Every wording of every choice, by its first word. */
  byFirst: Map<string, { choice: string; words: string[] }[]>;
  /** All their words. */
  names: Set<string>;
}

const prepared = new WeakMap<Record<string, string[]>, Wordings>();

function wordingsOf(choices: Record<string, string[]>): Wordings {
  const known = prepared.get(choices);
  if (known !== undefined) return known;
  const byFirst: Wordings['byFirst'] = new Map();
  for (const [choice, texts] of Object.entries(choices)) {
    for (const text of texts) {
      const words = wordsOf(text).map(({ folded }) => folded);
      const [first] = words;
      if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { choice, words }]);
    }
  }
  const names = new Set([...byFirst.values()].flat().flatMap(({ words }) => words));
  const wordings = { byFirst, names };
  prepared.set(choices, wordings);
  return wordings;
}
