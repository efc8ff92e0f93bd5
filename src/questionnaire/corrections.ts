import type { ReadView } from './answers.ts';
import { correction, excuse } from './excuses.ts';
import { familyOf } from './families.ts';
import type { Field, Form } from './form.ts';
import type { Lexicon } from './lexicon.ts';
import type { Place } from './page.ts';
import { isTelling } from './telling.ts';
import { isAbout } from './values/yes-no.ts';
import { fold, joinedLetters, wordsOf } from './words.ts';

/** What a line below a form says of answers in it. */
export interface Correction {
  keys: string[];
  /** The answer that counts; null where the line does not plainly say which. */
  says: string | null;
  passage: number;
}

/** Whether a line takes back what was said above it: "Corrección: el sitio es Cusco", "Sorry, my mistake: …". */
export function isCorrection(line: string): boolean {
  return mark.test(line);
}

const mark = new RegExp(
  `^[^a-zà-ÿ]*(?:(?:${correction}|(?:fe de )?erratas?|erratum|rectificaci[oó]n|retifica[cç][aã]o)\\s*[:,;–—-]|(?:corrijo|rectifico|corrigiendo|corrigindo|retifico|let me correct|i correct)(?![a-zà-ÿ])\\s*[:,;–—-]?|(?:${excuse}[^a-zà-ÿ]*)?(?:me equivoqu[eé]|nos equivocamos|me enganei|nos enganamos|errei|my mistake|i was wrong)\\s*[:,;.–—-])\\s*`,
  'i',
);

/** The corrections between the last question of a form and the next form. `said` gives the answers read so far. */
export function correctionsBelow(
  { passages, lexicon }: ReadView,
  form: Form,
  from: Place,
  until: Place | null,
  said: (key: string) => string,
): Correction[] {
  const level = passages[from.passage]?.level;
  const corrections: Correction[] = [];
  for (
    let at = from.passage + 1;
    at < Math.min(until?.passage ?? passages.length, from.passage + near);
    at++
  ) {
    const { text, level: itsLevel, role } = passages[at] ?? {};
    if (text === undefined || role === 'head' || itsLevel !== level || !isCorrection(text)) continue;
    corrections.push({ ...correctionIn(text.replace(mark, '').trim(), form, lexicon, said), passage: at });
  }
  return corrections;
}

/** Lines: what stands further below speaks of something else. */
const near = 40;

function correctionIn(
  line: string,
  form: Form,
  lexicon: Lexicon,
  said: (key: string) => string,
): Omit<Correction, 'passage'> {
  const [, label = '', answer = ''] = plainly.exec(line) ?? [];
  const asked = fieldAsked(label, form, lexicon);
  if (asked !== undefined) {
    // A description goes on; of a person only a part may be corrected.
    if (isTelling(asked)) return { keys: [], says: null };
    const isWhole = asked.type !== 'contacts' || /\p{Lu}\p{Ll}.*(?:@|\d{3})/u.test(answer);
    return { keys: [asked.key], says: isWhole ? answer : null };
  }
  const old = fold((insteadOf.exec(line) ?? isNot.exec(line))?.[1] ?? '');
  const doubted = form.fields.filter(
    field =>
      (field.type === 'yes-no' && isAbout(field.key, line)) ||
      (!isTelling(field) && isNamed(field, line, form, lexicon)) ||
      (old.length >= shortestName && !isTelling(field) && ` ${fold(said(field.key))} `.includes(` ${old} `)),
  );
  return { keys: doubted.map(({ key }) => key), says: null };
}

const shortestName = 3;

/** "Horario: 8 a 18"; what somebody says of a site, "el sitio es crítico", need not be its name. */
const plainly = /^(\p{L}[\p{L}\s/.]{1,60}?)\s*[:=]\s*([\p{L}\p{N}¿+(].*)$/iu;
/** "… y no Lima" */
const insteadOf =
  /(?<=\S)[\s,;(]+(?:(?:y|e|and)\s)?(?:no|n[aã]o|not|en lugar de|en vez de|em vez de|instead of)\s((?:\S+\s?){1,6}?)[.)]?$/iu;
/** "no es Lima" */
const isNot = /^(?:it['’]?s |it is )?(?:no|n[aã]o|not)\s(?:(?:es|é|is|son|são|are)\s)?(.{1,60}?)[.)]?$/iu;

/** What a wording asks on this form, or on its sister in another language. */
function fieldAsked(wording: string, form: Form, { byJoined }: Lexicon): Field | undefined {
  const senses = byJoined.get(joinedLetters(wordsOf(wording)))?.senses ?? [];
  const key = senses.find(sense => familyOf(sense.form) === familyOf(form))?.field.key;
  return form.fields.find(field => field.key === key);
}

function isNamed(field: Field, line: string, form: Form, lexicon: Lexicon): boolean {
  const words = wordsOf(line).slice(0, mostWords);
  return words.some((_, from) =>
    [1, 2, 3].some(
      length =>
        from + length <= words.length &&
        fieldAsked(joinedLetters(words, from, from + length), form, lexicon) === field,
    ),
  );
}

const mostWords = 20;
