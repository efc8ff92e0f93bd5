import { folded } from './folded.ts';
import type { Line, Mail } from './mail.ts';

/** Characters: it is kept with the ticket; the mail itself is kept whole elsewhere. */
const longestNewText = 64_000;

/** "On Monday, Ana wrote:" in the languages people answer us in, folded. */
const wrote = /\b(?:wrote|escribio|escreveu|a ecrit|schrieb|ha scritto|schreef)\b[^:]{0,40}:$/;
const attributionStart = /^(?:on|el|em|le|am|il|op|a)\b/;

/** "-----Original Message-----", "---------- Forwarded message ---------". */
const separator =
  /^-{2,}\s*(?:original message|mensaje original|mensagem original|forwarded message|mensaje reenviado|mensagem encaminhada|message d'origine|ursprungliche nachricht|original appointment)\b/;
/** A line drawn across. */
const rule = /^_{20,}$/;

/** The fields of a mail's header as Outlook writes them above what it quotes. */
const headerLine =
  /^\*?(?:(from|de|von|da)|(sent|enviado(?: el| em)?|date|fecha|data|envoye|gesendet|inviato)|(to|para|a|an)|(subject|asunto|assunto|objet|betreff|oggetto)|(cc))\s?\*?\s?:/;

/** How many lines an attribution or a header block is spread over. */
const blockLength = 8;
const attributionLength = 3;

const signatureMark = /^--\s?$/;
const appLine =
  /^(?:sent from my|sent from (?:outlook|mail)|get outlook for|enviado desde (?:mi|outlook|correo)|enviado do meu|enviada do meu|obtener outlook|obter o outlook|baixe o outlook|descargar outlook)\b/;

interface Written extends Line {
  /** The text folded and trimmed, for the patterns. */
  words: string;
}

/**
 * What the sender wrote anew: without quotes, the lines that introduce them, and the signature. Never nothing: a mail
 * that is all quotation (a bare forward, answers within the quote) gives all of it.
 */
export function newText(mail: Pick<Mail, 'text'>): string {
  const lines = linesOf(mail).map(({ text, quoteDepth }) => ({
    text,
    quoteDepth,
    words: folded(text).trim(),
  }));
  const own = joined(withoutSignature(withoutQuotes(untilHistory(lines))));
  return (own || joined(lines)).slice(0, longestNewText);
}

function linesOf({ text: { plain, html } }: Pick<Mail, 'text'>): readonly Line[] {
  if (plain.some(({ text }) => text.trim() !== '')) return plain;
  return html.flatMap(({ cells, quoteDepth }) => {
    const text =
      cells.length === 1 ? (cells[0] ?? '') : cells.map(cell => cell.replaceAll('\n', ' ')).join('\t');
    return text.split('\n').map(line => ({ text: line, quoteDepth }));
  });
}

/** The lines above the mail that is answered, where a mail program has put it below without quote marks. */
function untilHistory(lines: readonly Written[]): readonly Written[] {
  const start = lines.findIndex(({ quoteDepth }, at) => quoteDepth === 0 && beginsHistory(lines, at));
  return start < 0 ? lines : lines.slice(0, start);
}

function beginsHistory(lines: readonly Written[], at: number): boolean {
  const words = lines[at]?.words ?? '';
  if (separator.test(words)) return true;
  if (rule.test(words)) return hasHeaderBlock(lines, at + 1) || hasHeaderBlock(lines, at + 2);
  if (wrote.test(words) && attributionStart.test(words) && /\d/.test(words))
    return !quoteFollows(lines, at + 1);
  return hasHeaderBlock(lines, at);
}

/** From or De, and within a few lines two more of the fields a mail begins with. */
function hasHeaderBlock(lines: readonly Written[], at: number): boolean {
  if (headerLine.exec(lines[at]?.words ?? '')?.[1] === undefined) return false;
  const below = lines.slice(at + 1, at + blockLength);
  const fields = below.flatMap(({ words }) => headerLine.exec(words)?.slice(2).findIndex(Boolean) ?? []);
  return new Set(fields.filter(field => field >= 0)).size >= 2;
}

function withoutQuotes(lines: readonly Written[]): readonly Written[] {
  const attributions = new Set(lines.flatMap((_, at) => attributionAt(lines, at)));
  return lines.filter(({ quoteDepth }, at) => quoteDepth === 0 && !attributions.has(at));
}

/** The indexes of an attribution that begins at `at`; it may be wrapped, or stand before a quote in words we do not know. */
function attributionAt(lines: readonly Written[], at: number): number[] {
  const { words = '', quoteDepth = 1 } = lines[at] ?? {};
  if (quoteDepth > 0) return [];
  const introduces = wrote.test(words) || (words.endsWith(':') && words.includes('@'));
  if (introduces && quoteFollows(lines, at + 1)) return [at];
  if (!attributionStart.test(words)) return [];
  for (let end = at + 1; end < at + attributionLength; end++)
    if (wrote.test(lines[end]?.words ?? '') && quoteFollows(lines, end + 1))
      return Array.from({ length: end - at + 1 }, (_, offset) => at + offset);
  return [];
}

function quoteFollows(lines: readonly Written[], at: number): boolean {
  const next = lines.slice(at, at + attributionLength).find(({ words }) => words !== '');
  return next !== undefined && next.quoteDepth > 0;
}

function withoutSignature(lines: readonly Written[]): readonly Written[] {
  const mark = lines.findIndex(({ text }) => signatureMark.test(text));
  const above = mark < 0 ? lines : lines.slice(0, mark);
  return above.filter(({ words }) => !appLine.test(words));
}

function joined(lines: readonly Written[]): string {
  const text = lines.map(line => line.text.trimEnd()).join('\n');
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
