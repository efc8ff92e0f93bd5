import type { Credential } from './credential.ts';

const day = 24 * 60 * 60_000;
/** Days before its end from which a secret is warned of: time to find whoever may make a new one. */
const warnBefore = 30;

type Expiring = Pick<Credential, 'clientId' | 'clientSecretExpiresOn'>;

/** A sentence about each client secret whose last day is near or past, however many sign in with it. */
export function expiryWarnings(credentials: readonly (Expiring | undefined)[], now: Date): string[] {
  return [
    ...new Set(credentials.flatMap(credential => (credential && expiryWarning(credential, now)) ?? [])),
  ];
}

function expiryWarning({ clientId, clientSecretExpiresOn }: Expiring, now: Date): string | null {
  if (clientSecretExpiresOn === undefined) return null;
  const daysLeft = Math.ceil((Date.parse(clientSecretExpiresOn) - now.getTime()) / day);
  if (daysLeft > warnBefore) return null;
  const secret = `the client secret of ${clientId}`;
  const remedy = 'make a new one, and write its last day into oauth.clientSecretExpiresOn';
  if (daysLeft < 0) return `${secret} has expired on ${clientSecretExpiresOn}: ${remedy}`;
  const left = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
  return `${secret} expires ${left}, on ${clientSecretExpiresOn}: ${remedy}`;
}
