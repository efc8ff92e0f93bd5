import { execFileSync } from 'node:child_process';
import dns from 'node:dns';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { type Certificate, makeCertificate, makeExpired } from '../hosts/certificate.ts';
import type { Relay, Reset } from '../hosts/relay.ts';
import { mountSmallDisk } from '../hosts/small-disk.ts';
import { whereDovecot, whereSmallDisk } from '../hosts/where.ts';
import { dovecot, type ImapHost } from '../inbox/hosts.ts';
import { killHard, ready, startProgram } from '../store/other-process.ts';
import { allAnswered, openDesk } from './desk.ts';
import { customers, questionnaire } from './mails.ts';
import { type Fault, hasBefallen, type Suffered, suffer } from './suffer.ts';

/** `ACUSE_FAULTS=table` prints the table of docs/reliability.md. */
const isTold = process.env.ACUSE_FAULTS === 'table';

let ours: Certificate;
let another: Certificate;
let expired: Certificate;

/** Resets the line so many times, each time a part of what `where` finds has passed. */
function resetting(relay: Relay, times: number, where: Reset): () => void {
  let resets = 0;
  relay.reset = (said, by, connection) => {
    const passing = resets < times ? where(said, by, connection) : null;
    if (passing !== null) resets++;
    return passing;
  };
  return () => {
    relay.reset = null;
    hasBefallen(resets);
  };
}

/** In the midst of a mail that the server hands out. */
const inLiteral: Reset = (said, by) => {
  const literal = by === 'server' ? /BODY\[\][^{]*\{\d+\}\r\n/.exec(said) : null;
  return literal && literal.index + literal[0].length + 100;
};

/** In the midst of a letter, right after the server has asked for it. */
function inData(): Reset {
  const asked = new Set<number>();
  return (said, by, connection) => {
    if (by === 'server' && /^354/m.test(said)) asked.add(connection);
    return by === 'client' && asked.has(connection) ? Math.floor(said.length / 2) : null;
  };
}

function withTls(relayed: 'imap' | 'smtp'): NonNullable<Fault['desk']> {
  const files = { 'ca.pem': ours.certificate };
  return relayed === 'imap'
    ? { files, imap: () => ({ tls: 'implicit', ca: 'ca.pem' }) }
    : { files, submission: { tls: 'implicit', ca: 'ca.pem' } };
}

/** Another certificate is shown for a while. */
function shows(relayed: 'imap' | 'smtp', wrong: () => Certificate): Fault {
  return {
    get desk() {
      return withTls(relayed);
    },
    fromTheStart: true,
    begin: scene => {
      scene[relayed].certificate = wrong();
      return () => {
        scene[relayed].certificate = ours;
      };
    },
    seen: /(?:certificate is not trusted|tls: )[^"]*(?:expired|self-signed)[^"]*/,
  };
}

/** The name server knows nothing of `localhost`. */
function nameless(): () => void {
  const lookup = dns.lookup;
  const spy = vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: [never]) => {
    const answer: unknown = rest.at(-1);
    if (name !== 'localhost' || typeof answer !== 'function') return lookup(name, ...rest);
    const error = Object.assign(new Error(`getaddrinfo EAI_AGAIN ${name}`), { code: 'EAI_AGAIN' });
    setImmediate(() => answer(error));
  }) as typeof dns.lookup);
  onTestFinished(() => spy.mockRestore());
  return () => spy.mockRestore();
}

