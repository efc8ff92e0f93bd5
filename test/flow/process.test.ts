import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startRelay } from '../hosts/relay.ts';
import { type ImapHost, onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { built, startDoomed, startProcess } from './built.ts';
import { allAnswered, type Desk, openDesk } from './desk.ts';
import { customers, questionnaire } from './mails.ts';

/** The life of a mail and of its letter, in order: at each of these points it may be over with the daemon. */
const steps = [
  ['after the download, before it is kept', 'before store.keep'],
  ['after it is kept, before it is read', 'before workshop.understand'],
  ['after it is read, before it is judged', 'before store.known'],
  ['after it is judged, before its letters are written', 'before workshop.compose'],
  ['after its letters are written, before it is recorded', 'before store.record'],
  ['after it is recorded, before it is marked in the mailbox', 'before imap.messageFlagsAdd'],
  ['after it is marked, before it is moved', 'before imap.messageMove'],
  ['after it is moved', 'after imap.messageMove'],
  ['after its letter is claimed, before it is sent', 'after store.claimLetters'],
  ['after its letter is sent, before anybody knows', 'after smtp.deliver'],
  ['after the server has answered for the letter, before that is recorded', 'before store.recordDeliveries'],
  ['after that is recorded', 'after store.recordDeliveries'],
  ['before the agent’s letter is written', 'after store.unwrittenLetters'],
  ['after the agent’s letter is written, before it is kept', 'before store.writeDown'],
  ['after it is kept', 'after store.writeDown'],
] as const;

/** The storm below may be made worse: `ACUSE_STORM=300,40` for 300 mails and 40 kills. */
const [stormMails = 60, stormKills = 4] = process.env.ACUSE_STORM?.split(',').map(Number) ?? [];

/** How long an orchestrator waits between asking a process to leave and killing it. */
const patience = 10_000;

describe('a daemon killed without warning', () => {
  const folder = built();

  onEmbeddedHost('at one step of a mail’s life', host => {
    test.each(steps)('%s: one ticket, and one letter or its second copy', async (_words, step) => {
      const desk = await openDesk(host());
      await desk.deliver(...customers(5).map(number => questionnaire(number)));
      expect(await startDoomed(folder(), desk.configFile, step).ended).toBe('SIGKILL');
      const daemon = desk.start();
      await allAnswered(desk, 5);
      await daemon.stop();
    });
  });

  onEveryHost('again and again while it works through a full mailbox', host => {
    test('works at once at each start: all are answered', {
      timeout: 60_000 + stormKills * 5_000,
    }, async () => {
      const desk = await openDesk(host());
      await desk.deliver(...customers(stormMails).map(number => questionnaire(number)));
      for (let kill = 1; kill <= stormKills; kill++) {
        const { child, ended } = startProcess(folder(), desk.configFile);
        const some = desk.smtp.letters.length + Math.ceil(Math.random() * ((2 * stormMails) / stormKills));
        await desk.smtp.collected(some, 3_000).catch(() => undefined);
        await sleep(Math.random() * 30);
        child.kill('SIGKILL');
        expect(await ended).toBe('SIGKILL');
      }
      const daemon = desk.start();
      await allAnswered(desk, stormMails, 60_000);
      await daemon.stop();
      const copies = (await desk.answers()).length - stormMails;
      if (process.env.ACUSE_STORM) console.log(`${stormKills} kills, ${copies} second copies`);
    });
  });
});

describe('a daemon asked to leave', () => {
  const folder = built();

  async function leave(desk: Desk, meanwhile: () => Promise<unknown>): Promise<void> {
    const { child, ended } = startProcess(folder(), desk.configFile);
    await meanwhile();
    child.kill('SIGTERM');
    expect(await Promise.race([ended, sleep(patience, 'still there')])).toBe(0);
  }

  onEveryHost('in the midst of a full mailbox', host => {
    test('finishes what is in hand; the next start goes on, and nobody gets a second copy', async () => {
      const desk = await openDesk(host());
      await desk.deliver(...customers(120).map(number => questionnaire(number)));
      await leave(desk, () => desk.smtp.collected(20));
      await leave(desk, () => desk.smtp.collected(240));
      await allAnswered(desk, 120);
      expect(desk.smtp.letters).toHaveLength(240);
    });
  });

  onEmbeddedHost('while mailbox and mail server have fallen silent', host => {
    test('leaves them, and nothing is lost', async () => {
      const relay = await startRelay(host().imapPort);
      onTestFinished(() => relay.stop());
      const behindRelay: ImapHost = { ...host(), newUser: () => host().newUser() };
      const desk = await openDesk(behindRelay, { imap: () => ({ port: relay.port }) });
      await desk.deliver(...customers(60).map(number => questionnaire(number)));
      desk.smtp.faults.data = 'hang';
      await leave(desk, async () => {
        await desk.smtp.collected(1);
        relay.freeze();
      });
      delete desk.smtp.faults.data;
      relay.thaw();
      await leave(desk, () => allAnswered(desk, 60));
    });
  });
});
