import { leadingWord } from './leading-word.ts';

/** Which of several boxes has a tick: "[x] Sí [ ] No", "Sí (x) No ( )", "☑ Sí ☐ No", "✓". */
export function tickedBox(text: string): 'yes' | 'no' | 'nothing' | null {
  const chosen = markedOption(text);
  if (chosen !== null) return chosen;
  const boxes = [...text.matchAll(box)];
  if (boxes.length === 0) return markAlone(text);
  const ticked = boxes.filter(([mark]) => /[x✓✔√☑☒■●⬛✅]/i.test(mark));
  if (ticked.length === 0) return /\p{L}/u.test(text) && boxes.length > 1 ? 'nothing' : null;
  const [tick] = ticked;
  if (ticked.length > 1 || tick === undefined) return null;
  const leadsLabels = /^\s*$/.test(text.slice(0, boxes[0]?.index));
  const label = leadsLabels
    ? text.slice(tick.index + tick[0].length, boxes.find(({ index }) => index > tick.index)?.index)
    : text.slice(previousEnd(boxes, tick.index), tick.index);
  const word = leadingWord(label);
  if (boxes.length === 1 && word === null) return 'yes';
  return word === 'yes' || word === 'no' ? word : word === null ? null : 'no';
}

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
  /^[\s:;/_.,|-]*(?:(?:s[ií]m?|yes|n[aã]o|no|[x✓✔√☑☒■●⬛✅☐□○⬜])(?!\p{L})[\s:;/_.,|-]*){2,4}$/iu;
const optionOrMark = /s[ií]m?|yes|n[aã]o|no|[x✓✔√☑☒■●⬛✅☐□○⬜]/giu;
const mark = /^[x✓✔√☑☒■●⬛✅☐□○⬜]$/iu;
const tick = /^[x✓✔√☑☒■●⬛✅]$/iu;

const box = /\[\s*[x✓✔√]?\s*\]|\(\s*[x✓✔√]?\s*\)|[☐☑☒□■○●⬜⬛✅]/gi;

function previousEnd(boxes: readonly RegExpExecArray[], before: number): number {
  const previous = boxes.filter(({ index }) => index < before).at(-1);
  return previous === undefined ? 0 : previous.index + previous[0].length;
}

function markAlone(text: string): 'yes' | 'no' | null {
  const mark = text.replace(/\ufe0f/g, '').trim();
  if (/^[✓✔√👍]+$/u.test(mark)) return 'yes';
  if (/^[✗✘✖❌👎]+$/u.test(mark)) return 'no';
  return null;
}
