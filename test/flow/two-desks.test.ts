import { expect, test } from 'vitest';
import { onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { type Daemon, type Desk, openDesk } from './desk.ts';
import { messageIdOf, questionnaire } from './mails.ts';

/** A desk, its daemon, and how many of its letters have been carried to the other. */
interface Side {
  desk: Desk;
  daemon: Daemon;
  address: string;
  carried: number;
  received: number;
}

async function open(host: Parameters<typeof openDesk>[0], name: string): Promise<Side> {
  const address = `desk@${name}.example`;
  const agents = [`agent@${name}-agents.example`];
  const parts = { desk: { name, address, agents, timezone: 'America/Lima', language: 'es' } };
  const desk = await openDesk(host, { parts });
  const mailbox = desk.config.mailboxes[0]?.address ?? '';
  return { desk, daemon: desk.start(), address: mailbox, carried: 0, received: 0 };
}

/** Puts a mail into a desk's mailbox and waits until it is handled and what it owes is sent. */
async function deliver(to: Side, ...mails: Buffer[]): Promise<void> {
  await to.desk.deliver(...mails);
  to.received += mails.length;
  await to.daemon.saw('settled', to.received);
  const owed = () => to.desk.command('letters', 'list', '--state', 'owed', '--json');
  await expect.poll(owed, { timeout: 15_000, interval: 20 }).toBe('');
}

function lettersTo(from: Side, to: Side) {
  return from.desk.smtp.letters.filter(({ envelope }) => envelope.to.includes(to.address));
}

/** Carries letters to and fro until nobody writes any more; gives back how many went each way. */
async function carry(one: Side, other: Side, relay: (letter: string, round: number) => string) {
  for (let round = 1; round <= 40; round++) {
    const pairs = [
      [one, other],
      [other, one],
    ] as const;
    let moved = 0;
    for (const [from, to] of pairs) {
      const fresh = lettersTo(from, to).slice(from.carried);
      from.carried += fresh.length;
      moved += fresh.length;
      const mails = fresh.map(({ bytes }) =>
        Buffer.from(`Return-Path: <${from.address}>\r\n${relay(bytes.toString(), round)}`),
      );
      if (mails.length > 0) await deliver(to, ...mails);
    }
    if (moved === 0) return [one.carried, other.carried];
  }
  throw new Error('two desks go on writing to each other');
}

/** The first mail, which seems to come from the other desk. */
function from(side: Side, number: number): Buffer {
  return questionnaire(number, { From: `Mesa <${side.address}>`, 'Return-Path': `<${side.address}>` });
}

const unchanged = (letter: string) => letter;

/** A relay that takes away every mark of a machine, and gives the mail its own Message-ID. */
function unmarked(letter: string, round: number): string {
  return letter
    .replace(/^(?:X-Acuse-Id|Auto-Submitted|X-Auto-Response-Suppress|X-Acuse-Intended-For): .*\r\n/gim, '')
    .replace(/^Message-ID: .*$/m, `Message-ID: <${round}.${letter.length}@relay.example>`);
}

/** One that also takes away the thread, in header and subject: nothing is left that tells. */
function anonymous(letter: string, round: number): string {
  return unmarked(letter, round)
    .replace(/^(?:In-Reply-To|References): .*\r\n(?:[ \t].*\r\n)*/gm, '')
    .replace(/^Subject: .*\r\n(?:[ \t].*\r\n)*/m, `Subject: Aviso ${round}\r\n`);
}

onEveryHost('two desks that write to each other', host => {
  test('stop after one letter each', async () => {
    const [one, other] = [await open(host(), 'uno'), await open(host(), 'otro')];
    await deliver(one, from(other, 1));
    await deliver(other, from(one, 2));
    expect(await carry(one, other, unchanged)).toEqual([1, 1]);
    expect(await one.desk.tickets()).toHaveLength(1);
    expect(await other.desk.tickets()).toHaveLength(1);
    const received = await one.daemon.saw('settled', 2);
    expect(received.map(({ disposition }) => disposition)).toEqual(['opened', 'automatic']);
  });
});

onEmbeddedHost('two desks between whom a relay takes away marks', host => {
  test('stop after one letter each all the same: a signed id in the thread joins the ticket', async () => {
    const [one, other] = [await open(host(), 'uno'), await open(host(), 'otro')];
    await deliver(one, from(other, 1));
    expect(await carry(one, other, unmarked)).toEqual([1, 1]);
    expect(await one.desk.tickets()).toMatchObject([{ messageId: messageIdOf(1) }]);
  });

  test('and the thread: are stopped by the brakes, each mail with its ticket', async () => {
    const [one, other] = [await open(host(), 'uno'), await open(host(), 'otro')];
    await deliver(one, from(other, 1));
    const [there = 0, back = 0] = await carry(one, other, anonymous);
    expect(there).toBeLessThanOrEqual(6);
    expect(back).toBeLessThanOrEqual(6);
    expect(await one.desk.tickets()).toHaveLength(1 + back);
    expect(await other.desk.tickets()).toHaveLength(there);
  });
});
