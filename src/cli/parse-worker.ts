import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import { fileParser } from './parse-file.ts';

/** The program of a thread that parses files: each is answered with what is to be printed. */
const { config, isJson }: { config: Config; isJson: boolean } = workerData;

const parser = fileParser(config, isJson);
parentPort?.on('message', async (file: string) => {
  const parse = await parser;
  parentPort?.postMessage(await parse(file));
});
