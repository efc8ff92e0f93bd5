import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../src/mail/read.ts';
import { signedIdsIn, signMessageId, verifyMessageId } from '../../src/mail/signed-id.ts';
import { fromAna, read } from './mails.ts';

const folder = new URL('../mails/bounces/', import.meta.url);
const names = readdirSync(folder).flatMap(file => (file.endsWith('.eml') ? file.slice(0, -4) : []));
/** Signed the letters that these mails return. */
const signingKey = new Uint8Array(32).fill(7);
const options = { ownAddresses: ['desk@example.com', 'incidents@example.com'] };

async function reportIn(name: string) {
  const { report } = await readMail(readFileSync(new URL(`${name}.eml`, folder)), options);
  return report;
}

describe('a delivery report tells which mail failed, for whom, and why:', () => {
  test.each(names)('%s', async name => {
    const { report } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    expect(await reportIn(name)).toMatchObject(report);
  });

  test('in all of them but two stands the id that we signed', async () => {
    const unsigned = ['nothing-says-which-mail', 'relay-that-had-given-the-mail-its-own-identifier'];
    for (const name of names.filter(each => !unsigned.includes(each))) {
      const [id = ''] = (await reportIn(name))?.returned ?? [];
      expect(verifyMessageId(signingKey, id), name).toBe('INC-000123');
    }
  });
});

describe('a delivery report', () => {
  const daemon = 'From: Mail Delivery System <mailer-daemon@minera.example>';

  test('is read only of a bounce', async () => {
    expect((await read([fromAna, 'Subject: Enlace'], 'No anda.')).report).toBeNull();
  });

  test('names no address of our own as the one that failed', async () => {
    const body = 'A message from <desk@example.com> could not be delivered to <nadie@minera.example>.';
    const { report } = await read([daemon, 'Subject: Undeliverable'], body, options);
    expect(report).toMatchObject({ recipient: 'nadie@minera.example', action: 'failed' });
  });

  test('takes no version number for a status, and no delay for a failure', async () => {
    const body =
      'Exim 4.92.3 at mail.minera.example.\n\nDelivery was delayed, and has failed: 550 5.4.7 expired';
    const { report } = await read([daemon, 'Subject: Undeliverable'], body, options);
    expect(report).toMatchObject({ action: 'failed', status: '5.4.7' });
  });

  test('stays small, however much it says', async () => {
    const ids = Array.from({ length: 500 }, (_, index) =>
      signMessageId(signingKey, `ack:${index}`, 'INC-000001', 'example.com'),
    );
    const { report } = await read(
      [daemon, 'Subject: Undeliverable'],
      `${'x'.repeat(9_000)}\n${ids.join('\n')}`,
    );
    expect(report?.returned).toHaveLength(50);
    expect(report?.reason.length).toBeLessThanOrEqual(300);
  });
});

test('ids of our shape are found in any text, in brackets or not', () => {
  const id = signMessageId(signingKey, 'ack:17', 'INC-000123', 'example.com');
  expect(signedIdsIn(`(see ${id.slice(1, -1)}, or "${id}"). acuse.INC-1.short.short@example.com`)).toEqual([
    id,
    id,
  ]);
});
