import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import type { Reading } from '../questionnaire/reading.ts';
import { readerOf } from './reader.ts';
import { showReading } from './show-reading.ts';

/** One line of `parse --json`. */
export type Parsed = { file: string } & (Reading | { error: string });

/** What is printed about one file. */
export interface Said {
  text: string;
  isError: boolean;
}

export type ParseFile = (file: string) => Promise<Said>;

/** Reads mails with a configuration's forms, and says what was read as one JSON object or for a person. */
export async function fileParser(config: Config, isJson: boolean): Promise<ParseFile> {
  const read = await readerOf(config);
  return async file => {
    const parsed = await parse(file);
    return { text: isJson ? `${JSON.stringify(parsed)}\n` : showReading(parsed), isError: 'error' in parsed };
  };

  async function parse(file: string): Promise<Parsed> {
    try {
      const { reading } = await read(readFileSync(file));
      return { file, ...reading };
    } catch (error) {
      return { file, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
