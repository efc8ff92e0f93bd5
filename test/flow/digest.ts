import { simpleParser } from 'mailparser';
import type { Config } from '../../src/config/load.ts';
import { type DigestRooms, keepDigest } from '../../src/flow/digest.ts';
import { type DigestRules, digestRulesOf } from '../../src/flow/digest-rules.ts';
import { createComposer } from '../../src/letters/compose.ts';
import type { Letter } from '../../src/letters/letter.ts';
import type { Store } from '../../src/store/store.ts';
import { load, minimal } from '../config/written.ts';

/** A desk that keeps its promise of a digest, on a clock that the test moves. */
export interface DigestDesk {
  rules: DigestRules;
  rooms: DigestRooms;
  /** Looks at a moment whether a digest is due. Gives back the letters owed. */
  at(now: Date | string): Promise<Letter[]>;
}

/** The daemon's mailboxes, by when each was last read. */
export type Polls = Record<string, { at: Date; failure?: string }>;

const requests = `  - name: requests
    address: requests@example.com
    imap: { host: imap.example.com, port: 993, user: requests@example.com, password: hidden }
`;

export function digestDesk(store: Store, parts = '', polls: Polls = {}): DigestDesk {
  const config: Config = load(`${minimal.replace('submission:', `${requests}submission:`)}${parts}`);
  const inboxes = Object.entries(polls).map(([name, { at, failure }]) => ({
    name,
    inbox: {
      status: () => ({
        ...{ connected: true, lastGoodPollAt: at, lying: null },
        failure: failure === undefined ? null : { since: at, reason: failure },
      }),
    },
  }));
  const rules = digestRulesOf(config, { inboxes, startedAt: new Date(0) });
  let now = new Date(0);
  const composer = createComposer({ templates: config.templates, signingKey: new Uint8Array(32).fill(7) });
  const rooms: DigestRooms = { store, composer, clock: () => now };
  return {
    ...{ rules, rooms },
    at: moment => {
      now = new Date(moment);
      return keepDigest(rules, rooms);
    },
  };
}

interface Shown {
  subject: string;
  lines: string[];
  html: string;
}

/** A letter as its reader's mail program shows it. */
export async function shown(letter: Letter | undefined): Promise<Shown> {
  if (!letter) throw new Error('no letter is owed');
  return shownMail(letter.bytes);
}

export async function shownMail(bytes: Uint8Array): Promise<Shown> {
  const mail = await simpleParser(Buffer.from(bytes), { skipTextToHtml: true });
  return {
    subject: mail.subject ?? '',
    lines: (mail.text ?? '').trimEnd().split('\n'),
    html: mail.html || '',
  };
}
