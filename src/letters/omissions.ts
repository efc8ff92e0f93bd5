import type { LetterOrder } from './order.ts';
import { type TemplateParts, templateParts } from './templates.ts';

/** What a filled letter leaves unsaid that no desk's own words may leave out, by its part. */
export function omissions(order: LetterOrder, filled: TemplateParts<string>): Partial<TemplateParts<string>> {
  return Object.fromEntries(
    templateParts.flatMap(part => {
      const said = visibleIn(filled[part]);
      if (said === '') return [[part, 'it says nothing']];
      return promisedIn(part, order).every(number => said.includes(number))
        ? []
        : [[part, 'it does not say the number of each ticket']];
    }),
  );
}

/** An acknowledgement promises all its numbers; the subject has room for the first. */
function promisedIn(part: keyof TemplateParts<string>, order: LetterOrder): string[] {
  if (order.kind !== 'acknowledgement') return [];
  const numbers = order.data.tickets.map(({ number }) => number);
  return part === 'subject' ? numbers.slice(0, 1) : numbers;
}

/** A tag shows nothing. */
function visibleIn(part: string): string {
  return part.replace(/<[^>]*>/g, '').trim();
}
