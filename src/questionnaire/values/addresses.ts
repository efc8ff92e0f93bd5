import { isIP } from 'node:net';

/** The IP addresses in a text, in order; ports, prefix lengths, masks and zones are left out. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  if (!mayHold.test(text)) return found;
  for (const [candidate] of text.matchAll(runs)) {
    if (!/[.:]/.test(candidate)) continue;
    const address = addressOf(candidate);
    if (address !== null && !found.includes(address) && !isMask(address, found)) found.push(address);
  }
  return found;
}

/** Most texts hold none. */
const mayHold = /\d\.\d|:[\da-f:]/i;
/** "::1" is the shortest address; most words of two letters are none. */
const runs = /[0-9a-f:.]{3,}/gi;

function addressOf(candidate: string): string | null {
  // RFC 5952 §4.3: letters of IPv6 are small.
  const bare = candidate.replace(/^[.]+|[.]+$/g, '').toLowerCase();
  if (isIP(bare) !== 0) return bare;
  const [, withoutPort] = /^(\d+\.\d+\.\d+\.\d+):\d*$/.exec(bare) ?? [];
  if (withoutPort !== undefined && isIP(withoutPort) === 4) return withoutPort;
  // "IP:10.0.0.1" or a colon that ends a clause.
  const trimmed = bare.replace(/^[a-f]*:(?=\d+\.)|:$/gi, '');
  return isIP(trimmed) === 0 ? null : trimmed;
}

/** A netmask is told by its shape, but only behind the address it belongs to. */
function isMask(address: string, found: readonly string[]): boolean {
  return found.length > 0 && /^255\.(?:\d+)\.(?:\d+)\.(?:\d+)$/.test(address);
}
