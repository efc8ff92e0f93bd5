import { type About, understoodNumber } from './understood.ts';

/** A number of bytes, written as `30 MiB`, `500 kB` or plainly as the number. */
export function size(about: About) {
  return understoodNumber(bytesOf, 'is not a size', about);
}

/** Bytes of `30 MiB`; null for what is no size, or none at all. */
export function bytesOf(text: string): number | null {
  const { amount, unit = '' } = /^(?<amount>\d+(?:\.\d+)?) ?(?<unit>[A-Za-z]*)$/.exec(text)?.groups ?? {};
  const factor = units[unit.toLowerCase()];
  if (amount === undefined || factor === undefined) return null;
  const bytes = Math.round(Number(amount) * factor);
  return bytes >= 1 && Number.isSafeInteger(bytes) ? bytes : null;
}

const units: Record<string, number> = {
  '': 1,
  b: 1,
  kb: 1000,
  mb: 1000 ** 2,
  gb: 1000 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};
