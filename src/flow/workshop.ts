import type { Letter } from '../letters/letter.ts';
import type { LetterOrder } from '../letters/order.ts';
import type { Answer, Job, Materials, Task } from './job.ts';
import { startThread, type Thread } from './thread.ts';
import type { Home, Understood } from './understand.ts';

/** What a job gave, or why it gave nothing. */
export type Tried<T> = { done: T } | { failed: string };

export interface Limits {
  /** Milliseconds one job may take; reading a mail of 1 MB takes about a tenth of a second. */
  jobTime: number;
  /** MiB of heap the thread may hold. */
  memory: number;
}

/** The workshop itself does not work: nothing is said about any job. */
export class WorkshopError extends Error {
  override name = 'WorkshopError';
}

/** Milliseconds until a thread that is not ready yet is given up, on however busy a machine. */
const startTime = 60_000;

/**
 * Reads mails and composes letters on a thread of its own, in the order they are given. A job that exceeds its time
 * or kills the thread comes back as `failed`; the thread is replaced and the jobs behind it go on. What is no job's
 * fault, a thread that does not start or a workshop that closes, is thrown to all who wait, as a WorkshopError.
 */
export class Workshop implements AsyncDisposable {
  readonly #materials: Materials;
  readonly #limits: Limits;
  /** By job number, oldest first: the first is in the thread's hands. */
  readonly #waiting = new Map<number, Waiting>();
  #thread: Thread | null = null;
  #isReady = false;
  #isClosed = false;
  #watchdog: NodeJS.Timeout | undefined;
  #lastNumber = 0;

  constructor(materials: Materials, limits: Limits) {
    this.#materials = materials;
    this.#limits = limits;
    this.#start();
  }

  /**
   * Reads a mail that nobody has sent, if there is nothing else to do: after a rest the processor's cache holds nothing
   * of what reading needs, and the next mail would take three times as long.
   */
  warmUp(): void {
    if (this.#isReady && this.#waiting.size === 0) this.#give({ task: 'rehearse' }).catch(owedToNobody);
  }

  /** Reads one mail whole. */
  async understand(bytes: Uint8Array, truncated: boolean, home: Home): Promise<Tried<Understood>> {
    const answer = await this.#give({ task: 'understand', bytes, truncated, home });
    return 'understood' in answer ? { done: answer.understood } : failure(answer);
  }

  /** Composes one letter to its finished bytes. */
  async compose(order: LetterOrder, now: Date, original: Uint8Array | null): Promise<Tried<Letter>> {
    const answer = await this.#give({ task: 'compose', order, now, original });
    return 'letter' in answer ? { done: answer.letter } : failure(answer);
  }

  /** Ends the thread, whatever it does; jobs that wait, and later ones, are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#turnAway(new WorkshopError('acuse is stopping'));
    await this.#thread?.end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #give(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new WorkshopError('acuse is stopping'));
      const job = { ...task, number: ++this.#lastNumber };
      this.#waiting.set(job.number, { job, resolve, reject });
      this.#start().give(job);
      if (this.#waiting.size === 1) this.#watchFirst();
    });
  }

  #start(): Thread {
    this.#thread ??= startThread(this.#materials, this.#limits.memory, {
      ready: () => {
        this.#isReady = true;
        this.#watchFirst();
      },
      answered: answer => this.#finish(answer),
      ended: reason => this.#replace(`it ended the reading thread: ${reason}`),
    });
    return this.#thread;
  }

  #finish(answer: Answer): void {
    const finished = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    this.#watchFirst();
    finished?.resolve(answer);
  }

  #watchFirst(): void {
    clearTimeout(this.#watchdog);
    const [first] = this.#waiting.keys();
    if (first === undefined) return;
    const limit = this.#isReady ? this.#limits.jobTime : startTime;
    const judge = (): void => {
      if (this.#waiting.has(first)) this.#replace(`it took longer than ${limit} ms`);
    };
    // After a machine has slept, or this thread was held up, the answer may lie there already.
    this.#watchdog = setTimeout(() => setImmediate(judge), limit);
  }

  /** The thread is gone or hangs: the first job is to blame, unless the thread never came as far as a job. */
  #replace(reason: string): void {
    const wasReady = this.#isReady;
    void this.#thread?.end();
    this.#thread = null;
    this.#isReady = false;
    if (wasReady) this.#blameFirst(reason);
    else this.#turnAway(new WorkshopError(`the reading thread does not start: ${reason}`));
  }

  #blameFirst(reason: string): void {
    const [blamed, ...others] = this.#waiting.values();
    for (const { job } of others) this.#start().give(job);
    if (blamed) this.#finish({ number: blamed.job.number, failed: reason });
  }

  #turnAway(reason: Error): void {
    clearTimeout(this.#watchdog);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(reason);
  }
}

interface Waiting {
  job: Job;
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

function owedToNobody(): void {
  // A thread that does not work is told by the next mail.
}

function failure(answer: Answer): { failed: string } {
  return { failed: 'failed' in answer ? answer.failed : 'the reading thread answered another question' };
}
