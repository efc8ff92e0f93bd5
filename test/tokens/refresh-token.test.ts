import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nameOf, seal, unseal } from '../../src/tokens/seal.ts';
import { firstRefreshToken } from '../hosts/identity-provider.ts';
import { openBench, pass } from './tokens.ts';

const hour = 60 * 60;

describe('a refresh token', () => {
  test('that the endpoint replaces with each access token is kept, and used after a new start', async () => {
    const bench = await openBench({ refreshToken: firstRefreshToken });
    bench.provider.rotates = true;
    const first = bench.tokens.of(bench.credential);
    expect(await first?.()).toEqual({ token: 'token-1' });
    pass(bench, hour);
    expect(await first?.()).toEqual({ token: 'token-2' });
    const second = bench.newStart().of(bench.credential);
    expect(await second?.()).toEqual({ token: 'token-3' });
    expect(bench.provider.requests.map(({ refresh_token }) => refresh_token)).toEqual([
      'refresh-0',
      'refresh-1',
      'refresh-2',
    ]);
  });

  test('that another process has had replaced meanwhile is not used any more', async () => {
    const bench = await openBench({ refreshToken: firstRefreshToken });
    bench.provider.rotates = true;
    const daemon = bench.tokens.of(bench.credential);
    await daemon?.();
    await bench.newStart().of(bench.credential)?.();
    pass(bench, hour);
    expect(await daemon?.()).toEqual({ token: 'token-3' });
  });

  test('that never changes is not kept at all', async () => {
    const bench = await openBench({ refreshToken: firstRefreshToken });
    await bench.tokens.of(bench.credential)?.();
    expect(bench.kept.size).toBe(0);
  });

  test('newly written into the configuration takes the place of what followed the old one', async () => {
    const bench = await openBench({ refreshToken: firstRefreshToken });
    bench.provider.rotates = true;
    await bench.tokens.of(bench.credential)?.();
    await bench.tokens.of({ ...bench.credential, refreshToken: 'granted-anew' })?.();
    expect(bench.provider.requests.at(-1)).toMatchObject({ refresh_token: 'granted-anew' });
  });

  test('that cannot be kept is used all the same, and the log says so', async () => {
    const full = {
      refreshToken: async () => null,
      keepRefreshToken: () => Promise.reject(new Error('the disk is full')),
    };
    const bench = await openBench({ refreshToken: firstRefreshToken }, { kept: full });
    bench.provider.rotates = true;
    expect(await bench.tokens.of(bench.credential)?.()).toEqual({ token: 'token-1' });
    expect(bench.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        message: 'a new refresh token cannot be kept',
        reason: expect.stringMatching(/the disk is full$/),
      }),
    );
    pass(bench, hour);
    expect(await bench.tokens.of(bench.credential)?.()).toEqual({ token: 'token-2' });
  });

  test('that cannot be recalled is not replaced by an older one', async () => {
    const kept = {
      refreshToken: () => Promise.reject(new Error('the database is locked')),
      keepRefreshToken: async () => undefined,
    };
    const bench = await openBench({ refreshToken: firstRefreshToken }, { kept });
    expect(await bench.tokens.of(bench.credential)?.()).toMatchObject({
      failure: expect.stringMatching(/the database is locked$/),
      isLasting: false,
    });
    expect(bench.provider.requests).toEqual([]);
  });
});

describe('what is kept of a refresh token', () => {
  const granted = { tokenEndpoint: 'https://id.example.com/token', clientId: 'desk', refreshToken: 'first' };

  test('is read again with the written token, and with no other', () => {
    const sealed = seal('second', granted, randomBytes);
    expect(unseal(sealed, granted)).toBe('second');
    expect(unseal(sealed, { ...granted, refreshToken: 'other' })).toBeNull();
    expect(unseal(sealed.subarray(0, -1), granted)).toBeNull();
    expect(unseal(new Uint8Array(3), granted)).toBeNull();
  });

  test('shows neither token, and looks different each time', () => {
    const sealed = Buffer.from(seal('second', granted, randomBytes));
    expect(sealed.toString('latin1')).not.toContain('second');
    expect(sealed.equals(seal('second', granted, randomBytes))).toBe(false);
    expect(nameOf(granted)).not.toContain('first');
  });
});
