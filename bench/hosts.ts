import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { type DovecotHost, dovecotMissing, startDovecot } from '../test/hosts/dovecot.ts';
import type { Questionnaire } from './questionnaires.ts';
import type { Question, Reply, Sightings } from './witness.ts';

/** Everything that is neither side: Dovecot, and the witness, each in processes of its own. */
export interface Hosts extends AsyncDisposable {
  dovecot: DovecotHost;
  /** Where letters are handed in. */
  smtpPort: number;
  /** Dovecot again, through the witness's line. */
  watchedImapPort: number;
  /** Puts mails into a user's INBOX, each with its writer as Return-Path. */
  deliver(user: string, mails: Questionnaire[]): Promise<void>;
  forget(): void;
  /** All that was seen since `forget`, once so many letters have come. */
  saw(letters: number): Promise<Sightings>;
}

/** Milliseconds that letters may take before the bench gives up. */
const patience = 120_000;

export async function startHosts(): Promise<Hosts> {
  const missing = dovecotMissing();
  if (missing !== null) throw new Error(`the bench needs a real Dovecot: ${missing}`);
  const dovecot = await startDovecot();
  const witness = fork(new URL('witness.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const ask = (question: Question) => witness.send(question);
  const answer = async (): Promise<Reply> => {
    const [reply] = await once(witness, 'message', { signal: AbortSignal.timeout(patience) });
    return reply;
  };
  ask({ ask: 'start', imapPort: dovecot.imapPort });
  const ports = await answer();
  if (!('smtpPort' in ports)) throw new Error('the witness answered another question');

  const post = createTransport({
    ...{ host: '127.0.0.1', port: dovecot.lmtpPort, lmtp: true, ignoreTLS: true },
    ...{ pool: true, maxConnections: 4, maxMessages: Number.POSITIVE_INFINITY },
  });

  return {
    dovecot,
    smtpPort: ports.smtpPort,
    watchedImapPort: ports.imapPort,
    deliver: async (user, mails) => {
      await Promise.all(
        mails.map(({ from, bytes }) => post.sendMail({ envelope: { from, to: [user] }, raw: bytes })),
      );
    },
    forget: () => void ask({ ask: 'forget' }),
    saw: async letters => {
      ask({ ask: 'tell', letters });
      const reply = await answer().catch(cause => {
        throw new Error(`${letters} letters did not come within ${patience / 1000} s`, { cause });
      });
      if (!('saw' in reply)) throw new Error('the witness answered another question');
      return reply.saw;
    },
    [Symbol.asyncDispose]: async () => {
      post.close();
      witness.disconnect();
      await dovecot.stop();
    },
  };
}
