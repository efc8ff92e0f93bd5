import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import type { Reading } from '../questionnaire/reading.ts';
import { type FileQueue, filesLeft } from './file-queue.ts';
import { readerOf } from './reader.ts';
import { showReading } from './show-reading.ts';

/** One line of `parse --json`. */
export type Parsed = { file: string } & (Reading | { error: string });

/** What is printed about one file; `at` is its place in the call. */
export interface Said {
  at: number;
  text: string;
  isError: boolean;
}

/** Reads the files that are left, and says what was read of each as one JSON object or for a person. */
export async function parseFiles(
  queue: FileQueue,
  { config, isJson, say }: { config: Config; isJson: boolean; say: (said: Said) => void },
): Promise<void> {
  const read = readerOf(config);
  for (const [at, file] of filesLeft(queue)) {
    const parsed = await parse(file);
    const text = isJson ? `${JSON.stringify(parsed)}\n` : showReading(parsed);
    say({ at, text, isError: 'error' in parsed });
  }

  async function parse(file: string): Promise<Parsed> {
    try {
      const { reading } = await read(readFileSync(file));
      return { file, ...reading };
    } catch (error) {
      return { file, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
