import { createTransport } from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { type AcceptedLetter, type MailHost, startMailHost } from '../../src/sandbox/mail-host.ts';

const monday = new Date('2026-03-02T09:00Z');
const desk = { address: 'desk@example.org', password: 'secret' };
let host: MailHost | undefined;

afterEach(async () => {
  await host?.stop();
});

async function start(told: AcceptedLetter[] = []): Promise<MailHost> {
  host = await startMailHost({ users: [desk], clock: () => monday, onLetter: letter => told.push(letter) });
  return host;
}

test('what is mailed to a mailbox of the host lies in its INBOX, with the envelope sender on top', async () => {
  const { smtpPort, mailbox, letters } = await start();
  const road = createTransport({ host: '127.0.0.1', port: smtpPort });
  await road.sendMail({
    envelope: { from: 'ana@example.com', to: desk.address },
    raw: 'Subject: help\r\n\r\nñ\r\n',
  });
  const inbox = mailbox(desk.address).getMailbox('INBOX');
  expect(inbox?.messages.map(({ raw }) => Buffer.from(raw, 'latin1').toString())).toEqual([
    'Return-Path: <ana@example.com>\r\nSubject: help\r\n\r\nñ\r\n',
  ]);
  expect(letters).toEqual([]);
});

test('what is mailed to anybody else is a letter, and whoever asked for it is told', async () => {
  const told: AcceptedLetter[] = [];
  const { smtpPort, letters } = await start(told);
  const road = createTransport({
    ...{ host: '127.0.0.1', port: smtpPort },
    auth: { user: desk.address, pass: desk.password },
  });
  await road.sendMail({
    envelope: { from: desk.address, to: ['ana@example.com', desk.address] },
    raw: 'Subject: 1\r\n\r\n',
  });
  expect(told).toEqual([
    {
      envelope: { from: desk.address, to: ['ana@example.com'] },
      bytes: Buffer.from('Subject: 1\r\n\r\n'),
      at: monday,
    },
  ]);
  expect(letters).toEqual(told);
});

test('a wrong password is refused by SMTP, as it is by IMAP', async () => {
  const { smtpPort } = await start();
  const road = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    auth: { user: desk.address, pass: 'wrong' },
  });
  await expect(road.verify()).rejects.toThrow('535');
});
