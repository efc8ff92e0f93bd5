import type { ReadView } from './answers.ts';
import { withAnswersBelow } from './answers-below.ts';
import { withoutCard } from './card.ts';
import { asksForChange } from './change.ts';
import { isClosing, isDisclaimer, isNotice } from './closing.ts';
import { type Candidate, candidates, formIn } from './families.ts';
import { type FillContext, type Filled, fill } from './fill.ts';
import type { FormKind, Language } from './form.ts';
import { isNote, type Lexicon } from './lexicon.ts';
import type { Place } from './page.ts';
import { isApart, type Passage } from './passages.ts';
import { isAppLine, isClassification, isPicture } from './program-lines.ts';
import type { FilledForm } from './reading.ts';
import { fewestQuestions, splitForms } from './split.ts';
import { labelSearch, type Occurrence, spot } from './spot.ts';
import { isBetweenForms, isRule } from './titles.ts';
import { speaksToDesk } from './words-to-desk.ts';

/** What one view of a mail (its plain text, its HTML) gives. */
export interface ViewReading {
  /** The filled forms the mail is about, in their order. */
  forms: FilledForm[];
  /** How many more of them there seem to be than were read. */
  unreadForms: number;
  /** Every form found, blank, quoted and older ones included. */
  found: Filled[];
  passages: readonly Passage[];
  /** Lines of the sender's own text that belong to no answer, as many as a person may want to look through. */
  leftovers: () => string[];
  /** The sender's own words, courtesies and legal notices aside: the first ones, of a very long text. */
  ownText: () => string;
  /** The greetings and closing formulas among the sender's own lines. */
  courtesies: () => string;
  /** All the sender's own lines, whatever they are. */
  newest: () => string;
}

export interface ViewOptions extends FillContext {
  /** The kind of ticket that the mail answers, or a letter about none: a reply may fill in a single line. */
  answersTo: FormKind | 'letter' | null;
  senders: readonly string[];
  subject: string;
  defaultLanguage: Language;
}

/**
 * The forms of a view. Older mails below a form of the sender's own that leaves nothing open are not read, unless the mail
 * answers one of ours.
 */
export function readView(passages: readonly Passage[], lexicon: Lexicon, options: ViewOptions): ViewReading {
  const search = labelSearch(passages, lexicon);
  const own = passages.slice(0, endOfOwn(passages));
  if (options.answersTo === null && own.length < passages.length) {
    const view = readForms(own, spot(search, own.length), lexicon, options);
    if (isWhole(view) && holdsOwnForm(view)) return view;
  }
  return readForms(passages, spot(search, passages.length), lexicon, options);
}

function endOfOwn(passages: readonly Passage[]): number {
  const isOwn = ({ text, level, role }: Passage) => level === 0 && role === 'text' && text.trim() !== '';
  return passages.findLastIndex(isOwn) + 1;
}

/** Whether the sender wrote a form just now that no older one below outweighs. */
function holdsOwnForm({ found }: ViewReading): boolean {
  return found.some(form => form.level === 0 && answers(form) > fewestQuestions);
}

/** Whether a view holds forms, and they leave nothing open. */
export function isWhole({ forms }: Pick<ViewReading, 'forms'>): boolean {
  return (
    forms.length > 0 && forms.every(({ missing, unreadable }) => missing.length + unreadable.length === 0)
  );
}

function readForms(
  passages: readonly Passage[],
  occurrences: readonly Occurrence[],
  lexicon: Lexicon,
  options: ViewOptions,
): ViewReading {
  const { senders, answersTo, source } = options;
  const confined = answersTo === null ? null : source === 'plain' ? 'paragraph' : 'line';
  const view: ReadView = { passages, lexicon, senders, confined };
  const stretches = splitForms(withoutCard(occurrences, passages, fewestQuestions), passages);
  const found = stretches.slice(0, mostForms).flatMap((occurrences, index) => {
    const nextForm = beginningOf(stretches[index + 1], occurrences, view);
    return fillOne(view, occurrences, nextForm, options) ?? [];
  });
  let ownLines: string[] | undefined;
  const own = () => {
    ownLines ??= ownPassages(view, () => true);
    return ownLines;
  };
  const newest = newestOf(found);
  return {
    forms:
      newest.length === 1
        ? newest.map(form => withAnswersBelow(form, found))
        : newest.map(({ filled }) => filled),
    unreadForms: countForms(stretches.slice(mostForms), newest[0]?.level ?? 0, passages),
    found,
    passages,
    leftovers: () => {
      const isFree = (at: number) => !found.some(({ consumed }) => consumed.has(at));
      return found.every(({ consumed }) => consumed.size === 0) ? own() : ownPassages(view, isFree);
    },
    ownText: () => own().join('\n'),
    courtesies: () => newestLines(passages).filter(isCourtesy).join('\n'),
    newest: () => newestLines(passages).join('\n'),
  };
}

function isCourtesy(line: string): boolean {
  return isClosing(line) && !isNotice(line) && !isDisclaimer(line);
}

/** Nobody fills in more for one mail; what stands below is counted and left over. */
const mostForms = 50;

function fillOne(
  view: ReadView,
  occurrences: readonly Occurrence[],
  nextForm: Place | null,
  options: ViewOptions,
): Filled | null {
  const fewest = options.answersTo === null ? fewestQuestions : 1;
  const fitting = candidates(occurrences).filter(({ questions }) => questions.size >= fewest);
  const candidate = decide(fitting, view, occurrences, options, nextForm);
  const form = candidate && formIn(candidate, occurrences, options.defaultLanguage);
  if (form === null) return null;
  return fill(view, form, occurrences, nextForm, options);
}

