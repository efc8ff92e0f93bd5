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
  const said = [subject, ...texts.map(settled), ...parts.map(({ hash }) => hash)];
  return createHash('sha256').update(said.join('\0')).digest('hex');
}

function settled(text: string): string {
  const lines = text.split(/\r{0,2}\n|\r/).map(line => line.trimEnd());
  return lines.join('\n').trimEnd();
}
