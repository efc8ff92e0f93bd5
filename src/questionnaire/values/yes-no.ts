import { holdsVerb } from '../verbs.ts';
import { fold } from '../words.ts';
import { fewestOfSentence } from '../words-to-desk.ts';
import { aroundExcuse, isBelief, isConditional, isUnsure, saysBoth } from './doubt.ts';
import { isOnlyElsewhere, withoutElsewhere } from './elsewhere.ts';
import { leadingWord } from './leading-word.ts';
import { isOutOfReach } from './out-of-reach.ts';
import { isOfSome, isPartly } from './partly.ts';
import { reserveIn } from './reserve.ts';
import { tickedBox } from './ticked-box.ts';
import { isPending, isUnattended, unknownAnswer } from './unknown.ts';
import { type Topic, type Turn, topicOf } from './yes-no-topics.ts';

type Meaning = { value: 'yes' | 'no' | 'unknown' } | 'unreadable';

/**
 * Whether an answer means yes or no in the light of its question; "unknown" when it says that nobody knows;
 * 'unreadable' when it says neither; 'nothing' when all its boxes are empty.
 */
export function yesOrNo(key: string, text: string): Meaning | 'nothing' {
  // Most answers are a bare word.
  if (bareYes.test(text)) return { value: 'yes' };
  if (bareNo.test(text)) return { value: 'no' };
  const ticked = tickedBox(text);
  if (ticked !== null) return ticked === 'nothing' ? ticked : { value: ticked };
  return meaningOf(key, text.replace(printedOptions, ''));
}

/** "SI / NO: SI": what the form offers is not what was answered. */
const printedOptions = /^[\s([]*(?:s[ií]m?|yes|[sy])\s*\/\s*(?:n[aã]o|no?)[\s)\]:–-]+(?=\S)/iu;

function meaningOf(key: string, text: string): Meaning {
  const topic = topicOf(key);
  if (topic?.pending && isPending(text)) return { value: topic.pending };
  const known = knownAllTheSame(text);
  if (known !== null) {
    const meaning = isBelief(known) ? 'unreadable' : meaningOf(key, known);
    return meaning === 'unreadable' ? { value: 'unknown' } : meaning;
  }
  const folded = fold(text);
  if (unknownAnswer(text) || isUnsure(text))
    return { value: topic?.byHand && isUnattended(text) ? 'no' : 'unknown' };
  if (saysBoth(text) || isConditional(text)) return 'unreadable';
  const told = folded.includes(' ') ? saidInClauses(key, text, topic) : null;
  if (told !== null) return told;
  if (isPartly(folded) || (topic?.partly && isOfSome(folded)))
    return topic?.partly === 'no' ? { value: 'no' } : 'unreadable';
  const plain = plainWords(text, topic);
  const word = leadingWord(plain);
  const reserve = word === 'yes' ? reserveIn(plain, topic) : null;
  if (reserve !== null) return reserve === 'no' ? { value: 'no' } : reserve;
  if (word === 'no' || (word === 'yes' && !topic?.bothFacts)) return { value: word };
  const said = evidence(plain, topic);
  if (word === 'yes') return { value: said.no ? 'no' : 'yes' };
  if (word === 'no, and more' && (said.bare || deniesFirst(plain, topic))) return { value: 'no' };
  if (said.yes && said.no) return { value: topic?.stronger ?? 'no' };
  if (said.yes) return { value: 'yes' };
  if (said.no || word === 'no, and more') return { value: 'no' };
  return topic?.merely?.test(folded) ? { value: 'yes' } : 'unreadable';
}

/** What an answer of several words means whose clauses speak of something else as well; null where they only answer. */
function saidInClauses(key: string, text: string, topic: Topic | undefined): Meaning | null {
  if (isOutOfReach(text)) return { value: 'unknown' };
  const here = isOnlyElsewhere(text) ? '' : withoutElsewhere(text);
  if (here !== text) return /\p{L}/u.test(here) ? meaningOf(key, here) : 'unreadable';
  const answering = withoutAsides(text, topic);
  if (answering !== text) return saysLittle(answering) ? 'unreadable' : meaningOf(key, answering);
  if (isTakenBack(key, text)) return 'unreadable';
  const instead = topic?.instead?.(fold(text)) ?? null;
  return instead === 'no' ? { value: 'no' } : instead;
}

/** "Yo no sé, pero el técnico sí lo reinició", "No estoy en el sitio, dicen que llueve": what somebody else knows counts. */
function knownAllTheSame(text: string): string | null {
  const [, before = '', but, after = ''] = firstClause.exec(text) ?? [];
  if (after === '') return null;
  return isOutOfReach(before) || (but !== undefined && unknownAnswer(before)) ? after : null;
}

