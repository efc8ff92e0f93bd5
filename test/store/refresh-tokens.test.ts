import { describe, expect, test } from 'vitest';
import { engines, freshStore } from './engines.ts';
import { minutesAfter, monday } from './samples.ts';

describe.each(engines)('a refresh token on $name', engine => {
  test('is kept as it was given until another takes its place', async () => {
    const store = await freshStore(engine);
    expect(await store.refreshToken('one')).toBeNull();
    await store.keepRefreshToken('one', new Uint8Array([0, 255, 1]), monday);
    await store.keepRefreshToken('other', new Uint8Array([7]), monday);
    expect([...((await store.refreshToken('one')) ?? [])]).toEqual([0, 255, 1]);
    await store.keepRefreshToken('one', new Uint8Array([2]), minutesAfter(monday, 60));
    expect([...((await store.refreshToken('one')) ?? [])]).toEqual([2]);
  });
});
