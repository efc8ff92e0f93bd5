import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { agent, type Desk, openDesk } from './desk.ts';
import { shownMail } from './digest.ts';

/** A clock that goes on from a moment. */
function clockFrom(moment: string): () => Date {
  const begun = Date.now();
  return () => new Date(Date.parse(moment) + Date.now() - begun);
}

async function promisedSlots({ config }: Desk): Promise<string[]> {
  await using store = await openStore({ url: config.database.url, access: 'read' });
  return (await store.openSlots()).map(({ name }) => name);
}

onEmbeddedHost('the daily digest', host => {
  test('goes out once, also from a daemon that was down at seven, beside one that a person asks for', async () => {
    const desk = await openDesk(host(), { parts: { digest: { cron: '0 7 * * *' } } });
    const early = desk.start({ clock: clockFrom('2026-11-29T06:59:00-05:00') });
    await expect.poll(() => promisedSlots(desk).catch(() => [])).toEqual(['2026-11-29T07:00']);
    await early.stop();

    const late = desk.start({ clock: clockFrom('2026-11-29T07:01:00-05:00') });
    await late.saw('delivered', 1);
    expect(await desk.command('digest', '--send')).toBe(`a digest to ${agent} goes out\n`);
    await late.saw('delivered', 2);
    await late.stop();
    await desk.start({ clock: clockFrom('2026-11-29T07:02:00-05:00') }).stop();

    const [daily, ...others] = await Promise.all(desk.smtp.letters.map(({ bytes }) => shownMail(bytes)));
    expect(others).toHaveLength(1);
    expect(daily?.subject).toBe('Resumen 29 nov: nada pendiente · 0 abiertos');
    expect(daily?.lines[0]).toBe('No hay nada que atender.');
    expect(await promisedSlots(desk)).toEqual(['2026-11-30T07:00']);
  });
});
