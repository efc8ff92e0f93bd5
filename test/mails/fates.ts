/** Milliseconds of the processor that reading one mail or writing one letter may take: the daemon's time for a job. */
const patience = 2_000;

/** What became of mails, and what none of them may bring about. Ledger ids count them from 1, in their order. */
export class Fates {
  /** How many by disposition. */
  readonly dispositions: Record<string, number> = {};
  readonly faults: string[] = [];
  /** The one that took longest, of reading a mail and writing a letter. */
  slowest = { seed: 0, milliseconds: 0 };
  readonly #seeds: readonly number[];

  constructor(seeds: readonly number[]) {
    this.#seeds = seeds;
  }

  count(disposition: string): void {
    this.dispositions[disposition] = (this.dispositions[disposition] ?? 0) + 1;
  }

  /** Null when no single mail is to blame. */
  fault(mailId: number | null, what: string): void {
    this.faults.push(`seed ${this.#seedOf(mailId)}: ${what}`);
  }

  /** Does the work, and remembers how long the processor was busy with it, whatever else the machine does. */
  async timed<Result>(mailId: number | null, work: () => Promise<Result> | Result): Promise<Result> {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    const milliseconds = Math.round((user + system) / 1000);
    if (milliseconds > this.slowest.milliseconds) this.slowest = { seed: this.#seedOf(mailId), milliseconds };
    if (milliseconds > patience) this.fault(mailId, `it took ${milliseconds} ms`);
    return result;
  }

  #seedOf(mailId: number | null): number {
    return this.#seeds[(mailId ?? 0) - 1] ?? 0;
  }
}
