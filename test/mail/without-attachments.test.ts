import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMail } from '../../src/mail/read.ts';
import { withoutAttachments } from '../../src/mail/without-attachments.ts';

const mails = 'test/mails';
const samples = readdirSync(mails, { recursive: true, encoding: 'utf8' }).filter(file =>
  file.endsWith('.eml'),
);

function read(bytes: Uint8Array) {
  return readMail(bytes, { truncated: false, ownAddresses: [] });
}

describe('a mail without its attachments', () => {
  test('says the same in its own text, and names the same files, which are empty', async () => {
    expect(samples.length).toBeGreaterThan(50);
    let cut = 0;
    for (const sample of samples) {
      const bytes = readFileSync(join(mails, sample));
      const shorter = withoutAttachments(bytes);
      const before = await read(bytes);
      if (shorter === null)
        expect(
          before.attachments.every(({ size }) => size === 0),
          sample,
        ).toBe(true);
      else {
        cut++;
        const after = await read(shorter);
        expect(after.text, sample).toEqual(before.text);
        expect(after.subject).toBe(before.subject);
        expect(after.attachments.map(({ fileName }) => fileName)).toEqual(
          before.attachments.map(({ fileName }) => fileName),
        );
        // mailparser gives a part without content the line end behind it.
        expect(Math.max(0, ...after.attachments.map(({ size }) => size)), sample).toBeLessThanOrEqual(2);
        expect(withoutAttachments(shorter), sample).toBeNull();
      }
    }
    expect(cut).toBeGreaterThan(10);
  });

  const photo = Buffer.from('not for ever'.repeat(1000)).toString('base64');
  function mixed(lineEnd: string, boundary: string, parts: string[]): Buffer {
    const type = `Content-Type: multipart/mixed;\n\tboundary="${boundary}"`;
    const lines = [
      'Subject: x',
      type,
      '',
      'preamble',
      ...parts.map(part => `--${boundary}\n${part}`),
      `--${boundary}--`,
      'end',
    ];
    return Buffer.from(lines.join('\n').replaceAll('\n', lineEnd));
  }

  test.each(['\r\n', '\n'])('is the same mail but for these bytes, with line ends %j', lineEnd => {
    const text = 'Content-Type: text/plain\n\nno service\n--other\nsince dawn';
    const picture = (content: string) =>
      `Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n${content}`;
    const mail = mixed(lineEnd, 'b', [text, picture(photo), '\nno header at all']);
    const kept = mixed(lineEnd, 'b', [text, picture(''), '\nno header at all']);
    expect(Buffer.from(withoutAttachments(mail) ?? []).toString()).toBe(kept.toString());
  });

  test('holds nothing of a file that is the whole mail, and all of what it cannot take apart', () => {
    const whole = Buffer.from(`Content-Type: application/pdf\r\n\r\n${photo}`);
    expect(Buffer.from(withoutAttachments(whole) ?? []).toString()).toBe(
      'Content-Type: application/pdf\r\n\r\n',
    );
    const endless = Buffer.from(`Content-Type: multipart/mixed\r\n\r\n${photo}`);
    expect(withoutAttachments(endless)).toBeNull();
    expect(withoutAttachments(Buffer.alloc(0))).toBeNull();
  });

  test('is made in a time that grows with the mail, however it is built', () => {
    const parts = Array.from({ length: 20_000 }, () => 'Content-Type: image/png\n\nx');
    let nest = 'Content-Type: text/plain\r\n\r\nx';
    for (let depth = 0; depth < 1_000; depth++)
      nest = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nest}\r\n--b${depth}--`;
    const begun = performance.now();
    withoutAttachments(mixed('\r\n', 'b', parts));
    withoutAttachments(mixed('\r\n', '', parts));
    withoutAttachments(Buffer.from(nest));
    withoutAttachments(Buffer.concat([mixed('\n', 'b', []), Buffer.from('--b'.repeat(1_000_000))]));
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
