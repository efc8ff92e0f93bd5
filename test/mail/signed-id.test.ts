import { describe, expect, test } from 'vitest';
import { looksSigned, signMessageId, verifyMessageId } from '../../src/mail/signed-id.ts';

const key = Buffer.from('a key of this installation');
const id = signMessageId(key, 'ack:17', 'INC-000123', 'example.com');

describe('our Message-IDs', () => {
  test('are the same for the same letter, and fit the local part', () => {
    expect(signMessageId(key, 'ack:17', 'INC-000123', 'example.com')).toBe(id);
    expect(signMessageId(key, 'ack:18', 'INC-000123', 'example.com')).not.toBe(id);
    expect(id).toMatch(/^<acuse\.INC-000123\.[a-z2-7]{16}\.[a-z2-7]{16}@example\.com>$/);
    expect(
      signMessageId(key, 'x'.repeat(500), 'ABCDEFGH-123456', 'x.example').indexOf('@'),
    ).toBeLessThanOrEqual(65);
  });

  test('prove their ticket, also when a relay changed their case, folded them or lost brackets or domain', () => {
    const variants = [
      id,
      id.toUpperCase(),
      id.toLowerCase(),
      id.slice(1, -1),
      ` ${id}\r\n`,
      id.replace('.INC', '.\r\n INC'),
      id.replace('@example.com', ''),
      id.replace('example.com', 'relay.example'),
    ];
    for (const variant of variants) expect(verifyMessageId(key, variant), variant).toBe('INC-000123');
  });

  test('prove nothing with another number, letter, signature or key', () => {
    const forged = [
      id.replace('000123', '000124'),
      id.replace(/\.[a-z2-7]{16}\./, '.aaaaaaaaaaaaaaaa.'),
      id.replace(/[a-z2-7]{16}@/, 'aaaaaaaaaaaaaaaa@'),
      '<x@example.com>',
      '',
    ];
    for (const other of forged) expect(verifyMessageId(key, other), other).toBeNull();
    expect(verifyMessageId(Buffer.from('another'), id)).toBeNull();
  });

  test('are known by their shape without the key', () => {
    expect(looksSigned(id)).toBe(true);
    expect(looksSigned(id.replace('000123', '000124'))).toBe(true);
    expect(looksSigned('<acuse.INC-000123@example.com>')).toBe(false);
    expect(looksSigned('<CAFx.acuse.INC-000123@mail.example.com>')).toBe(false);
  });
});
