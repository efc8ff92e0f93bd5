import { describe, expect, test } from 'vitest';
import { foreignIds, numberInSubject, signedIds } from '../../src/mail/reply.ts';
import { signMessageId } from '../../src/mail/signed-id.ts';

const prefixes = ['INC-', 'SSR-', 'RFC-'];

describe('a number in the subject', () => {
  test('is one of ours in brackets, anywhere', () => {
    expect(numberInSubject('Re: RV: [INC-000123] Enlace', prefixes)).toBe('INC-000123');
    expect(numberInSubject('Fwd: [EXT] [ssr-000007] [INC-000123]', prefixes)).toBe('SSR-000007');
    expect(numberInSubject('Enlace [ INC-1234567 ]', prefixes)).toBe('INC-1234567');
  });

  test('is not a customer’s own', () => {
    for (const subject of [
      'INC0012345 enlace',
      '[INC0012345]',
      'INC-000123',
      '[REQ-000123]',
      '[INC-123]',
      '[INC-00012x]',
      'INC-000123]',
    ])
      expect(numberInSubject(subject, prefixes), subject).toBeNull();
  });

  test('follows the prefixes of the desk', () => {
    expect(numberInSubject('[CASE-000123]', ['CASE-'])).toBe('CASE-000123');
    expect(numberInSubject('[INC-000123]', ['CASE-'])).toBeNull();
  });
});

test('the ids a mail answers are In-Reply-To, then References from the newest; ours and others apart', () => {
  const [one, two] = [1, 2].map(mail =>
    signMessageId(Buffer.from('key'), `ack:${mail}`, 'INC-000123', 'example.com'),
  );
  const mail = {
    inReplyTo: ['<b@x.example>'],
    references: [one ?? '', '<a@x.example>', two ?? '', '<b@x.example>'],
  };
  expect(signedIds(mail)).toEqual([two, one]);
  expect(foreignIds(mail)).toEqual(['<b@x.example>', '<a@x.example>']);
});
