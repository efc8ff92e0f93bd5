import { createHash } from 'node:crypto';

/**
 * SHA-256, hex, of what a mail says: the same for copies whose trace headers, transfer encoding, line ends or trailing
 * spaces differ. `texts` are the decoded text parts; of `parts` the bytes count.
 */
export function contentHash(
  subject: string,
  texts: readonly string[],
  parts: readonly { hash: string }[],
): string {
  const hash = createHash('sha256').update(subject);
  for (const text of texts) hash.update('\0').update(settled(text));
  for (const part of parts) hash.update('\0').update(part.hash);
  return hash.digest('hex');
}

function settled(text: string): string {
  const lines = text.split(/\r{0,2}\n|\r/).map(line => line.trimEnd());
  return lines.join('\n').trimEnd();
}
