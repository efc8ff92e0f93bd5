import { describe, expect, test } from 'vitest';
import { expiryWarnings } from '../../src/tokens/secret-expiry.ts';

const remedy = 'make a new one, and write its last day into oauth.clientSecretExpiresOn';

const desk = { clientId: 'desk', clientSecretExpiresOn: '2026-12-23' };

function warningOn(now: string): string | undefined {
  return expiryWarnings([desk], new Date(now))[0];
}

describe('a client secret near its end', () => {
  test('is warned of from thirty days before', () => {
    expect(warningOn('2026-11-22T23:59:00Z')).toBeUndefined();
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
    expect(expiryWarnings([{ clientId: 'desk' }, undefined], new Date('2026-12-24T00:00:00Z'))).toEqual([]);
  });

  test('is named once, also where several sign in with it', () => {
    const other = { ...desk, clientId: 'other' };
    expect(expiryWarnings([desk, other, { ...desk }], new Date('2026-12-23T00:00:00Z'))).toHaveLength(2);
  });
});
