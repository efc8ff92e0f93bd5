import type { Passage } from './passages.ts';

/** Marks the heads of older mails a text carries along, and sets the level of everything below them. */
export function olderMails(passages: Passage[]): Passage[] {
  const heads: number[] = [];
  for (let at = 0; at < passages.length; ) {
    const length = headLength(passages, at);
    if (length === 0) {
      const passage = passages[at];
      if (passage !== undefined) passage.level = levelOf(passage.depth, heads);
      at++;
      continue;
    }
    const depth = passages[at]?.depth ?? 0;
    for (const passage of passages.slice(at, at + length)) {
      passage.role = 'head';
      passage.level = levelOf(passage.depth, heads);
    }
    at += length;
    // Where quote marks show the older mail, its head adds nothing; two heads in a row are one.
    const next = passages.slice(at, at + 4).find(passage => passage.text.trim() !== '');
    if (next !== undefined && next.depth <= depth && headLength(passages, passages.indexOf(next, at)) === 0) {
      heads[depth] = (heads[depth] ?? 0) + 1;
    }
  }
  return passages;
}

/** The display names in the heads of older mails: whoever wrote what stands below. */
export function olderSenders(passages: readonly Passage[]): string[] {
  if (!passages.some(({ role }) => role === 'head')) return [];
  return passages.flatMap(({ role, text }, at) => {
    if (role !== 'head') return [];
    const above = passages[at - 1];
    const name =
      (emptyHeader.test(text) ? passages[at + 1]?.text.split(/[<[(]/, 1)[0] : headerName.exec(text)?.[1]) ??
      (attributionEnds.test(text)
        ? attributedName.exec(above?.role === 'head' ? `${above.text} ${text}` : text)?.[1]
        : undefined);
    return name === undefined || name.trim() === '' ? [] : [name.trim()];
  });
}

/** What the head of the older mail that a passage stands in says of its writer: a name, an address, or both. */
export function writerAbove(passages: readonly Passage[], below: number): string {
  let end = below;
  while (end > 0 && passages[end - 1]?.role !== 'head') end--;
  let begin = end;
  while (begin > 0 && passages[begin - 1]?.role === 'head') begin--;
  const head = passages.slice(begin, end).map(({ text }) => text);
  const from = head.findIndex(text => headerFirst.test(text));
  return (from < 0 ? head : head.slice(from, from + (emptyHeader.test(head[from] ?? '') ? 2 : 1))).join(' ');
}

/** Its value stands in the next cell. */
const emptyHeader = /^[\s>*]*(?:from|de)\s*:[\s*]*$/i;
const headerName = /^[\s>*]*(?:from|de)\s*:[\s*]*([^<[(\n]+)/i;
/** "… a las 10:00, Ana Ruiz (<ana@minera.example>) escribió:", "… at 10:02 AM Ana Ruiz <ana@minera.example> wrote:". */
const attributedName =
  /(?:^|[,;\d])\s*(?:[ap]\.?\s?m\.?[,\s]\s*)?(\p{L}[^,;:<>()\d]{0,80}?)\s*(?:\(?<[^<>\s]{1,200}>\)?\s*)?(?:wrote|escribi[oó]|escreveu)\s*:/iu;

/** `heads` counts, for each depth, the heads of older mails passed there. */
function levelOf(depth: number, heads: readonly number[]): number {
  let level = depth;
  for (let shallower = 0; shallower <= depth && shallower < heads.length; shallower++)
    level += heads[shallower] ?? 0;
  return level;
}

/** How many passages from here on are the head of an older mail; 0 if none begins here. */
function headLength(passages: readonly Passage[], at: number): number {
  const text = passages[at]?.text.trim() ?? '';
  if (text === '') return 0;
  if (banner.test(text)) return 1 + headersBelow(passages, at + 1);
  if (attributionBegins.test(text)) return attributionLength(passages, at);
  return headerFirst.test(text) ? headerBlockLength(passages, at) : 0;
}

/** Thunderbird names the subject first. */
function headersBelow(passages: readonly Passage[], at: number): number {
  const first = passages.slice(at, at + 3).findIndex(({ text }) => text.trim() !== '');
  if (first < 0) return 0;
  const block = headerBlockLength(passages, at + first);
  return block === 0 || !headerLine.test(passages[at + first]?.text ?? '') ? 0 : first + block;
}

const banner =
  /^[\s>*_=-]*(?:original message|mensaje original|mensagem original|forwarded message|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|begin forwarded message|inicio del mensaje reenviado|in[ií]cio da mensagem (?:encaminhada|reencaminhada))[\s:*_=-]*$/i;

const attributionBegins = /^\W*(?:on|el|em|a las|a)\s.*\d|(?:wrote|escribi[oó]|escreveu)\s*:\s*$/i;
const attributionAnew = /^\W*(?:on|el|em)\s(?:\p{L}{3,10}[.,]*\s)?\d/iu;
const attributionEnds = /(?:wrote|escribi[oó]|escreveu)\s*:\W*$/i;

/** "El lun, 2 nov 2026 a las 10:00, Ana Ruiz <ana@minera.example> escribió:", also where a client broke the line. */
function attributionLength(passages: readonly Passage[], at: number): number {
  for (let length = 1; length <= 3; length++) {
    const passage = passages[at + length - 1];
    if (passage === undefined || passage.text.trim() === '') return 0;
    // "El 15/12 a las 18:00" answers above "El lun, 23 nov 2026 …, Ana Ruiz escribió:".
    if (length > 1 && attributionAnew.test(passage.text)) return 0;
    if (attributionEnds.test(passage.text)) return length;
  }
  return 0;
}

const headerFirst = /^[\s*]*(?:from|de|sent by)\s*:/i;
const headerLine =
  /^[\s*]*(?:from|de|sent|sent by|enviado(?: el| em)?|enviada(?: em| el)?|date|fecha|data|to|para|a|cc|cco|bcc|subject|asunto|assunto|reply-to|responder a|importance|importancia|import[aâ]ncia|attachments|archivos adjuntos|datos adjuntos|anexos)\s*:/i;
const headerNeeded =
  /^[\s*]*(?:subject|asunto|assunto|sent|enviado(?: el| em)?|enviada em|date|fecha|data)\s*:/i;

/** How far a block of headers may reach: long lists of addressees are broken over lines. */
const headerWindow = 14;

function headerBlockLength(passages: readonly Passage[], at: number): number {
  let last = at;
  let headers = 0;
  let needed = 0;
  for (let next = at; next < at + headerWindow; next++) {
    const text = passages[next]?.text;
    if (text === undefined || next - last > 3) break;
    if (!headerLine.test(text)) continue;
    headers++;
    if (headerNeeded.test(text)) needed++;
    last = next;
  }
  if (headers < 3 || needed === 0) return 0;
  // In a table the last header's value stands in the next cell.
  const row = passages[last]?.row;
  while (passages[last + 1]?.row === row && passages[last + 1]?.column !== 0) last++;
  return last - at + 1;
}
