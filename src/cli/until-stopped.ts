/** Runs something until it ends by itself, or until Ctrl-C or SIGTERM asks it to: then it finishes what is in hand. */
export async function untilStopped(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const ask = (): void => stop.abort();
  process.once('SIGINT', ask);
  process.once('SIGTERM', ask);
  try {
    await run(stop.signal);
  } finally {
    process.off('SIGINT', ask);
    process.off('SIGTERM', ask);
  }
}
