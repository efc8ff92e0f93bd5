import { closesEmphasis } from './emphasis.ts';
import { isNumeral, type Phrase } from './lexicon.ts';
import { isBesideNext, isLabelCell, type Page, type Place, passageAt, wrapsOn } from './page.ts';
import { leadingWord } from './values/leading-word.ts';
import { doesNotApply } from './values/unknown.ts';
import { yesOrNo } from './values/yes-no.ts';
import { holdsVerb } from './verbs.ts';
import { firstWordsOf, type Word, wordsOf } from './words.ts';

/** A phrase that begins at a word, and where it ends. */
export interface Match {
  phrase: Phrase;
  end: Place;
}

/** The end of what belongs to a label: its hint, its question mark, its colon; null if nothing parts it from the words behind. */
export function separatorAfter(page: Page, match: Match, wholeLineCounts: boolean): Place | null {
  let { passage, offset } = match.end;
  let line = passageAt(page, passage).text;
  let separated = false;
  for (;;) {
    const rest = line.slice(offset);
    if (rest.trim() === '') {
      return separated || wholeLineCounts
        ? afterHint(page, match.phrase, { passage, offset: line.length })
        : null;
    }
    // Behind the label's own question mark another one is an answer.
    if (separated && (/^\s*\?/.test(rest) || /^\s["'“]/.test(line.slice(offset - 1)))) break;
    // Inside a line these are marks of a sentence: "corte de energía en el sitio; favor …", "el sitio–central".
    if (!wholeLineCounts && !separated && /^\s*;|^[–—]\S/.test(rest)) return null;
    const mark = separatorMarks.exec(rest);
    if (mark !== null) {
      const isEnd = /[:：;=>→»–—-]/.test(mark[0]);
      separated ||= isEnd || /[?\t\]]|\.\.|__|\s{3}$/.test(mark[0]) || closesEmphasis(line, mark[0]);
      offset += mark[0].length;
      if (isEnd) break;
      continue;
    }
    const hint: (Place & { known: boolean }) | null =
      separated && !/[?]\s*$/.test(line.slice(0, offset))
        ? null
        : hintAt(page, match.phrase, passage, offset);
    if (hint === null) break;
    ({ passage, offset } = hint);
    line = passageAt(page, passage).text;
    separated ||= hint.known;
  }
  return separated ? afterHint(page, match.phrase, { passage, offset }) : null;
}

const separatorMarks =
  /^\s*(?:\.(?=\s*(?:[:：?=\]→»]|[-=–]+>|[-–—]\s|$))|[)\]"'”’]+|_(?!_)|(?:\?+[:：;]*|[:：;]+)(?:[-–—](?=\s|$))?[*_]*(?:\s*\*+(?=\s|[^*]*$))*|\*+(?=[\s:：;?=(]|[^*]*$)|\.{2,}|_{2,}|[-=]+>|=|→|»|>{1,3}|[–—](?=[\p{L}\p{N}¿+("“])|\s?[-–—](?:\*+(?=\s|$))?(?=\s|$)|\t|\s{3})\s*/u;

