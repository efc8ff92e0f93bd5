import { loadConfig } from '../../src/config/load.ts';
import type { Materials } from '../../src/flow/job.ts';

const { forms, templates } = loadConfig(null, { env: {}, needs: [] });

/** What the reading thread of a desk with the shipped forms and letters starts with. */
export const materials: Materials = {
  desk: { forms, prefixes: ['INC-', 'SSR-', 'RFC-'], language: 'en', ownAddresses: ['desk@example.com'] },
  templates,
  signingKey: Buffer.alloc(32, 7),
};
