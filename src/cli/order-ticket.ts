import { randomBytes } from 'node:crypto';
import type { Config } from '../config/load.ts';
import type { Word } from '../flow/word.ts';
import { minuteIn } from '../questionnaire/values/zones.ts';
import type { Act } from '../store/record-act.ts';
import { reachableAt } from '../ticket/dead-address.ts';
import type { Deed } from '../ticket/deeds.ts';
import { statusInWords } from '../ticket/ticket.ts';
import { changeStore } from './change-store.ts';
import { numberMeant } from './number-meant.ts';
import { isDeed, showDeed } from './show-deed.ts';
import { telephoneNow } from './show-escalation.ts';
import { outgoingLine } from './show-letter.ts';
import { ticketOrders } from './ticket-orders.ts';
import { CommandError, type World } from './world.ts';

export interface OrderOptions {
  config: string;
  json?: boolean;
  by?: string;
}

/**
 * Does what an agent orders of a ticket, in `words` behind its number (as in `numberMeant`), also while the daemon runs,
 * and says what came of it.
 */
export async function orderTicket(
  asked: string,
  words: readonly string[],
  options: OrderOptions,
  world: World,
): Promise<void> {
  const said: Word[] = [];
  await ticketOrders(word => said.push(word), world).parseAsync(words, { from: 'user' });
  const [word] = said;
  if (!word) return;
  const by = agentIn(options, world);
  const { loadConfig } = await import('../config/load.ts');
  const config = loadConfig(options.config, { env: world.env, needs: [] });
  const done = await changeStore(options.config, world, async store => {
    const { act } = await import('../flow/act.ts');
    const { actRoomsOf } = await import('../flow/act-rooms.ts');
    const { signingKey } = await store.installation(randomBytes);
    const rooms = actRoomsOf(config, { store, signingKey, clock: () => new Date() });
    const number = await numberMeant(asked, config, store);
    return await act({ number, by, word }, rooms);
  });
  world.stdout.write(options.json ? `${JSON.stringify(asJson(done))}\n` : told(done, config));
}

/** Who orders: named by --by, else whoever is signed in to the machine. */
export function agentIn({ by }: Pick<OrderOptions, 'by'>, { env }: World): string {
  const name = by ?? env.USER ?? env.LOGNAME ?? env.USERNAME;
  if (name) return name;
  throw new CommandError('nobody is named: say who orders it with --by');
}

/** What other programs rely on. */
function asJson({ change: { ticket, events }, letters, acknowledgement }: Act): Record<string, unknown> {
  const { number, status, version } = ticket;
  return {
    ...{ number, status, version, acknowledgement },
    events: events.map(({ type }) => type),
    letters: letters.map(({ key, envelope, held }) => ({ key, to: envelope.to, held })),
  };
}

function told({ change: { ticket, events }, letters, acknowledgement }: Act, config: Config): string {
  const { startAt, zone } = ticket;
  const isEarly = events.some(
    event => event.type === 'Fulfilled' && startAt !== null && event.fulfilledAt < startAt,
  );
  const isTelephoneLeft = reachableAt(ticket) === null && !events.some(({ type }) => type === 'Telephoned');
  const isNumberUntold =
    ticket.acknowledgedAt === null && events.some(({ type }) => type === 'AddressCorrected');
  const stays = events.some(({ type }) => type === 'ReviewPassed')
    ? 'its acknowledgement stays held: letters.mode is not send\n'
    : '';
  return [
    `${ticket.number} is ${statusInWords(ticket.status)}\n`,
    ...events.filter(isDeed).flatMap(deed => doneLine(deed, zone)),
    isEarly ? 'that is before the start agreed on\n' : '',
    ...letters.map(({ envelope, held }) => outgoingLine({ to: envelope.to, held })),
    acknowledgement === 'as it is' ? stays : `its acknowledgement is ${acknowledgement}\n`,
    telephoneNow(ticket, events, config),
    isNumberUntold
      ? `the acknowledgement is not sent again: tell them the number, then acuse ticket ${ticket.number} telephoned\n`
      : '',
    isTelephoneLeft ? 'nobody is told by mail: no address is known to work; telephone the customer\n' : '',
  ].join('');
}

/** What was done, with its times as they were understood; whom an update has reached is said by its letters. */
function doneLine(deed: Deed, zone: string): string[] {
  if (deed.type === 'UpdatePosted') return [];
  return [`${showDeed(deed, at => `${minuteIn(zone, at)} (${zone})`)}\n`];
}
