import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from './certificate.ts';
import { type SmtpHost, type SmtpHostOptions, startSmtpHost } from './smtp.ts';
import { whereCertificates } from './where.ts';

let host: SmtpHost | undefined;

afterEach(async () => {
  await host?.stop();
});

async function start(options: SmtpHostOptions = {}): Promise<SmtpHost> {
  host = await startSmtpHost(options);
  return host;
}

const letter = {
  envelope: { from: 'desk@example.com', to: ['ana@example.org'] },
  raw: 'Subject: hello\r\n\r\n.a line with a dot\r\n',
};

function send(to: SmtpHost, more: object = {}): Promise<unknown> {
  const road = createTransport({ host: to.host, port: to.port, socketTimeout: 300, ...more });
  return road.sendMail(letter);
}

describe('the SMTP host of the tests', () => {
  test('keeps a letter byte for byte, with its envelope', async () => {
    const smtp = await start();
    await send(smtp);
    const [kept] = await smtp.collected(1);
    expect(kept?.envelope).toEqual({ from: 'desk@example.com', to: ['ana@example.org'] });
    expect(kept?.bytes.toString()).toBe(letter.raw);
  });

  test('refuses at the step it was told to, with the words it was given', async () => {
    const smtp = await start();
    for (const [step, reply] of [
      ['connect', '421 4.3.2 Not now'],
      ['mail-from', '451 4.7.1 Greylisted'],
      ['rcpt-to', '550 5.1.1 No such user'],
      ['data', '554 5.6.0 Not this letter'],
    ] as const) {
      smtp.faults[step] = reply;
      await expect(send(smtp)).rejects.toThrow(reply);
      delete smtp.faults[step];
    }
    expect(smtp.letters).toHaveLength(0);
    await send(smtp);
    expect(smtp.letters).toHaveLength(1);
  });

  test('refuses one recipient and not another', async () => {
    const smtp = await start();
    smtp.faults['rcpt-to'] = address => (address === 'ana@example.org' ? '550 5.1.1 No such user' : null);
    await expect(send(smtp)).rejects.toThrow('550 5.1.1');
  });

  test('keeps the letter it does not answer for', async () => {
    const smtp = await start();
    smtp.faults.data = 'drop';
    await expect(send(smtp)).rejects.toThrow();
    smtp.faults.data = 'hang';
    await expect(send(smtp)).rejects.toThrow(/timeout/i);
    expect(smtp.letters).toHaveLength(2);
  });

  test('wants a sign-in when told to, and refuses a wrong one', async () => {
    const smtp = await start({ signIn: { user: 'desk', password: 'right' } });
    await expect(send(smtp)).rejects.toThrow('530');
    await expect(send(smtp, { auth: { user: 'desk', pass: 'wrong' } })).rejects.toThrow('535 5.7.8');
    await send(smtp, { auth: { user: 'desk', pass: 'right' } });
    expect(smtp.signIns).toBe(2);
    expect(smtp.letters).toHaveLength(1);
  });

  test('can be closed and opened again on its port', async () => {
    const smtp = await start();
    await smtp.close();
    await expect(send(smtp)).rejects.toThrow('ECONNREFUSED');
    await smtp.open();
    await send(smtp);
    expect(smtp.letters).toHaveLength(1);
  });
});

whereCertificates('the SMTP host of the tests, with TLS', () => {
  async function certificate(): Promise<Certificate> {
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    try {
      return await makeCertificate(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('speaks TLS from the first byte or after STARTTLS', async () => {
    const own = await certificate();
    const tls = { ca: own.certificate };
    const implicit = await start({ tls: 'implicit', certificate: own });
    await send(implicit, { secure: true, tls });
    await implicit.stop();
    const starttls = await start({ tls: 'starttls', certificate: own });
    await send(starttls, { requireTLS: true, tls });
    starttls.faults.data = 'drop';
    await expect(send(starttls, { requireTLS: true, tls })).rejects.toThrow();
    await expect(send(starttls, { requireTLS: true })).rejects.toThrow(/self-signed/);
  });
});
