import { describe, expect, test } from 'vitest';
import { acceptedAt } from '../../src/mail/border.ts';

const seenAt = new Date('2026-11-22T15:05:00Z');
const noon = new Date('2026-11-22T15:00:00Z');
const borderHosts = ['mx.example.com', '.mail.example.net'];

function received(by: string, at: string): string {
  return `Received: from mail.minera.example (mail.minera.example [192.0.2.10])\r\n\tby ${by} (Postfix) with ESMTPS id 4F1B2\r\n\tfor <desk@example.com>; ${at}`;
}

function accepted(lines: string[], internalDate: Date | null = null, hosts = borderHosts) {
  const mail = Buffer.from(
    `${lines.join('\r\n')}\r\nFrom: a@minera.example\r\nDate: Sun, 1 Nov 2026 00:00:00 +0000\r\n\r\nx`,
  );
  return acceptedAt(mail, { borderHosts: hosts, internalDate, seenAt });
}

describe('the moment our border accepted a mail', () => {
  test('is that of the newest Received line of a host of ours', () => {
    const lines = [
      'Return-Path: <a@minera.example>',
      received('mx.example.com', 'Sun, 22 Nov 2026 10:00:00 -0500 (PET)'),
      received('mx.example.com', 'Sun, 22 Nov 2026 09:00:00 -0500'),
    ];
    expect(accepted(lines)).toEqual({ at: noon, by: 'received', disagreement: false });
  });

  test('may come from any host below a name that begins with a dot', () => {
    const lines = [received('AB12.mail.example.net.', '22 Nov 2026 15:00:00 GMT')];
    expect(accepted(lines)).toEqual({ at: noon, by: 'received', disagreement: false });
  });

  test('is never taken from below a foreign line, which anybody may have written', () => {
    const lines = [
      received('relay.minera.example', 'Sun, 22 Nov 2026 15:01:00 +0000'),
      received('mx.example.com', 'Sun, 22 Nov 2026 14:00:00 +0000'),
    ];
    expect(accepted(lines)).toEqual({ at: seenAt, by: 'first-sight', disagreement: false });
    expect(accepted(lines, noon)).toEqual({ at: noon, by: 'internaldate', disagreement: false });
  });

  test('does not depend on words within comments', () => {
    const forged =
      'Received: from x (HELO by mx.example.com) by relay.minera.example; Sun, 22 Nov 2026 14:00:00 +0000';
    expect(accepted([forged]).by).toBe('first-sight');
  });

  test('is the next line of ours when the date of one cannot be read', () => {
    const lines = [
      received('mx.example.com', 'yesterday'),
      received('mx.example.com', 'Sun, 22 Nov 2026 15:00:00 +0000'),
    ];
    expect(accepted(lines).at).toEqual(noon);
  });

  test('is INTERNALDATE without border hosts, and first sight without both; never Date', () => {
    const lines = [received('mx.example.com', 'Sun, 22 Nov 2026 14:00:00 +0000')];
    expect(accepted(lines, noon, [])).toEqual({ at: noon, by: 'internaldate', disagreement: false });
    expect(accepted(lines, null, [])).toEqual({ at: seenAt, by: 'first-sight', disagreement: false });
  });

  test('is the earlier of two that differ by more than ten minutes, which is a disagreement', () => {
    const late = [received('mx.example.com', 'Sun, 22 Nov 2026 15:00:00 +0000')];
    const hourAgo = new Date('2026-11-22T14:00:00Z');
    expect(accepted(late, hourAgo)).toEqual({ at: hourAgo, by: 'internaldate', disagreement: true });
    expect(accepted([received('mx.example.com', 'Sun, 22 Nov 2026 14:00:00 +0000')], noon)).toEqual({
      at: hourAgo,
      by: 'received',
      disagreement: true,
    });
    const near = new Date('2026-11-22T14:55:00Z');
    expect(accepted(late, near)).toEqual({ at: noon, by: 'received', disagreement: false });
  });

  test('never lies in the future: a clock far ahead is not believed, a little one is cut', () => {
    const ahead = [received('mx.example.com', 'Sun, 22 Nov 2026 16:00:00 +0000')];
    expect(accepted(ahead)).toEqual({ at: seenAt, by: 'first-sight', disagreement: true });
    expect(accepted(ahead, noon)).toEqual({ at: noon, by: 'internaldate', disagreement: true });
    expect(accepted([received('mx.example.com', 'Sun, 22 Nov 2026 15:06:00 +0000')])).toEqual({
      at: seenAt,
      by: 'received',
      disagreement: false,
    });
  });

  test('is found in any line ends, behind the From line of an mbox, and in no mail at all', () => {
    const text = `From x\nReceived: by mx.example.com; Sun, 22 Nov 2026 15:00:00 +0000\n\nx`;
    const witness = { borderHosts, internalDate: null, seenAt };
    expect(acceptedAt(Buffer.from(text), witness).at).toEqual(noon);
    expect(acceptedAt(Buffer.from(text.replaceAll('\n', '\r')), witness).at).toEqual(noon);
    expect(acceptedAt(new Uint8Array(), witness).by).toBe('first-sight');
  });
});
