/** Wakes loops that have nothing to do. A ring that nobody hears is remembered for the next who listens. */
export class Bell {
  readonly #listeners = new Set<() => void>();
  #unheard = false;

  ring(): void {
    this.#unheard = this.#listeners.size === 0;
    for (const wake of [...this.#listeners]) wake();
  }

  /** Resolves at the next ring (at once after an unheard one), after `milliseconds`, or when the signal is raised. */
  heard(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#unheard || signal.aborted) {
      this.#unheard = false;
      return Promise.resolve();
    }
    return new Promise(resolve => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#listeners.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake);
      this.#listeners.add(wake);
    });
  }
}