/**
 * The family with most questions; of several, that of the ticket which the mail answers. The forms for service requests and
 * for changes share all questions but one: without that one, what is asked for decides; and a few general questions about
 * a fault are an incident's.
 */
function decide(
  fitting: readonly Candidate[],
  view: ReadView,
  occurrences: readonly Occurrence[],
  { subject, answersTo }: Pick<ViewOptions, 'subject' | 'answersTo'>,
  nextForm: Place | null,
): Candidate | null {
  const [best] = fitting;
  if (best === undefined) return null;
  const tied = fitting.filter(({ questions }) => questions.size === best.questions.size);
  if (tied.length === 1) return best;
  // The label of the category or of the type of change decides (contract: parse).
  const categorised = tied.find(({ forms, questions }) =>
    forms.some(form => form.fields.some(({ key, type }) => type === 'category' && questions.has(key))),
  );
  if (categorised !== undefined) return categorised;
  const kindOf = ({ forms }: Candidate) => forms[0]?.kind;
  const answered = tied.find(candidate => kindOf(candidate) === answersTo);
  if (answered !== undefined) return answered;
  const incident = tied.find(candidate => kindOf(candidate) === 'incident');
  const request = tied.find(candidate => kindOf(candidate) === 'ssr');
  const change = tied.find(candidate => kindOf(candidate) === 'rfc');
  const from = occurrences[0]?.begin.passage ?? 0;
  const told = [subject, ...view.passages.slice(from, nextForm?.passage).map(({ text }) => text)].join('\n');
  if (change !== undefined && asksForChange(told)) return change;
  if (incident !== undefined && !asksForService.test(told)) return incident;
  return request ?? best;
}

const asksForService =
  /\bSSR\b|simple service request|solicitud(?:es)? de servicio|solicita[cç][aã]o de servi[cç]o/i;

/** Where the next form begins, the title or rule above its first question included. */
function beginningOf(
  occurrences: readonly Occurrence[] | undefined,
  before: readonly Occurrence[],
  { passages }: ReadView,
): Place | null {
  const [first] = occurrences ?? [];
  const lastLabel = before.at(-1)?.end.passage ?? 0;
  if (first === undefined) return null;
  let place = first.begin;
  for (let at = first.begin.passage - 1; at > lastLabel; at--) {
    const text = textAt(passages, at);
    if (text === '') continue;
    if (!isBetweenForms(text)) break;
    place = { passage: at, offset: 0 };
  }
  return place;
}

/**
 * The forms the mail is about: the filled ones its sender wrote last. A blank form below a filled one, and the filled
 * form of an older mail below a new one, are not; a quoted form under a few loose words is.
 */
function newestOf(found: readonly Filled[]): Filled[] {
  const filled = found.filter(isFilled);
  const fullest = filled.reduce((most, form) => Math.max(most, answers(form)), 0);
  const newest = filled
    .filter(form => answers(form) > fewestQuestions || answers(form) * 2 >= fullest)
    .reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY);
  const chosen = filled.filter(({ level, filled: { form } }) => level === newest && form !== null);
  // The sender's own blank form is a form all the same: everything in it is missing.
  return chosen.length > 0 ? chosen : found.filter(({ level }) => level === 0).slice(0, 1);
}

/** The stretches that ask enough to be forms, at the level of those the mail is about. */
function countForms(stretches: readonly Occurrence[][], level: number, passages: readonly Passage[]): number {
  return stretches.filter(occurrences => {
    const [best] = candidates(occurrences);
    const levels = occurrences.map(({ begin }) => passages[begin.passage]?.level ?? 0);
    return best !== undefined && best.questions.size >= fewestQuestions && Math.min(...levels) === level;
  }).length;
}

function isFilled({ filled }: Filled): boolean {
  return Object.keys(filled.fields).length > 0;
}

function answers({ filled }: Filled): number {
  return Object.keys(filled.fields).length;
}

/**
 * The sender's own lines: no quotes, rules, published sentences or legal notices, no courtesies and none of the short
 * lines below them, which sign.
 */
function ownPassages({ passages, lexicon }: ReadView, wanted: (at: number) => boolean): string[] {
  const shallowest = passages.some(({ level, text }) => level === 0 && /\p{L}/u.test(text)) ? 0 : 1;
  const own: string[] = [];
  let signing = false;
  let thanked = false;
  let letters = 0;
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at];
    if (passage === undefined || passage.role === 'head' || passage.level > shallowest) continue;
    const text = wanted(at) ? passage.text.trim() : '';
    if (!wanted(at)) signing = false;
    if (text === '') continue;
    if ((own.length > 0 || thanked) && isDisclaimer(text)) break;
    if (own.length > 0 && isNotice(text)) continue;
    const closes = isClosing(text);
    if (closes && !isNotice(text)) thanked = true;
    if (text === '--' || isAppLine(text) || (closes && own.length > 0)) signing = true;
    if (text.length > longestSignatureLine || (signing && !closes && speaksToDesk(text))) signing = false;
    if (signing || isRule(text) || closes || isNote(lexicon, text)) continue;
    if (isPicture(text) || isClassification(text, isApart(passages, at))) continue;
    own.push(text.slice(0, enough).replace(/\s+/g, ' '));
    letters += text.length;
    if (letters > enough) break;
  }
  return own;
}

function newestLines(passages: readonly Passage[]): string[] {
  return passages
    .slice(0, mostLines)
    .flatMap(({ text, level, role }) => (level === 0 && role === 'text' ? [text] : []));
}

const mostLines = 500;

/** What a mail is about stands in its first pages. */
const enough = 20_000;

const longestSignatureLine = 80;

function textAt(passages: readonly Passage[], at: number): string {
  return passages[at]?.text.replace(/\s+/g, ' ').trim() ?? '';
}
