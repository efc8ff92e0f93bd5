import { leadingWord } from './leading-word.ts';

/** Which of several boxes has a tick: "[x] Sí [ ] No", "Sí (x) No ( )", "☑ Sí ☐ No", "✓". */
export function tickedBox(text: string): 'yes' | 'no' | 'nothing' | null {
  const chosen = markedOption(text);
  if (chosen !== null) return chosen;
  const labels = labelsOfBoxes(text);
  if (labels.length === 0) return markAlone(text);
  const [label, ...others] = labels.filter(({ isTicked }) => isTicked);
  if (label === undefined) return /\p{L}/u.test(text) && labels.length > 1 ? 'nothing' : null;
  if (others.length > 0) return null;
  const word = leadingWord(label.text);
  if (labels.length === 1 && word === null) return 'yes';
  return word === 'yes' || word === 'no' ? word : word === null ? null : 'no';
}

/** What those of several boxes stand for that have a tick: "Satélite ( ) MPLS (X)"; null where there are not several. */
export function labelsTicked(text: string): string[] | null {
  const labels = labelsOfBoxes(text);
  return labels.length > 1 ? labels.flatMap(label => (label.isTicked ? [label.text] : [])) : null;
}

/** The one of two printed options that its writer set off with stars or underscores: "Sí / *No*"; null where neither is, or both are. */
export function optionSetOff([line = '', ...more]: readonly string[]): string | null {
  const [, before = '', one = '', between = '', other = '', behind = ''] = twoOptions.exec(line) ?? [];
  if (more.length > 0 || isNo(one) === isNo(other)) return null;
  const [closing, opening] = [/^[*_]/.test(between), /[*_]$/.test(between)];
  const isFirst = before !== '' && closing;
  const isSecond = opening && behind !== '';
  return isFirst === isSecond ? null : isFirst ? one : other;
}

const twoOptions =
  /^\s*([*_]*)(s[ií]m?|yes|n[aã]o|no)([*_]*\s*[/|]?\s*[*_]*)(s[ií]m?|yes|n[aã]o|no)([*_]*)\s*$/iu;

/** Each box, and what it stands for: the words behind it if a box stands first, else those before it. */
function labelsOfBoxes(text: string): { isTicked: boolean; text: string }[] {
  if (!mayHoldBoxes.test(text)) return [];
  const boxes = [...text.matchAll(box)];
  const leads = text.slice(0, boxes[0]?.index).trim() === '';
  return boxes.map(({ 0: mark, index }, at) => {
    const before = boxes[at - 1];
    return {
      isTicked: /[x*✓✔√☑☒■●⬛✅]/i.test(mark),
      text: leads
        ? text.slice(index + mark.length, boxes[at + 1]?.index)
        : text.slice(before === undefined ? 0 : before.index + before[0].length, index),
    };
  });
}

/** Most answers hold none. */
const mayHoldBoxes = /[[(☐☑☒□■○●⬜⬛✅]/;

/** "Sí ☐ No ✔", "Yes: No: X": both options as they are printed, and one mark: behind its option, unless one stands first. */
function markedOption(text: string): 'yes' | 'no' | 'nothing' | null {
  if (!printedOptions.test(text)) return null;
  const parts = text.match(optionOrMark) ?? [];
  const options = parts.filter(part => !mark.test(part));
  const ticked = parts.flatMap((part, at) => (tick.test(part) ? [at] : []));
  const [at] = ticked;
  if (options.length !== 2 || isNo(options[0]) === isNo(options[1]) || ticked.length > 1) return null;
  if (at === undefined) return /[:/☐□○⬜]/.test(text) ? 'nothing' : null;
  const chosen = parts[mark.test(parts[0] ?? '') ? at + 1 : at - 1];
  return chosen === undefined || mark.test(chosen) ? null : isNo(chosen) ? 'no' : 'yes';
}

function isNo(option = ''): boolean {
  return /^n/i.test(option);
}

const printedOptions =
  /^[\s:;/_.,|-]*(?:(?:s[ií]m?|yes|n[aã]o|no|[x✓✔√☑☒■●⬛✅☐□○⬜])(?![a-zà-ÿ])[\s:;/_.,|-]*){2,4}$/i;
const optionOrMark = /s[ií]m?|yes|n[aã]o|no|[x✓✔√☑☒■●⬛✅☐□○⬜]/giu;
const mark = /^[x✓✔√☑☒■●⬛✅☐□○⬜]$/iu;
const tick = /^[x✓✔√☑☒■●⬛✅]$/iu;

const box = /\[\s*[x*✓✔√]?\s*\]|\(\s*[x*✓✔√]?\s*\)|[☐☑☒□■○●⬜⬛✅]/gi;

function markAlone(text: string): 'yes' | 'no' | null {
  const mark = text.replace(/\ufe0f/g, '').trim();
  if (/^[✓✔√👍]+$/u.test(mark)) return 'yes';
  if (/^[✗✘✖❌👎]+$/u.test(mark)) return 'no';
  return null;
}
