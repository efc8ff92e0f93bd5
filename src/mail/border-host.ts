/** The comments of a Received line, which may hold any word: "(HELO by)". */
const comment = /\([^()]{0,500}\)/g;

/** The host that wrote a Received line, as it names itself behind "by"; null when it does not. */
export function receiver(received: string): string | null {
  return /(?:^|\s)by\s+([^\s;]+)/i.exec(received.replace(comment, ' '))?.[1] ?? null;
}

/** Whether a host is one of these names; ".example.com" means every host below it. */
export function isAmong(host: string | null, names: readonly string[]): boolean {
  const asked = host?.toLowerCase().replace(/\.$/, '');
  return names.some(name =>
    name.startsWith('.') ? asked?.endsWith(name.toLowerCase()) : asked === name.toLowerCase(),
  );
}
