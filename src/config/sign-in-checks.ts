import type { Complaint } from './faults.ts';
import type { Connection } from './outline.ts';

/** What is wrong between the keys that say as whom a mail server is spoken to. */
export function signInChecks(connection: Connection): Complaint[] {
  return [...companions(connection), ...clientKeys(connection), ...mistakenSecret(connection)];
}

function companions({ path, user, password, oauth }: Connection): Complaint[] {
  if (password !== undefined && oauth !== undefined) {
    const what = 'stands beside password, and only one of them can sign in';
    return [{ path: [...path, 'oauth'], what, remedy: 'keep password or oauth', blames: 'key' }];
  }
  const has = password === undefined ? 'oauth' : 'password';
  const signsIn = password !== undefined || oauth !== undefined;
  if ((user !== undefined) === signsIn) return [];
  const remedy = 'or leave out';
  return user === undefined
    ? [missing('user', has, `add user, ${remedy} ${has} where the server asks for no sign-in`)]
    : [
        missing(
          'password',
          'user',
          `add password or oauth, ${remedy} user where the server asks for no sign-in`,
        ),
      ];

  function missing(key: string, beside: string, remedy: string): Complaint {
    return { path: [...path, key], what: `is missing beside ${beside}`, remedy };
  }
}

/** The keys without which a provider gives no token. */
function clientKeys({ path, oauth }: Connection): Complaint[] {
  if (oauth === undefined) return [];
  const { provider, tokenEndpoint, refreshToken } = oauth;
  const ofClient = refreshToken === undefined ? (['clientSecret'] as const) : [];
  const needed = {
    microsoft365: tokenEndpoint === undefined ? (['tenant', ...ofClient] as const) : ofClient,
    gmail: ['clientSecret', 'refreshToken'] as const,
    other: ['tokenEndpoint', ...ofClient] as const,
  };
  const keys = isProvider(provider) ? needed[provider] : [];
  return keys
    .filter(key => oauth[key] === undefined)
    .map(key => ({
      path: [...path, 'oauth', key],
      what: `is missing beside provider: ${provider}`,
      remedy: remedies[key],
    }));

  function isProvider(word: string | undefined): word is keyof typeof needed {
    return word !== undefined && Object.hasOwn(needed, word);
  }
}

const remedies = {
  tenant: 'add the directory ID of the tenant, or a domain of it (docs/microsoft-365.md)',
  clientSecret: 'add the secret of the client, or the refreshToken of a person who has granted access',
  refreshToken: 'add the token of the person who has granted access (docs/gmail.md)',
  tokenEndpoint: 'add the address that gives the access tokens',
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Microsoft shows both beside each other, and the value only once. */
function mistakenSecret({ path, oauth }: Connection): Complaint[] {
  if (oauth?.provider !== 'microsoft365' || !uuid.test(oauth.clientSecret ?? '')) return [];
  const what = 'is the ID of a secret and not its value';
  const remedy = 'write the value; if nobody has kept it, make a new secret';
  return [{ path: [...path, 'oauth', 'clientSecret'], what, remedy }];
}
