import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import type { ParseFile, Said } from './parse-file.ts';

// Beside this file, with its own ending: dist/ holds .js, the sources .ts.
const program = new URL(`./parse-worker${extname(import.meta.url)}`, import.meta.url);

/** A second thread that parses files, one at a time, until it is disposed of. Rejects what it was asked when it dies. */
export function startParseThread(config: Config, isJson: boolean): AsyncDisposable & { parse: ParseFile } {
  const worker = new Worker(program, { workerData: { config, isJson } });
  let asker: { resolve(said: Said): void; reject(error: Error): void } | null = null;
  worker.on('message', (said: Said) => asker?.resolve(said));
  worker.on('error', error => asker?.reject(error));
  return {
    parse: file =>
      new Promise((resolve, reject) => {
        asker = { resolve, reject };
        worker.postMessage(file);
      }),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
