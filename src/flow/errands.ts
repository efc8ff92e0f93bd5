import type { Letter } from '../letters/letter.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type PostDoors, postNotice, type Webhook } from '../outbox/webhook.ts';
import { keyOf, type Notice } from '../promise/danger.ts';
import type { Tell } from './moment.ts';

/** One try to tell one reader, without a note of it anywhere; true when no other try is needed. */
export type Errand = () => Promise<boolean>;

export interface ErrandRooms extends Pick<PostDoors, 'desk' | 'clock' | 'patience'> {
  webhooks: readonly Webhook[];
  outbox: Pick<Outbox, 'send'>;
  tell: Tell;
  /** Raised when it is time to leave: webhooks are waited for no longer. */
  signal: AbortSignal;
}

/** Tells an alert that cannot be written down: to each webhook, and by each of its letters, straight away. */
export function errandsFor(notice: Notice, letters: readonly Letter[], rooms: ErrandRooms): Errand[] {
  return [
    ...rooms.webhooks.map(webhook => () => post(webhook, notice, rooms)),
    ...letters.map(letter => () => send(letter, notice, rooms)),
  ];
}

/** Does each once, side by side; those come back that are to be tried again. */
export async function run(errands: readonly Errand[]): Promise<Errand[]> {
  const ended = await Promise.all(errands.map(errand => errand()));
  return errands.filter((_, index) => !ended[index]);
}

async function post(webhook: Webhook, notice: Notice, rooms: ErrandRooms): Promise<boolean> {
  const alert = keyOf(notice);
  const { type, response } = await postNotice(webhook, { id: alert, notice }, rooms);
  const at = rooms.clock();
  rooms.tell({
    ...{ type: 'told', at, webhook: webhook.name, alert, outcome: type, response },
    nextAttemptAt: null,
  });
  return type !== 'later';
}

async function send(letter: Letter, { toldAt }: Notice, rooms: ErrandRooms): Promise<boolean> {
  const { type, response } = await rooms.outbox.send(letter);
  const { key, kind } = letter;
  const outcome = type === 'us' ? 'later' : type;
  rooms.tell({
    ...{ type: 'delivered', at: rooms.clock(), key, kind, ticket: null, outcome, response },
    ...{ owedAt: toldAt, acknowledged: null },
  });
  return outcome !== 'later';
}
