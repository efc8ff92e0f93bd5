import { describe, expect, test } from 'vitest';
import { expiryWarning } from '../../src/tokens/secret-expiry.ts';
import { openBench } from './tokens.ts';

const remedy = 'make a new one, and write its last day into oauth.clientSecretExpiresOn';

function warningOn(now: string): string | null {
  return expiryWarning({ clientId: 'desk', clientSecretExpiresOn: '2026-12-23' }, new Date(now));
}

describe('a client secret near its end', () => {
  test('is warned of from thirty days before', () => {
    expect(warningOn('2026-11-22T23:59:00Z')).toBeNull();
    expect(warningOn('2026-11-23T00:00:00Z')).toBe(
      `the client secret of desk expires in 30 days, on 2026-12-23: ${remedy}`,
    );
    expect(warningOn('2026-12-22T12:00:00Z')).toMatch(/ expires tomorrow, on 2026-12-23: /);
    expect(warningOn('2026-12-23T00:00:00Z')).toMatch(/ expires today, on 2026-12-23: /);
    expect(warningOn('2026-12-24T00:00:00Z')).toBe(
      `the client secret of desk has expired on 2026-12-23: ${remedy}`,
    );
  });

  test('is not known about when nobody has written its last day', () => {
    expect(expiryWarning({ clientId: 'desk' }, new Date('2026-12-24T00:00:00Z'))).toBeNull();
  });

  test('is named once, also where several sign in with it', async () => {
    const bench = await openBench({ clientSecretExpiresOn: '2026-12-01' });
    bench.tokens.of(bench.credential);
    bench.tokens.of({ ...bench.credential });
    expect(bench.tokens.warnings()).toEqual([
      `the client secret of desk-client expires in 8 days, on 2026-12-01: ${remedy}`,
    ]);
  });
});
