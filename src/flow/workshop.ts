import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Letter } from '../letters/letter.ts';
import type { LetterOrder } from '../letters/order.ts';
import type { TemplateSources } from '../letters/templates.ts';
import type { ReadingDesk, Understood } from './understand.ts';

/** What the thread needs once, at its start; plain data. */
export interface Materials {
  desk: ReadingDesk;
  templates: TemplateSources;
  signingKey: Uint8Array;
}

export type Task =
  | { task: 'understand'; bytes: Uint8Array; truncated: boolean }
  /** `original` is the customer's mail, for letters that attach it. */
  | { task: 'compose'; order: LetterOrder; now: Date; original: Uint8Array | null };

export type Job = Task & { number: number };

export type Answer = { number: number } & (
  | { understood: Understood }
  | { letter: Letter }
  | { failed: string }
);

/** What a job gave, or why it gave nothing. */
export type Tried<T> = { done: T } | { failed: string };

export interface Limits {
  /** Milliseconds one job may take; reading a mail of 1 MB takes about a tenth of a second. */
  jobTime: number;
  /** MiB of heap the thread may hold. */
  memory: number;
}

// Beside this file, with its own ending: dist/ holds .js, the sources .ts.
const program = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

interface Waiting {
  job: Job;
  settle(answer: Answer): void;
}

/**
 * Reads mails and composes letters on a thread of its own, in the order they are given. A job that exceeds its time
 * or kills the thread comes back as `failed`; the thread is replaced and the jobs behind it go on.
 */
export class Workshop implements AsyncDisposable {
  readonly #materials: Materials;
  readonly #limits: Limits;
  /** By job number, oldest first: the first is in the thread's hands. */
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker;
  #watchdog: NodeJS.Timeout | undefined;
  #lastNumber = 0;

  constructor(materials: Materials, limits: Limits) {
    this.#materials = materials;
    this.#limits = limits;
    this.#thread = this.#startThread();
  }

  /** Reads one mail whole. */
  understand(bytes: Uint8Array, truncated: boolean): Promise<Tried<Understood>> {
    return new Promise(resolve => {
      this.#give({ task: 'understand', bytes, truncated }, answer =>
        resolve('understood' in answer ? { done: answer.understood } : failure(answer)),
      );
    });
  }

  /** Composes one letter to its finished bytes. */
  compose(order: LetterOrder, now: Date, original: Uint8Array | null): Promise<Tried<Letter>> {
    return new Promise(resolve => {
      this.#give({ task: 'compose', order, now, original }, answer =>
        resolve('letter' in answer ? { done: answer.letter } : failure(answer)),
      );
    });
  }

  /** Ends the thread; jobs still waiting come back as failed. */
  async close(): Promise<void> {
    clearTimeout(this.#watchdog);
    const thread = this.#thread;
    thread.removeAllListeners();
    await thread.terminate();
    for (const { job } of [...this.#waiting.values()])
      this.#finish({ number: job.number, failed: 'acuse is stopping' });
    clearTimeout(this.#watchdog);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #give(task: Task, settle: Waiting['settle']): void {
    const job = { ...task, number: ++this.#lastNumber };
    this.#waiting.set(job.number, { job, settle });
    this.#thread.postMessage(job);
    if (this.#waiting.size === 1) this.#watchFirst();
  }

  #finish(answer: Answer): void {
    const finished = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    this.#watchFirst();
    finished?.settle(answer);
  }

  #watchFirst(): void {
    clearTimeout(this.#watchdog);
    const { jobTime } = this.#limits;
    if (this.#waiting.size > 0)
      this.#watchdog = setTimeout(() => this.#replaceThread(`it took longer than ${jobTime} ms`), jobTime);
  }

  #startThread(): Worker {
    const thread = new Worker(program, {
      workerData: this.#materials,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memory },
    });
    thread.on('message', (answer: Answer) => this.#finish(answer));
    thread.on('error', error => this.#replaceThread(`it ended the reading thread: ${error.message}`));
    return thread;
  }

  #replaceThread(reason: string): void {
    const [blamed, ...others] = [...this.#waiting.values()];
    this.#thread.removeAllListeners();
    void this.#thread.terminate();
    this.#thread = this.#startThread();
    for (const { job } of others) this.#thread.postMessage(job);
    if (blamed) this.#finish({ number: blamed.job.number, failed: reason });
  }
}

function failure(answer: Answer): { failed: string } {
  return { failed: 'failed' in answer ? answer.failed : 'the reading thread answered another question' };
}
