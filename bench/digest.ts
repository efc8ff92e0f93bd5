import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../src/store/store.ts';
import type { TicketEvent } from '../src/ticket/event.ts';
import { arrival, change, minutesAfter, openedBy, opening } from '../test/store/samples.ts';
import { median, table } from './figures.ts';

const now = new Date('2026-11-29T12:00:00Z');
const tickets = 15_000;
const rounds = 5;

/** The facts of a digest over four weeks of tickets: most of them over, and all of them open. */
export async function digest(): Promise<void> {
  const rows: [string, number, number][] = [];
  for (const open of [1_000, tickets]) {
    const folder = await mkdtemp(join(tmpdir(), 'acuse-bench-'));
    const store = await openStore({ url: `sqlite:${join(folder, 'acuse.db')}` });
    await store.migrate();
    await fill(store, open);
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now();
      await store.digestFacts(now);
      times.push(performance.now() - begun);
    }
    rows.push([`${tickets} tickets, ${open} open`, median(times), Math.max(...times)]);
    await store.close();
    await rm(folder, { recursive: true });
  }
  table('digest, ms', ['median', 'worst'], rows);
}

async function fill(store: Store, open: number): Promise<void> {
  const group = 500;
  for (let first = 0; first < tickets; first += group) {
    const kept = await store.keep(
      Array.from({ length: group }, (_, index) => {
        const acceptedAt = minutesAfter(now, -2.6 * (tickets - first - index));
        return {
          ...arrival(first + index + 1),
          ...{ acceptedAt, seenAt: acceptedAt, acknowledgeDueAt: minutesAfter(acceptedAt, 15) },
        };
      }),
    );
    await store.record(
      kept.map((mail, index) => {
        const number = `INC-${String(first + index + 1).padStart(6, '0')}`;
        const at = minutesAfter(mail.acceptedAt, 1);
        const closed: TicketEvent = { type: 'Closed', at, by: null, because: 'customer', text: null };
        const opened = { ...openedBy(mail, number), at, receivedAt: mail.acceptedAt };
        const events = first + index < tickets - open ? [opened, closed] : [opened];
        return opening(mail, number, { changes: [change(null, events)] });
      }),
    );
    await store.recordDeliveries(
      kept.map(mail => ({
        ...{ key: `ack:${mail.id}`, at: minutesAfter(mail.acceptedAt, 1), nextAttemptAt: null, changes: [] },
        outcome: { type: 'sent' as const, response: '250 Ok' },
      })),
    );
  }
}
