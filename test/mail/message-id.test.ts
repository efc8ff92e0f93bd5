import { expect, test } from 'vitest';
import { readMessageId, readMessageIds } from '../../src/mail/message-id.ts';

test('an id is in brackets, also when the sender left them out or folded it', () => {
  expect(readMessageId('<a@x.example>')).toBe('<a@x.example>');
  expect(readMessageId('a@x.example (comment)')).toBe('<a@x.example>');
  expect(readMessageId('12345')).toBe('<12345>');
  expect(readMessageId('<a b\t@x.example>')).toBe('<ab@x.example>');
  expect(readMessageId('')).toBeNull();
  expect(readMessageId('<>')).toBeNull();
});

test('lists of ids keep their order and end somewhere, the newest kept', () => {
  expect(readMessageIds('<a@x.example>,<b@x.example> junk\t<c@x.example>')).toEqual([
    '<a@x.example>',
    '<b@x.example>',
    '<c@x.example>',
  ]);
  expect(readMessageIds('Your message of Monday a@x.example')).toEqual(['<a@x.example>']);
  const many = Array.from({ length: 150 }, (_, at) => `<${at}@x.example>`);
  expect(readMessageIds(many.join(' '))).toEqual(many.slice(-100));
});