const mailbox: Record<string, Fault> = {
  'refuses every connection': {
    begin: async ({ imap }) => {
      await imap.close();
      return imap.open;
    },
    seen: /mailbox incidents (?:was last|has not been) read .*ECONNREFUSED/,
    minutes: 4,
  },
  'falls silent, connections open': {
    begin: ({ imap }) => {
      imap.freeze();
      return imap.thaw;
    },
    seen: /mailbox incidents (?:was last|has not been) read .*(?:no answer within|greeting)/,
    minutes: 4,
  },
  'hands out everything byte by byte': {
    begin: ({ imap }) => {
      imap.drips = true;
      return async () => {
        await sleep(1_500);
        imap.drips = false;
      };
    },
    seen: null,
  },
  'resets the line in the midst of a mail, ten times': {
    fromTheStart: true,
    begin: ({ imap }) => {
      const end = resetting(imap, 10, inLiteral);
      return async () => {
        await sleep(500);
        end();
      };
    },
    seen: /the connection was lost again and again while it was downloaded/,
  },
  'shows a certificate that has expired': shows('imap', () => expired),
  'shows another certificate than yesterday': shows('imap', () => another),
  'has a name that nobody can resolve': {
    desk: { imap: () => ({ host: 'localhost' }) },
    fromTheStart: true,
    begin: nameless,
    seen: /mailbox incidents has not been read [^"]*EAI_AGAIN[^"]*/,
    minutes: 4,
  },
};

