/**
 * Whether a text that its header calls plain is a document of HTML, as ticket tools send it: it begins with a tag that
 * opens a document or a block, and closes it.
 */
export function isUndeclaredHtml(bytes: Buffer): boolean {
  const beginning = bytes.toString('latin1', 0, lookedAt);
  const tag = opening.exec(beginning)?.[1];
  return tag !== undefined && (tag.startsWith('!') || bytes.includes('</'));
}

const lookedAt = 256;

/** A byte order mark may stand in front; by its three letters, it is that of UTF-8. */
const opening =
  /^(?:ï»¿)?\s*<(!doctype html|html|head|meta|style|body|div|table|center|section|article|p|h[1-6]|ul|ol|span|font)(?=[\s/>])/i;
