import * as z from 'zod';
import type { Path } from './faults.ts';
import { group, groups, word, words } from './legible.ts';

/** Such a group, but undefined where nothing is. */
function groupIfAny<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.union([z.undefined(), group(shape)]).optional();
}

const oauth = groupIfAny({
  ...{ provider: word, tenant: word, tokenEndpoint: word },
  ...{ clientSecret: word, refreshToken: word, ca: word },
});
const connection = {
  host: word,
  port: z.unknown().optional(),
  tls: word,
  user: word,
  password: word,
  oauth,
  ca: word,
};
const imap = group({ ...connection, folder: word, processed: word, quarantine: word });

const alerts = group({
  mail: z.array(word).optional().catch(undefined),
  webhooks: groups({ name: word, format: word, secret: word, ca: word }),
  heartbeat: group({ ca: word }),
});

const outlineSchema = group({
  desk: group({ address: word, agents: words }),
  mailboxes: groups({ name: word, address: word, region: word, imap }),
  submission: group(connection),
  promises: group({ acknowledge: word, warn: words }),
  alerts,
  changes: group({ commercial: words, accountManager: word }),
  digest: group({ recipients: z.array(word).optional().catch(undefined) }),
  letters: group({ mode: word, redirectTo: word }),
  calendars: group({ countries: z.record(z.string(), z.unknown()).catch({}).prefault({}) }),
  tickets: group({ prefixes: group({ incident: word, ssr: word, rfc: word }) }),
  ca: word,
  forms: word,
  templates: word,
  regions: word,
  customers: word,
});

/** What can be read of a configuration, whatever is wrong beside it. Nothing in it has been checked. */
export type Outline = z.output<typeof outlineSchema>;

/** Reads what can be read; never fails. */
export function outlineOf(values: unknown): Outline {
  return outlineSchema.parse(values);
}

/** A mail server as an outline knows it, and where it stands. */
export interface Connection {
  path: Path;
  host?: string | undefined;
  tls?: string | undefined;
  user?: string | undefined;
  password?: string | undefined;
  oauth?: z.output<typeof oauth>;
  ca?: string | undefined;
}

/** The IMAP server of each mailbox, then the submission server. */
export function connectionsOf({ mailboxes, submission }: Outline): Connection[] {
  const read = mailboxes.map(({ imap }, index) => ({ ...imap, path: ['mailboxes', index, 'imap'] }));
  return [...read, { ...submission, path: ['submission'] }];
}
