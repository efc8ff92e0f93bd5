import { setFlagsFromString } from 'node:v8';

// What the processes that read many mails ask of V8, as flags: they hold for threads that are started later.

/** V8 would let each heap grow to a multiple of what lives in it before it clears away the mails of a burst. */
export function keepHeapsSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
  keepShortLivedSmall();
}

/**
 * Keeps the space for what lives shortly as small as it is now, on every thread. V8 would let it grow to 32 MiB, more
 * than a processor holds in its cache; a mail and its letters need few. Starting a thread takes this back. So small a space
 * is cleared by one thread sooner than by several, of which one may be waiting for a processor.
 */
export function keepShortLivedSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-parallel-scavenge');
}

/**
 * V8 of Node 20 spends up to a third of a burst's first seconds on making its best code. Later ones have a quick compiler
 * for the time between, and do not know the flag.
 */
export function compileLate(): void {
  if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=400000');
}
