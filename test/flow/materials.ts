import { loadConfig } from '../../src/config/load.ts';
import type { Materials } from '../../src/flow/job.ts';
import type { Home } from '../../src/flow/understand.ts';

const { automatedSenders, border, customers, forms, templates } = loadConfig(null, { env: {}, needs: [] });

/** What the reading thread of a desk with the shipped forms and letters starts with. */
export const materials: Materials = {
  desk: {
    forms,
    prefixes: { incident: 'INC-', ssr: 'SSR-', rfc: 'RFC-' },
    ownAddresses: ['desk@example.com'],
    border,
    automatedSenders,
    customers,
  },
  templates,
  signingKey: Buffer.alloc(32, 7),
};

/** A mailbox of which nothing special is known. */
export const home: Home = { language: 'en', country: null, zone: 'America/Lima' };
