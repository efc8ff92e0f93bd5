const longestResponse = 500;

/** A server's reply as one line that may be logged and stored: unfolded, printable, clipped, without `secrets`. */
export function inOneLine(response: string, secrets: string[]): string {
  // RFC 5321 4.2.1: each line of a reply repeats the code; with RFC 2034 the enhanced code too.
  const [first = '', ...others] = response.slice(0, 4 * longestResponse).split(/\r?\n/);
  const rest = others.map(line => line.replace(/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3}\b)?/, ''));
  const line = [first.replace(/^(\d{3})-/, '$1 '), ...rest].join(' ').replace(/[\s\p{C}]+/gu, ' ');
  return secrets
    .reduce((text, secret) => text.replaceAll(secret, '…'), line)
    .trim()
    .slice(0, longestResponse);
}

/** The shapes in which a confused server could read our password back to us. */
export function secretsOf(user: string, password: string): string[] {
  if (password === '') return [];
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [base64(`\0${user}\0${password}`), base64(password), password];
}
