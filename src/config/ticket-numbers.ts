import { understood } from './understood.ts';

/** What the numbers of one kind begin with: a few capitals and a hyphen, so that a subject can be searched for them. */
export function numberPrefix(example: string) {
  return understood(
    text => (/^[A-Z]{2,6}-$/.test(text) ? text : null),
    'is not two to six capital letters and a hyphen',
    { description: 'the beginning of a number', examples: [example] },
  );
}
