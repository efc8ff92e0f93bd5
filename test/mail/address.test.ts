import { expect, test } from 'vitest';
import { isSameMailbox, isSendable, readAddresses, readReturnPath } from '../../src/mail/address.ts';

test('mailboxes are read with their names, groups opened', () => {
  expect(
    readAddresses(
      '"Ruiz, Ana" <ana@x.example>, luis@x.example (Luis Paz), NOC: eva@x.example, =?utf-8?Q?P=C3=ADo=2C_J?= <p@x.example>;',
    ),
  ).toEqual([
    { name: 'Ruiz, Ana', address: 'ana@x.example' },
    { name: 'Luis Paz', address: 'luis@x.example' },
    { name: '', address: 'eva@x.example' },
    { name: 'Pío, J', address: 'p@x.example' },
  ]);
});

test('the detail of a sub-address leads to the same mailbox', () => {
  expect(isSameMailbox('Desk@x.example', 'desk+incidents+2@x.example')).toBe(true);
  expect(isSameMailbox('desk@x.example', 'desk@y.example')).toBe(false);
  expect(isSameMailbox('desk@x.example', 'help.desk@x.example')).toBe(false);
});

test('what is no address is left out, and no name carries a control character', () => {
  expect(
    readAddresses('undisclosed-recipients:;, Ana Ruiz, <ana>, <@x.example>, "x\r\nBcc: v@x.example"'),
  ).toEqual([]);
  expect(readAddresses('=?utf-8?q?a=0D=0Ab=E2=80=AEc?= <ana@x.example>')).toEqual([
    { name: 'a bc', address: 'ana@x.example' },
  ]);
});

test('only plain addresses may be written to', () => {
  expect(isSendable('ana+x@noc.x.example')).toBe(true);
  for (const address of [
    'ana',
    'ana@',
    '@x.example',
    'a b@x.example',
    'a@x@y.example',
    'a\n@x.example',
    'a@x.example>',
    `${'a'.repeat(65)}@x.example`,
  ])
    expect(isSendable(address), address).toBe(false);
});

test('a Return-Path is bare, the null path the empty string', () => {
  expect(readReturnPath('<ana@x.example>')).toBe('ana@x.example');
  expect(readReturnPath('ana@x.example')).toBe('ana@x.example');
  expect(readReturnPath('<>')).toBe('');
  expect(readReturnPath('<MAILER-DAEMON>')).toBe('');
  expect(readReturnPath('')).toBeNull();
});
