import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import type { FileQueue } from './file-queue.ts';
import type { Said } from './parse-file.ts';

// Beside this file, with its own ending: dist/ holds .js, the sources .ts.
const program = new URL(`./parse-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * A second thread, which loads its program while the first reads the configuration, and then takes files of the same
 * queue until none is left. Rejects when it dies.
 */
export function startParseThread(queue: FileQueue, isJson: boolean): AsyncDisposable & ParseThread {
  const worker = new Worker(program, { workerData: { queue, isJson } });
  return {
    parse: (config, say) =>
      new Promise((resolve, reject) => {
        worker.on('message', say);
        worker.on('error', reject);
        worker.on('exit', () => resolve());
        worker.postMessage(config);
      }),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}

interface ParseThread {
  parse(config: Config, say: (said: Said) => void): Promise<void>;
}
