import { expect, test } from 'vitest';
import { guess } from '../../src/questionnaire/guess.ts';

test('a telephone number ends with its line: the number of the next point of a list is none of it', () => {
  const text = '5. Pueden llamar al +51 1 555 0100\n6. 8 a 18\n7. 40 usuarios afectados';
  expect(guess(text, [], 'PE')).toEqual({ callbackContacts: '+5115550100' });
});