/** Whoever says yes knows. */
const firstClause =
  /^(?![^a-zà-ÿ]*(?:s[ií]m?|yes)(?![a-zà-ÿ]))(.{4,80}?)(?:[\s,.;]+(pero|but|mas)(?![a-zà-ÿ])|[,.;])[^a-zà-ÿ]*(?=[a-zà-ÿ])(.*)$/is;

/** Without the clauses that speak of it, and answer nothing; a no needs no other word. */
function withoutAsides(text: string, topic: Topic | undefined): string {
  if (topic?.aside === undefined || leadingWord(text)?.startsWith('no')) return text;
  return topic.aside.reduce((answering, aside) => answering.replace(aside, ''), text);
}

/** Whether nothing is left, or only a yes that belonged to what was said: "Sí, pueden reiniciarlo". */
function saysLittle(text: string): boolean {
  return /^[^a-zà-ÿ]*(?:(?:s[ií]m?|yes)[^a-zà-ÿ.;!]*)?$/i.test(text);
}

/** "Sí. Disculpen, no se hizo reinicio": what is said behind an excuse is not what was said before. */
function isTakenBack(key: string, text: string): boolean {
  const around = aroundExcuse(text);
  if (around === null) return false;
  const [first, second] = [meaningOf(key, around.before), meaningOf(key, around.behind)];
  return typeof first === 'object' && typeof second === 'object' && first.value !== second.value;
}

/** Whether a text holds a word that decides a question of this key. */
export function speaksOf(key: string, text: string): boolean {
  const topic = topicOf(key);
  return (
    topic !== undefined &&
    fold(text)
      .split(' ')
      .some(word => topic.yes.test(word) || topic.no.test(word))
  );
}

/**
 * Whether a text answers a question of this key though nothing but its place says that it does: it is about what was asked,
 * begins with a time that would ("Ayer a las tres …"), or decides it in a few words or with its first one.
 */
export function bearsOn(key: string, text: string): boolean {
  const folded = fold(text);
  const opening = topicOf(key)?.opening?.exec(folded);
  if (isAbout(key, text) || (opening && opening.index <= beginning)) return true;
  if (folded.split(' ').length < fewestOfSentence) return speaksOf(key, text);
  if (holdsVerb(text)) return false;
  return speaksOf(key, firstWord.exec(folded)?.[0] ?? '');
}

/** Whether a text speaks of what a question of this key asks, or says that all is in order. */
export function isAbout(key: string, text: string): boolean {
  const topic = topicOf(key);
  if (topic === undefined) return false;
  const folded = fold(plainWords(text, topic));
  return topic.about.test(folded) || inOrder.test(folded);
}

const inOrder = /\b(?:en|em|in)(?: \w+)? (?:orden|ordem|order)\b/;

/** Letters, enough for "Desde más o menos". */
const beginning = 15;
/** "no levantó …", "nunca entró …", "un bajón …" */
const firstWord = /^(?:(?:no|nao|not|nunca|never|se|lo|it|un|una|um|uma|a) )*\w+/;

const bareYes = /^(?:s[ií]|sim|yes)\.?$/i;
const bareNo = /^n(?:o|ão)\.?$/i;

/** With the turns of speech replaced whose words, one by one, say something else. */
function plainWords(text: string, topic: Topic | undefined): string {
  const ofTopic = inPlainWords(text, topic?.turns ?? []);
  return anyTurn.test(ofTopic) ? inPlainWords(ofTopic, turnsOfSpeech) : ofTopic;
}

function inPlainWords(text: string, turns: readonly Turn[]): string {
  return turns.reduce((plain, [turn, meaning]) => plain.replace(turn, meaning), text);
}

