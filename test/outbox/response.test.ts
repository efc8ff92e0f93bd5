import { expect, test } from 'vitest';
import { inOneLine, secretsOf } from '../../src/outbox/response.ts';

test('a reply of several lines becomes one, the codes said once', () => {
  const reply = '550-5.1.1 The account does not exist.\r\n550-5.1.1 Look for typos.\r\n550 5.1.1  Bye';
  expect(inOneLine(reply, [])).toBe('550 5.1.1 The account does not exist. Look for typos. Bye');
});

test('control characters and endless text do not get through', () => {
  expect(inOneLine(`250 ok \u001b[31m\u0000red\t${'x'.repeat(5_000)}`, [])).toMatch(
    /^250 ok \[31m red x{400,}$/,
  );
  expect(inOneLine('x'.repeat(5_000), []).length).toBe(500);
});

test('a password that the server repeats is left out, in each of its shapes', () => {
  const secrets = secretsOf('desk@example.com', 'correct horse');
  const plain = Buffer.from('\0desk@example.com\0correct horse').toString('base64');
  const login = Buffer.from('correct horse').toString('base64');
  expect(inOneLine(`502 unknown: AUTH PLAIN ${plain}`, secrets)).toBe('502 unknown: AUTH PLAIN …');
  expect(inOneLine(`502 unknown: ${login} or correct horse`, secrets)).toBe('502 unknown: … or …');
});
