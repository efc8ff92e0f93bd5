import { describe, expect, test } from 'vitest';
import { differences, read, samples } from './corpus.ts';

describe('a mail is read as its writer meant it:', () => {
  for (const sample of samples()) {
    test(sample.title, async () => {
      expect(differences(sample.expected, await read(sample))).toEqual([]);
    });
  }
});