const turnsOfSpeech: readonly Turn[] = [
  // "Ya no tenemos"
  [/^[^a-zà-ÿ]*ya (?=no[\s.!]*(?:$|(?:la |lo )?(?:tenemos|contamos|tiene|cuenta|funciona|existe)\W*$))/i, ''],
  [/\bse (?:nos )?(?:fue|va|ha ido|corto|cortó) (?:la |el )?(?:luz|energ[ií]a|servicio)/gi, 'corte'],
  [/\b(?:acab(?:ou|o)|faltou) (?:a )?(?:luz|energia|for[cç]a)/gi, 'corte'],
  [/\b(?:all|everything)(?: (?:equipment|devices))? but (?=(?:one|two|a|the|our)\b)/gi, 'except '],
  [/\bfail(?:ed|s|ing)?[ -]over\b/gi, 'failover'],
  [/\bno (?:power|electric\w*|energy) (?:problem|issue|failure|outage|cut|interruption)s?\b/gi, 'normal'],
  [
    /\b(problem\w*|issues?) (?:de|con|com|with|el[eé]\w*)(?: la| a| o)? ?(?:energ\w*|luz|power|corriente)?/gi,
    '$1',
  ],
  [/\b(?:pendiente|pendente) (?:de|por|o|a) [a-zà-ÿ]+/gi, 'pendiente'],
  [/\bpor (?:hacer|realizar)(?![a-zà-ÿ])/gi, 'pendiente'],
  [/\b(?:sin|sem|no) (?:servicio|servi[cç]o|service|señal|sinal|signal)(?![a-zà-ÿ])/gi, 'down'],
  [/\bout of (?:order|service)\b/gi, 'down'],
  [/\bno escuro\b/gi, 'escuro'],
  [/\b(?:va y viene|vai e (?:volta|vem)|comes? and goes?|going on and off)\b/gi, 'intermitente'],
  [/(?<!fora )\b(?:est[aá]|segue|voltou|ficou) no ar\b/gi, 'online'],
  [/\bsin novedad(?:es)?(?: [a-zà-ÿ]+)?/gi, 'normal'],
  [/\bsem novidades?(?: [a-zà-ÿ]+)?/gi, 'normal'],
  [/\b(?:off and (?:back )?on|on and off)\b/gi, 'reset'],
  // In Portuguese "no" is "in the".
  [/\bno (?=(?:gerador|nobreak|no-break|momento|local|site|pr[eé]dio|bairro)\b)/gi, ''],
];

/** Most answers hold none of them. */
const anyTurn = new RegExp(turnsOfSpeech.map(([{ source }]) => source).join('|'), 'i');

/** "Not that one, only the 4G of the landlord": a first clause that says no, and nothing of the topic. */
function deniesFirst(text: string, topic: Topic | undefined): boolean {
  const [first = '', ...others] = text.split(turns);
  const { yes, no, bare } = evidence(first, topic);
  return others.length > 0 && (bare || !(yes || no));
}

/** What the words of an answer speak for, each negation heeded. */
function evidence(text: string, topic: Topic | undefined): { yes: boolean; no: boolean; bare: boolean } {
  const said = { yes: false, no: false, bare: false };
  const last = { yes: false, no: false };
  const bare = { yes: false, no: false };
  for (const [place, clause] of text.split(turns).entries()) {
    let negated = 0;
    const words = fold(clause).split(' ');
    for (const [index, word] of words.entries()) {
      const negates = negators.has(word);
      if (topic?.no.test(word)) said[negated > 0 && !negates ? 'yes' : 'no'] = true;
      else if (topic?.yes.test(word)) said[negated > 0 ? 'no' : 'yes'] = true;
      else if (place + index > 0 && index === words.length - 1 && lastWord.has(word))
        last[lastWord.get(word) ?? 'no'] = true;
      else if (bareVerbs.test(word))
        bare[negated > 0 || negators.has(words[index + 1] ?? '') ? 'no' : 'yes'] = true;
      negated = negates ? negationReaches : negated - 1;
    }
  }
  const isSaid = said.yes || said.no;
  if (isSaid || last.yes || last.no) {
    // "Ayer hubo, hoy no"
    const others = isSaid ? last : { yes: last.yes || (bare.yes && !bare.no), no: last.no || bare.no };
    return { yes: said.yes || others.yes, no: said.no || others.no, bare: false };
  }
  return { yes: bare.yes && !bare.no, no: bare.no && !bare.yes, bare: true };
}

/** Verbs that say yes by themselves, but nothing beside a noun of the topic: "no hay cortes". */
const bareVerbs =
  /^(?:hay|ha|posee|poseen|poseemos|tiene|tienen|tengo|tenemos|temos|tem|cuenta|cuentan|contamos|possui|possuimos|existe|existen|dispone|disponemos|dispomos|have|has|do|does|did|is|are|was|hubo|houve|esta|estan|estao|foi|fue)$/;

/** Words that turn the next few around. */
const negators = new Set(
  'no not sin nao sem ni nor nunca never jamais without tampoco nem isn wasn hasn haven didn doesn aren weren ninguna ningun ninguno nenhum nenhuma none neither nadie nobody ninguem nothing nada cero zero cannot cant couldn hadn don'.split(
    ' ',
  ),
);
const negationReaches = 5;

/** "Router sí, módem no": what a clause ends with. */
const lastWord = new Map<string, 'yes' | 'no'>([
  ...['si', 'sim', 'yes'].map(word => [word, 'yes'] as const),
  ...['no', 'nao', 'not'].map(word => [word, 'no'] as const),
]);

const turns = /[,.;:()!]|\b(?:pero|but|mas|aunque|however|embora|porem|porque)\b/i;
