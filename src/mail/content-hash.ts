import { hash } from 'node:crypto';

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
  return hash('sha256', said.join('\0'));
}

function settled(text: string): string {
  const lines = text.split(/\r{0,2}\n|\r/).map(line => line.trimEnd());
  return lines.join('\n').trimEnd();
}
