import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { arrival, minutesAfter, opening } from '../store/samples.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse } from './terminal.ts';

/** One customer whose mail came a moment ago and waits for its letter. */
async function oneTicket(store: Store): Promise<void> {
  const acceptedAt = minutesAfter(new Date(), -1);
  const [mail] = await store.keep([
    { ...arrival(1), acceptedAt, seenAt: acceptedAt, acknowledgeDueAt: minutesAfter(acceptedAt, 15) },
  ]);
  if (mail) await store.record([opening(mail, 'INC-000001')]);
}

describe('acuse digest', () => {
  test('prints where the desk stands, beside the daemon', async () => {
    const { config, folder } = newDesk();
    await withStore(folder, oneTicket);
    const { code, out, err } = await acuse('digest', '-c', config);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Digest \d+ \w+: nothing waits · 1 open\n\nNothing waits for a person\.\n/);
    expect(out).toContain('- INC-000001 · Minería Andina S.A. · Sin servicio\n');
    expect(out).toContain('only the running daemon can tell');
  });

  test('gives its facts as one line of JSON, and the HTML of the letter', async () => {
    const { config, folder } = newDesk();
    await withStore(folder, oneTicket);
    const { out } = await acuse('digest', '--json', '-c', config);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({
      openTickets: [{ number: 'INC-000001', promises: [] }],
      acknowledgements: { sinceLast: { count: 0 } },
      mailboxes: [{ name: 'incidents', count: 1, usual: null, unusual: null }],
      polls: null,
    });
    expect((await acuse('digest', '--html', '-c', config)).out).toMatch(/^<!doctype html>/);
  });

  test('sends it to those who read the daily one, each time it is asked to', async () => {
    const { config, folder } = newDesk();
    await withStore(folder, oneTicket);
    for (const _ of [1, 2]) {
      const { code, out } = await acuse('digest', '--send', '-c', config);
      expect([code, out]).toEqual([0, 'a digest to noc@example.com goes out\n']);
    }
    await withStore(folder, async store => {
      const digests = (await store.lettersIn('owed')).filter(({ kind }) => kind === 'digest');
      expect(digests).toMatchObject([
        { to: 'noc@example.com', ticketNumber: null },
        { to: 'noc@example.com' },
      ]);
      expect(await store.openSlots()).toEqual([]);
    });
  });

  test('needs a database that is there', async () => {
    const { code, err } = await acuse('digest', '--send', '-c', newDesk().config);
    expect(code).toBe(1);
    expect(err).toContain('there is no database');
  });
});
