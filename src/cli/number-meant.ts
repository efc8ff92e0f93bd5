import type { Config } from '../config/load.ts';
import { formKinds } from '../questionnaire/form.ts';
import type { Store } from '../store/store.ts';
import { ticketNumber } from '../ticket/number.ts';
import { CommandError } from './world.ts';

/**
 * The ticket that a person means by "inc-123", or by "123" where only one kind has given that number. What is no number
 * of a ticket stays as it is.
 */
export async function numberMeant(
  asked: string,
  { tickets: { prefixes } }: Pick<Config, 'tickets'>,
  store: Pick<Store, 'ticketNow'>,
): Promise<string> {
  const numbers = formKinds.flatMap(kind => {
    const [, prefix, count] = /^(.*?)(\d{1,15})$/.exec(asked) ?? [];
    const isOfKind = prefix === '' || prefix?.toUpperCase() === prefixes[kind].toUpperCase();
    return isOfKind ? [ticketNumber(prefixes, kind, Number(count))] : [];
  });
  if (numbers.length <= 1) return numbers[0] ?? asked;
  const tickets = await Promise.all(numbers.map(number => store.ticketNow(number)));
  const [found, ...others] = tickets.flatMap(ticket => ticket?.number ?? []);
  if (others.length > 0)
    throw new CommandError(`${asked} may be ${[found, ...others].join(' or ')}: say which`);
  return found ?? asked;
}
