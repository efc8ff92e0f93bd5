import { Bell } from './bell.ts';

/** While mails are being taken in, customers wait for their numbers; what can wait longer heeds it. */
export class Rush {
  readonly #bell = new Bell();
  #busy = 0;

  get isOn(): boolean {
    return this.#busy > 0;
  }

  async during<Done>(work: () => Promise<Done>): Promise<Done> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      if (!this.isOn) this.#bell.ring();
    }
  }

  /** Resolves when it ends (at once if it has and nobody heard), after `milliseconds`, or when the signal is raised. */
  ended(milliseconds: number, signal: AbortSignal): Promise<void> {
    return this.#bell.heard(milliseconds, signal);
  }
}
