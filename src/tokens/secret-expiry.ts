import type { Language } from '../questionnaire/form.ts';
import type { Credential } from './credential.ts';

const day = 24 * 60 * 60_000;
/** Days before its end from which a secret is warned of: time to find whoever may make a new one. */
const warnBefore = 30;

type Expiring = Pick<Credential, 'clientId' | 'clientSecretExpiresOn'>;

/** A sentence about each client secret whose last day is near or past, however many sign in with it. */
export function expiryWarnings(
  credentials: readonly (Expiring | undefined)[],
  now: Date,
  language: Language = 'en',
): string[] {
  return [
    ...new Set(
      credentials.flatMap(
        credential => (credential && expiryWarning(credential, now, words[language])) ?? [],
      ),
    ),
  ];
}

function expiryWarning({ clientId, clientSecretExpiresOn }: Expiring, now: Date, said: Words): string | null {
  if (clientSecretExpiresOn === undefined) return null;
  const daysLeft = Math.ceil((Date.parse(clientSecretExpiresOn) - now.getTime()) / day);
  if (daysLeft > warnBefore) return null;
  const end =
    daysLeft < 0
      ? said.expired(clientSecretExpiresOn)
      : said.expires(said.left(daysLeft), clientSecretExpiresOn);
  return `${said.secret(clientId)} ${end}: ${said.remedy}`;
}

interface Words {
  secret(clientId: string): string;
  expired(on: string): string;
  expires(left: string, on: string): string;
  left(days: number): string;
  remedy: string;
}

const words: Record<Language, Words> = {
  en: {
    secret: clientId => `the client secret of ${clientId}`,
    expired: on => `has expired on ${on}`,
    expires: (left, on) => `expires ${left}, on ${on}`,
    left: days => ['today', 'tomorrow'][days] ?? `in ${days} days`,
    remedy: 'make a new one, and write its last day into oauth.clientSecretExpiresOn',
  },
  es: {
    secret: clientId => `el secreto de cliente de ${clientId}`,
    expired: on => `venció el ${on}`,
    expires: (left, on) => `vence ${left}, el ${on}`,
    left: days => ['hoy', 'mañana'][days] ?? `en ${days} días`,
    remedy: 'cree uno nuevo y escriba su último día en oauth.clientSecretExpiresOn',
  },
  pt: {
    secret: clientId => `o segredo do cliente ${clientId}`,
    expired: on => `venceu em ${on}`,
    expires: (left, on) => `vence ${left}, em ${on}`,
    left: days => ['hoje', 'amanhã'][days] ?? `em ${days} dias`,
    remedy: 'crie um novo e escreva seu último dia em oauth.clientSecretExpiresOn',
  },
};