/** A parenthesis behind a label is its hint if it says about the same, or if the separator comes only behind it. */
function hintAt(
  page: Page,
  phrase: Phrase,
  passage: number,
  offset: number,
): (Place & { known: boolean }) | null {
  const line = passageAt(page, passage).text;
  const open = line.includes('(', offset) ? /^\s*\(/.exec(line.slice(offset)) : null;
  if (open === null) return null;
  let content = '';
  let at = passage;
  let start = offset + open[0].length;
  for (let lines = 0; lines < 4; lines++) {
    const current = passageAt(page, at).text;
    const close = current.indexOf(')', start);
    if (close >= 0) {
      content += ` ${current.slice(start, close)}`;
      const known = resemblesHint(page, phrase, content);
      const behind = current.slice(close + 1);
      return known ||
        /^\s*\*?\s*(?:[:?=→»]|[-=]+>|\.{2})/.test(behind) ||
        (behind.trim() === '' && lines === 0 && !isAnswered(phrase, content))
        ? { passage: at, offset: close + 1, known }
        : null;
    }
    if (content.length > longestHint || !wrapsOn(page, at)) return null;
    content += ` ${current.slice(start)}`;
    at++;
    start = 0;
  }
  return null;
}

const longestHint = 200;

/** "¿Está lloviendo? (sí, desde ayer)": a yes or no in brackets, not a hint such as "(sí/no)" or "(si aplica)". */
function isAnswered({ senses }: Phrase, content: string): boolean {
  return senses.some(({ field }) => {
    if (field.type !== 'yes-no') return false;
    const meaning = yesOrNo(field.key, content);
    if (meaning === 'nothing') return false;
    const isUnknown = meaning !== 'unreadable' && meaning.value === 'unknown';
    return isUnknown ? isUnknowing(content) : setOff.test(content) && !instructs.test(content);
  });
}

/** "(no sé)", "(N/A)"; a hint is "(no aplica para fibra)", or "(consultar con el guardia)". */
function isUnknowing(content: string): boolean {
  return doesNotApply(content) ? wordsOf(content).length <= 2 : leadingWord(content) !== null;
}

/** "(Sí: indicar hora)", "(sí, no o no sabe)" */
const instructs =
  /indi[cq]|especif|detal|pleas|favor|reali[zc]|describ|descrev|descr[ií]b|explic|expli[cq]|specif|explain|state|(?<!\p{L})(?:n[aã]o|no)(?!\p{L}).*(?<!\p{L})(?:n[aã]o|no)(?!\p{L})|(?:s[ií]m?|yes)\P{L}+(?:n[aã]o|no)(?!\p{L})/iu;
const setOff = /^\P{L}*(?:s[ií]m?|yes|n[aã]o|no)\s*(?:[,.;:!–—-]|$)/iu;

/**
 * The hint may also stand behind the colon, on the line below, or in the cell beside: "Contactos locales: (nombre, correo
 * …) Ana …".
 */
function afterHint(page: Page, phrase: Phrase, place: Place): Place {
  const atEnd = passageAt(page, place.passage).text.slice(place.offset).trim() === '';
  const isBeside = atEnd && isBesideNext(page, place.passage);
  const from =
    isBeside || (atEnd && wrapsOn(page, place.passage)) ? { passage: place.passage + 1, offset: 0 } : place;
  const hint = hintAt(page, phrase, from.passage, from.offset);
  if (hint === null || !hint.known) return place;
  const line = passageAt(page, hint.passage).text;
  // "(Satélite, Internet)" in a cell of its own is an answer.
  if (isBeside && !resemblesHint(page, phrase, line.slice(0, hint.offset), mostOfHint)) return place;
  const mark = /^\s*[:?*]*\s*/.exec(line.slice(hint.offset))?.[0] ?? '';
  return { passage: hint.passage, offset: hint.offset + mark.length };
}

const mostOfHint = 0.75;

function resemblesHint(page: Page, phrase: Phrase, content: string, atLeast = 0): boolean {
  const words = wordsOf(content);
  if (words.length === 0) return false;
  if (words.length <= 2 && owed.test(words.map(({ folded }) => folded).join(' '))) return true;
  return phrase.senses.some(({ field }) => {
    const hints = page.lexicon.hintWords.get(field);
    if (hints === undefined || hints.size === 0) return false;
    const shared = words.filter(({ folded }) => hints.has(folded)).length;
    return shared >= Math.max(2, hints.size * atLeast) && shared * 2 >= words.length;
  });
}

/** "(obligatorio)", "(campo requerido)", "(optional)": whether an answer is owed is no answer. */
const owed =
  /^(?:(?:campo|dato|dado) )?(?:obligatori[oa]|obrigatori[oa]|requerid[oa]|opcional|required|mandatory|optional)(?: field)?$/;

/** "Nombre del cliente final:", "Do you have power on site right now?": a few plain words more before the separator. */
export function stretchedLabel(page: Page, phrase: Phrase, place: Place): Place | null {
  if (phrase.senses.length === 0) return null;
  const byLabelWords = stretchedByLabelWords(page, phrase, place);
  if (byLabelWords !== null) return byLabelWords;
  const line = passageAt(page, place.passage).text;
  const written = line.slice(place.offset, place.offset + longestStretch);
  // "NOMBRE DEL CLIENTE FINAL:"
  const isCapital = !/\p{Ll}/u.test(line.slice(0, place.offset));
  const rest = isCapital ? written.toLowerCase() : written;
  const stretch = (isLabelCell(page, place.passage) ? stretchToEnd : stretchToMark).exec(rest);
  if (stretch === null || (isCapital && /\p{Ll}/u.test(written.slice(0, stretch[0].length)))) return null;
  const words = wordsOf(stretch[1] ?? '');
  const known = phrase.senses.some(({ field }) => {
    const hints = page.lexicon.hintWords.get(field);
    return hints !== undefined && words.every(({ folded }) => hints.has(folded));
  });
  // "Servicio degradado:" begins an answer as well.
  // "Contato do cliente:" asks what "Contato:" asks.
  const goesOn =
    words.length <= 4 && particle.test(words[0]?.folded ?? '') && !denies(words[0], stretch[1] ?? '');
  const isLineAlone = rest.trim() === stretch[1] && !isLabelCell(page, place.passage);
  return known ||
    (phrase.words > 1 && words.length <= 3 && (goesOn || !isLineAlone)) ||
    (goesOn && isPublished(phrase))
    ? { passage: place.passage, offset: place.offset + stretch[0].length }
    : null;
}

const stretchToMark =
  /^[\s,/-]*((?:\p{Ll}+[\s,/-]+){0,7}\p{Ll}+)\s*\??\s*(?:["”»]?[:?\]=]+|[-=]+>|\.{3,}|_{3,}|\s[-–—](?=\s)|$)\s*\*?\s*/u;
const stretchToEnd = /^[\s,/-]*((?:\p{Ll}+[\s,/-]+){0,7}\p{Ll}+)\s*(?:[:?\]*]|$)+\s*/u;
const longestStretch = 120;

const particle = /^(?:de|del|do|da|dos|das|of|for|para|en|em|no|na|at)$/;

/** "Está lloviendo no", "Descripción no hay internet": "no" is Portuguese for "in the" only where a place follows. */
function denies(first: Word | undefined, stretch: string): boolean {
  return first?.folded === 'no' && (/^\W*no\W*$/i.test(stretch) || holdsVerb(stretch));
}

function isPublished({ senses }: Phrase): boolean {
  return senses.some(({ rank }) => rank === 3);
}

/** "CUSTOMER INCIDENT NUMBER ->", "Contactos para pruebas y cierre": the words more are those of other labels. */
function stretchedByLabelWords(page: Page, phrase: Phrase, { passage, offset }: Place): Place | null {
  if (phrase.words < 2) return null;
  const line = passageAt(page, passage).text;
  let end = offset;
  const behind = line.slice(offset, offset + longestStretch + 1);
  for (const word of firstWordsOf(line.slice(offset, offset + longestStretch), mostWordsMore)) {
    if (!/^[\s/,-]*$/.test(line.slice(end, offset + word.start))) return null;
    if (!page.lexicon.labelWords.has(word.folded) && !isNumeral(behind, word)) return null;
    end = offset + word.end;
    const place = separatorAfter(page, { phrase, end: { passage, offset: end } }, isLabelCell(page, passage));
    if (place !== null) return place;
  }
  return null;
}

const mostWordsMore = 8;
