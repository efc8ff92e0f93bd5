import { isLabelCell, type Place } from './page.ts';
import type { Passage } from './passages.ts';
import type { Question } from './questions.ts';
import { wordsOf } from './words.ts';

/** What the labels of a mail have in common: what stands before them, what ends them, where their answers stand. */
export interface Look {
  before: 'nothing' | 'number' | 'bullet' | 'bracket';
  end: 'colon' | 'dash' | 'arrow' | 'equals' | 'dots' | 'bracket' | 'cell' | 'line';
  answers: 'beside' | 'below';
}

/** The look that most labels of a form share; null where they have too little in common to know another by it. */
export function lookOfMost(passages: readonly Passage[], questions: readonly Question[]): Look | null {
  const looks: { look: Look; count: number }[] = [];
  let labels = 0;
  for (const { occurrence, sense } of questions) {
    if (sense === null || occurrence.begin.offset > 0) continue;
    labels++;
    const look = lookOf(passages, occurrence.begin.passage, occurrence.end);
    const same = looks.find(other => isSame(other.look, look));
    if (same === undefined) looks.push({ look, count: 1 });
    else same.count++;
  }
  const [most] = looks.sort((one, other) => other.count - one.count);
  return most !== undefined && most.count >= labels * mostly ? most.look : null;
}

const mostly = 0.6;

function isSame(one: Look, other: Look): boolean {
  return one.before === other.before && one.end === other.end && one.answers === other.answers;
}

function lookOf(passages: readonly Passage[], passage: number, end: Place): Look {
  const line = passages[passage]?.text ?? '';
  const isWhole = end.passage > passage || line.slice(end.offset).trim() === '';
  const label = end.passage > passage ? line : line.slice(0, end.offset);
  const isCell = isWhole && isLabelCell({ passages }, passage);
  return {
    before: beforeLabel(line),
    end: isCell ? 'cell' : endOf(label.trimEnd()),
    answers: isWhole && !isCell ? 'below' : 'beside',
  };
}

/** What stands before the words of a label. */
export function beforeLabel(line: string): Look['before'] {
  const found = beginnings.exec(line);
  if (found === null) return 'nothing';
  const [, number, bracket] = found;
  return number !== undefined ? 'number' : bracket !== undefined ? 'bracket' : 'bullet';
}

const beginnings = /^\s*(?:(\(?\d{1,2}\s?[.):º°-])|(\[)|[•·▪◦●*o–—>→✓-]\s|\*)/;

function endOf(label: string): Look['end'] {
  if (/[:：?]\W*$/.test(label)) return 'colon';
  if (/(?:[-=–]>|[→»>])$/.test(label)) return 'arrow';
  if (/[-–—]$/.test(label)) return 'dash';
  if (/=$/.test(label)) return 'equals';
  if (/(?:\.{2}|_{2}|…)$/.test(label)) return 'dots';
  return /\]$/.test(label) ? 'bracket' : 'line';
}

/** Where the answer behind a label of this look begins; null where the passage does not look like such a label. */
export function labelLike(passages: readonly Passage[], at: number, look: Look): Place | null {
  const passage = passages[at];
  if (passage === undefined || passage.role === 'head' || passage.isAnswer) return null;
  const { text } = passage;
  if (look.end === 'cell') {
    const end = endOfLabelCell(passages, at);
    return end !== null && beforeLabel(text) === look.before && isShort(text) ? end : null;
  }
  if (passage.columns > 1 || beforeLabel(text) !== look.before) return null;
  if (look.end === 'line')
    return isShort(text) && !/[:.,;]\s*$/.test(text) ? { passage: at, offset: text.length } : null;
  const [whole, label = ''] = endings[look.end].exec(text) ?? [];
  if (whole === undefined || !isShort(label)) return null;
  if (look.answers === 'below' && text.slice(whole.length).trim() !== '') return null;
  return { passage: at, offset: whole.length };
}

/** A label may have several lines in its cell. */
function endOfLabelCell(passages: readonly Passage[], at: number): Place | null {
  for (let last = at; ; last++) {
    const [here, next] = [passages[last], passages[last + 1]];
    if (here === undefined || next === undefined || next.row !== here.row) return null;
    if (next.column > here.column)
      return isLabelCell({ passages }, last) ? { passage: last, offset: here.text.length } : null;
  }
}

const endings: Record<Exclude<Look['end'], 'cell' | 'line'>, RegExp> = {
  colon: /^([^:：?=]{2,80}?)\s*(?:\([^()]{0,80}\)\s*)?(?:[*_]*[:：?]+)+[*_]*(?=\s|$)\s*/,
  dash: /^(.{2,80}?)(?:\s[-–—](?=\s|$)|[–—](?=\S))\s*/,
  arrow: /^([^>→»]{2,80}?)\s*(?:[-=–]>|[→»])\s*/,
  equals: /^([^=]{2,80}?)\s*=\s*/,
  dots: /^(.{2,80}?)\s*(?:\.{3,}|_{3,}|…)\s*/,
  bracket: /^\s*\[([^\]]{2,80})\]\s*/,
};

/** A question is no sentence: some words, none of them an address or a number of many digits; nor what parts of a contact are called. */
function isShort(written: string): boolean {
  const label = written.replace(numbering, '');
  const words = wordsOf(label);
  return (
    label.length <= longestLabel &&
    words.length <= mostWords &&
    /\p{L}{2}/u.test(label) &&
    !denies.test(label) &&
    !/@|\d{3}|[.!;]\s/.test(label) &&
    !partsOfContact.test(words[0]?.folded ?? '')
  );
}

const denies = /^\W*(?:no|not|sin|sem|n[aã]o|without)\s/i;
const numbering = /^\s*\(?\d{1,2}\s?[.):º°-]+\s*/;
const longestLabel = 80;
const mostWords = 10;
const partsOfContact =
  /^(?:nombres?|nome|name|tel\w*|cel\w*|fono|fone|phone|movil|mobile|correos?|e?mail|whats\w*|wsp|cargo|puesto|turno|area|rol|role|job|anexo|ramal|ext\w*)$/;
