import * as z from 'zod';
import { webAddress } from './addresses.ts';
import { oneLine, secret, understood } from './understood.ts';

const microsoft365 = 'https://login.microsoftonline.com';
/** For an application that acts for itself: what an administrator has consented to. */
const asApplication = 'https://outlook.office365.com/.default';
const asPerson = [
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'https://outlook.office.com/SMTP.Send',
  'offline_access',
].join(' ');
const gmail = 'https://oauth2.googleapis.com/token';

/** The OAuth 2.0 client that signs in in place of a password. What is usual at its provider need not be written. */
export const oauth = z
  .strictObject({
    provider: z.enum(['microsoft365', 'gmail', 'other']).meta({
      description: 'who gives the access tokens: microsoft365, gmail; or other, with tokenEndpoint',
    }),
    tenant: tenant({
      description: 'the tenant of Microsoft 365: its directory ID, or a domain of it',
      examples: ['example.onmicrosoft.com'],
    }).exactOptional(),
    clientId: oneLine({
      description: 'the ID of the client, which Microsoft calls the application ID',
      examples: ['00000000-1111-2222-3333-444444444444'],
    }),
    clientSecret: secret({
      description: 'the secret of the client, which is better kept outside',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
      examples: ['${OAUTH_CLIENT_SECRET}'],
    }).exactOptional(),
    clientSecretExpiresOn: day({
      description: 'the last day of the client secret; acuse warns from 30 days before',
      examples: ['2027-11-30'],
    }).exactOptional(),
    refreshToken: secret({
      description: 'the token of a person who has granted access; without it the client acts for itself',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
      examples: ['${OAUTH_REFRESH_TOKEN}'],
    }).exactOptional(),
    tokenEndpoint: webAddress({
      description: 'the address that gives the access tokens, where it is not the usual one',
      examples: ['https://id.example.com/oauth2/token'],
    }).exactOptional(),
    scope: oneLine({
      description: 'what access is asked for, where it is not the usual one',
      examples: ['https://mail.example.com/imap https://mail.example.com/smtp'],
    }).exactOptional(),
    ca: oneLine({
      description: 'a file of certificates (PEM): the only authorities to believe at the token endpoint',
      examples: ['own-ca.pem'],
    }).exactOptional(),
  })
  .transform(({ provider, tenant = '', tokenEndpoint, scope, ...client }) => {
    const usual = {
      microsoft365: {
        tokenEndpoint: `${microsoft365}/${tenant}/oauth2/v2.0/token`,
        scope: client.refreshToken === undefined ? asApplication : asPerson,
      },
      // The refresh token knows its scope.
      gmail: { tokenEndpoint: gmail },
      // The cross-checks see to it that one is written.
      other: { tokenEndpoint: '' },
    };
    return {
      ...client,
      ...usual[provider],
      ...(tokenEndpoint === undefined ? {} : { tokenEndpoint }),
      ...(scope === undefined ? {} : { scope }),
    };
  })
  .meta({ description: 'the OAuth 2.0 client to sign in with, in place of password' });

type About = Parameters<typeof understood>[2];

function tenant(about: About) {
  const isTenant = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;
  return understood(text => (isTenant.test(text) ? text : null), 'is neither an ID nor a domain', about);
}

function day(about: About) {
  return understood(text => (isDay(text) ? text : null), 'is not a day as ISO 8601 writes it', about);
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${text}T`);
}
