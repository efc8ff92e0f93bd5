import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import type { FileQueue } from './file-queue.ts';
import { parseFiles } from './parse-file.ts';

/** The program of a thread that parses files: given the configuration, it tells what is to be printed of each. */
const { queue, isJson }: { queue: FileQueue; isJson: boolean } = workerData;

parentPort?.once('message', (config: Config) =>
  parseFiles(queue, { config, isJson, say: said => parentPort?.postMessage(said) }),
);
