import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { keepShortLivedSmall } from './engine.ts';
import type { Answer, Job, Materials } from './job.ts';

export interface Thread {
  /** Jobs are done in the order they are given, also those given before the thread is ready. */
  give(job: Job): void;
  /** Ends the thread in the midst of whatever it does; nothing is told afterwards. */
  end(): Promise<void>;
}

/** What a thread tells. */
export interface Hearer {
  ready(): void;
  answered(answer: Answer): void;
  /** The thread is gone, by itself. */
  ended(reason: string): void;
}

/** MiB for what lives shortly: a mail and its letters. Left alone, V8 takes the fourfold, and is slower for it. */
const shortLived = 12;

// Beside this file, with its own ending: dist/ holds .js, the sources .ts.
const program = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** Starts a thread that holds at most `memory` MiB of heap. */
export function startThread(workerData: Materials, memory: number, hearer: Hearer): Thread {
  const resourceLimits = { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: shortLived };
  const worker = new Worker(program, { workerData, resourceLimits });
  let reason: string | null = null;
  let isWanted = true;
  worker.on('message', (said: 'ready' | Answer) => {
    if (!isWanted) return;
    if (said !== 'ready') return hearer.answered(said);
    keepShortLivedSmall();
    hearer.ready();
  });
  worker.on('error', error => {
    reason = error.message;
  });
  worker.on('exit', code => {
    if (isWanted) hearer.ended(reason ?? `exit code ${code}`);
  });
  return {
    give: job => worker.postMessage(job),
    end: async () => {
      isWanted = false;
      await worker.terminate();
    },
  };
}
