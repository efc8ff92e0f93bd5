/** RFC 5322 §2.1.1 allows a line no more. */
const longestId = 996;
/** The newest of a thread that has gone on for months. */
const mostIds = 100;

/** The id of Message-ID, in brackets; null when there is none. */
export function readMessageId(raw: string): string | null {
  return readMessageIds(raw)[0] ?? (/^[^\s<>]{1,900}$/.test(raw) ? `<${raw}>` : null);
}

/** The ids of In-Reply-To or References, in brackets, without the white space of folding; the last `mostIds`. */
export function readMessageIds(raw: string): string[] {
  const bracketed = raw.match(/<[^<>]*>/g) ?? barely(raw);
  return bracketed
    .map(id => id.replace(/[\s\p{C}]+/gu, ''))
    .filter(id => id.length > 2 && id.length <= longestId)
    .slice(-mostIds);
}

/** Old senders leave the brackets out, or write "Your message of Monday" around the id. */
function barely(raw: string): string[] {
  return raw
    .split(/[\s,;]+/)
    .filter(word => word.includes('@'))
    .map(id => `<${id}>`);
}
