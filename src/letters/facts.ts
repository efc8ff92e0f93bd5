import { clip } from './clip.ts';
import type { Correspondence } from './occasion.ts';
import type { AnswerLine } from './questions.ts';
import type { Fact, Words } from './words.ts';

/** Who wrote, as the mail claims: "Ana Ruiz <ana@example.com>"; '' when it names nobody. */
export function senderOf({ mail: { from } }: Correspondence): string {
  if (from === null) return '';
  const address = clip(from.address, 120);
  return from.name === '' ? address : `${clip(from.name, 80)} <${address}>`;
}

/** Whether the address is theirs; '' where that is certain, or nobody asked. */
export function vouching({ mail: { authenticity } }: Correspondence, { senders }: Words): string {
  return authenticity === null || authenticity.sender === 'verified' ? '' : senders[authenticity.sender];
}

/** One line of a letter's head; none where there is nothing to say. */
export function fact(name: Fact, text: string, { facts }: Words): AnswerLine[] {
  return text === '' ? [] : [{ label: facts[name], text }];
}
