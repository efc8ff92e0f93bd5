import type { FailingWork } from '../promise/house-watch.ts';

/** Which work of the daemon fails, and how often in a row: nothing that is worth a row survives its end. */
export class Failures {
  readonly #failing = new Map<string, FailingWork>();

  /** Work has failed once more. */
  count(name: string, error: unknown, at: Date): void {
    const { times = 0, since = at } = this.#failing.get(name) ?? {};
    const reason = error instanceof Error ? error.message : String(error);
    this.#failing.set(name, { name, times: times + 1, since, reason });
  }

  /** Work is well again. */
  forget(name: string): void {
    this.#failing.delete(name);
  }

  now(): FailingWork[] {
    return [...this.#failing.values()];
  }
}