const mailServer: Record<string, Fault> = {
  'refuses every connection': {
    begin: async ({ smtp }) => {
      await smtp.close();
      return smtp.open;
    },
    seen: /letters stopped going out .*connect: .*ECONNREFUSED.*/,
  },
  'takes connections and never greets': {
    fromTheStart: true,
    begin: ({ desk }) => {
      desk.smtp.faults.connect = 'hang';
      return () => {
        delete desk.smtp.faults.connect;
      };
    },
    seen: /letters stopped going out [^"]*/,
  },
  'takes and says everything byte by byte': {
    begin: ({ smtp }) => {
      smtp.drips = true;
      return async () => {
        await sleep(1_500);
        smtp.drips = false;
      };
    },
    seen: null,
  },
  'resets the line in the midst of a letter, five times': {
    fromTheStart: true,
    begin: ({ smtp }) => resetting(smtp, 5, inData()),
    seen: /letters stopped going out [^"]*/,
  },
  'has the letter, and the line is cut before its 250': {
    fromTheStart: true,
    begin: ({ desk }) => {
      desk.smtp.faults.data = 'drop';
      return () => {
        delete desk.smtp.faults.data;
        hasBefallen(desk.smtp.letters.length);
      };
    },
    seen: /letters stopped going out [^"]*/,
  },
  'is too busy for anybody (421)': {
    fromTheStart: true,
    begin: ({ desk }) => {
      desk.smtp.faults['mail-from'] = '421 4.3.2 Service not available';
      return () => {
        delete desk.smtp.faults['mail-from'];
      };
    },
    seen: /letters stopped going out [^"]*421[^"]*/,
  },
  'puts every recipient off (451, greylisting)': {
    fromTheStart: true,
    begin: ({ desk }) => {
      desk.smtp.faults['rcpt-to'] = '451 4.7.1 Greylisted';
      return () => {
        delete desk.smtp.faults['rcpt-to'];
      };
    },
    seen: /"response":"451 4\.7\.1 Greylisted"/,
  },
  'shows a certificate that has expired': shows('smtp', () => expired),
  'shows another certificate than yesterday': shows('smtp', () => another),
};

/** The soft limit of this process alone, which may always be raised again. */
function limitFiles(bytes: string): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
}

const daemonItself: Record<string, Fault> = {
  'finds its database locked by another program': {
    begin: async ({ desk }) => {
      const locker = startProgram('hold-transaction', desk.config.database.url);
      await ready(locker);
      return () => killHard(locker);
    },
    seen: /the database cannot be written: database is locked/,
  },
  'may let no file grow beyond 8 kB (ulimit -f)': {
    begin: () => {
      limitFiles('8192');
      const end = () => limitFiles('unlimited');
      onTestFinished(end);
      return end;
    },
    seen: /the database cannot be written: .*/,
  },
  'loses its reading thread, five times': {
    fromTheStart: true,
    begin: ({ threads }) => {
      let killed = 0;
      const killing = setInterval(() => {
        const thread = threads.at(-1);
        if (!thread || killed === 5) return;
        killed++;
        void thread.terminate();
      }, 150);
      return async () => {
        await vi.waitUntil(() => killed === 5, { timeout: 10_000 });
        clearInterval(killing);
      };
    },
    seen: null,
  },
  'sees the clock set forward by an hour': {
    begin: ({ desk }) => {
      desk.smtp.faults['rcpt-to'] = '451 4.7.1 Greylisted';
      return () => {
        delete desk.smtp.faults['rcpt-to'];
      };
    },
    seen: /\d+ acknowledgements are overdue: .*/,
    minutes: 60,
  },
  'sees the clock set back by an hour, while the mail server is away': {
    begin: async ({ smtp, clock }) => {
      await smtp.close();
      return async () => {
        clock.ahead = -60 * 60_000;
        await smtp.open();
      };
    },
    seen: /letters stopped going out .*/,
  },
  'sees the clock set back by an hour, while letters are put off': {
    begin: ({ desk, clock }) => {
      desk.smtp.faults['rcpt-to'] = '451 4.7.1 Greylisted';
      return () => {
        clock.ahead = -60 * 60_000;
        delete desk.smtp.faults['rcpt-to'];
      };
    },
    seen: /"response":"451 4\.7\.1 Greylisted"/,
  },
};

/** A minute is enough for each. */
const patience = { timeout: 60_000 };

const rows: string[] = [];

function told(who: string, fault: string, { seen, copies, backAfter }: Suffered): void {
  const words = seen
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')
    .replaceAll(/127\.0\.0\.1:\d+/g, '…')
    .replaceAll('|', '\\|');
  rows.push(`| ${who} ${fault} | ${words || '—'} | ${copies} | ${(backAfter / 1000).toFixed(1)} s |`);
}

whereDovecot('a fault heals by itself: each mail has one ticket, each customer one letter, when', () => {
  let host: (ImapHost & { stop(): Promise<void> }) | undefined;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificates-'));
    another = await makeCertificate(folder);
    ours = await makeCertificate(folder);
    expired = await makeExpired(folder);
    await rm(folder, { recursive: true });
    host = await dovecot();
  });

  afterAll(async () => {
    await host?.stop();
    if (isTold) console.log(rows.join('\n'));
  });

  async function befalls(who: string, name: string, fault: Fault): Promise<void> {
    if (!host) throw new Error('Dovecot has not been started yet');
    told(who, name, await suffer(host, fault));
  }

  test.each(Object.entries(mailbox))('the mailbox %s', patience, (name, fault) =>
    befalls('the mailbox', name, fault),
  );

  test.each(Object.entries(mailServer))('the mail server %s', patience, (name, fault) =>
    befalls('the mail server', name, fault),
  );

  test.each(Object.entries(daemonItself))('the daemon %s', patience, (name, fault) =>
    befalls('the daemon', name, fault),
  );

  whereSmallDisk('the disk', () => {
    test('is full for a while', patience, async () => {
      const disk = mountSmallDisk();
      await befalls('the disk', 'is full for a while', {
        desk: { parts: { database: { url: `sqlite:${join(disk.folder, 'acuse.db')}` } } },
        begin: () => {
          disk.fill();
          return disk.makeRoom;
        },
        seen: /the database cannot be written: database or disk is full/,
      });
    });

    test(
      'can be read only: acuse does not start and says why; later it starts and answers all',
      patience,
      async () => {
        if (!host) throw new Error('Dovecot has not been started yet');
        const disk = mountSmallDisk();
        const url = `sqlite:${join(disk.folder, 'acuse.db')}`;
        const desk = await openDesk(host, { parts: { database: { url } } });
        await desk.deliver(...customers(3).map(number => questionnaire(number)));
        disk.setReadOnly(true);
        await expect(desk.start().over).rejects.toThrow(
          /the database .* cannot be opened: .*EROFS|read-only/,
        );
        disk.setReadOnly(false);
        const daemon = desk.start();
        await allAnswered(desk, 3);
        await daemon.stop();
      },
    );
  });
});
