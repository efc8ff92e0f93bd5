import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeCertificate } from '../hosts/certificate.ts';
import { whereCertificates } from '../hosts/where.ts';
import { faultsOf, inShort, load, minimal } from './written.ts';

const tenant = 'tenant: contoso.example';
const microsoft = `provider: microsoft365, ${tenant}, clientId: desk, clientSecret: hidden`;

function withOauth(keys: string, more = ''): string {
  return `${minimal.replace(/password: hidden \}\n$/, `oauth: { ${keys} } }\n`)}${more}`;
}

function oauthOf(keys: string) {
  return load(withOauth(keys)).submission?.oauth;
}

const faults = (keys: string) => inShort(faultsOf(withOauth(keys)));

describe('signing in by OAuth 2.0', () => {
  test('at Microsoft 365 takes the tenant and the client', () => {
    expect(oauthOf(microsoft)).toEqual({
      ...{ clientId: 'desk', clientSecret: 'hidden', scope: 'https://outlook.office365.com/.default' },
      tokenEndpoint: 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token',
    });
  });

  test('at Microsoft 365 for a person takes a refresh token too', () => {
    expect(oauthOf(`provider: microsoft365, ${tenant}, clientId: desk, refreshToken: hidden`)).toMatchObject({
      refreshToken: 'hidden',
      scope: expect.stringContaining('IMAP.AccessAsUser.All'),
    });
  });

  test('at Gmail takes the client and the refresh token', () => {
    const keys = 'provider: gmail, clientId: desk, clientSecret: hidden, refreshToken: hidden';
    expect(oauthOf(keys)).toEqual({
      ...{ clientId: 'desk', clientSecret: 'hidden', refreshToken: 'hidden' },
      tokenEndpoint: 'https://oauth2.googleapis.com/token',
    });
  });

  test('elsewhere takes the address of the token endpoint, and a scope where one is needed', () => {
    const keys =
      'provider: other, clientId: desk, clientSecret: hidden, tokenEndpoint: "https://id.example.com/token"';
    expect(oauthOf(keys)?.tokenEndpoint).toBe('https://id.example.com/token');
    expect(oauthOf(`${keys}, scope: "imap smtp"`)?.scope).toBe('imap smtp');
  });

  test('takes the last day of the secret', () => {
    expect(oauthOf(`${microsoft}, clientSecretExpiresOn: 2027-11-30`)?.clientSecretExpiresOn).toBe(
      '2027-11-30',
    );
    expect(faults(`${microsoft}, clientSecretExpiresOn: 2027-11-31`)).toEqual([
      expect.stringMatching(
        /clientSecretExpiresOn: "2027-11-31" is not a day as ISO 8601 writes it → write /,
      ),
    ]);
  });

  test('may be the same for several, written once', () => {
    const anchored = minimal
      .replace('password: hidden }\nsubmission', `oauth: &microsoft { ${microsoft} } }\nsubmission`)
      .replace(/password: hidden \}\n$/, 'oauth: *microsoft }\n');
    const { mailboxes, submission } = load(anchored);
    expect(mailboxes[0]?.imap.oauth).toEqual(submission?.oauth);
  });
});

test.each(['microsoft-365', 'gmail'])('the configuration in docs/%s.md is right', page => {
  const [, example = ''] = /```yaml\n(mailboxes:.*?)```/s.exec(readFileSync(`docs/${page}.md`, 'utf8')) ?? [];
  const desk = minimal.slice(0, minimal.indexOf('mailboxes:'));
  const secrets = example.matchAll(/\$\{(\w+)\}/g);
  const env = Object.fromEntries([...secrets].map(([, name]) => [name, 'set']));
  const { mailboxes, submission } = load(`${desk}${example}`, { env });
  expect(mailboxes[0]?.imap.oauth).toEqual(submission?.oauth);
  expect(submission?.oauth).toMatchObject({ clientSecret: 'set' });
});

describe('what is wrong with the way to sign in', () => {
  test.each([
    [
      'provider: microsoft365, clientId: desk',
      [
        'submission.oauth.tenant: is missing beside provider: microsoft365 → add the directory ID of the tenant, or a domain of it (docs/microsoft-365.md)',
        'submission.oauth.clientSecret: is missing beside provider: microsoft365 → add the secret of the client, or the refreshToken of a person who has granted access',
      ],
    ],
    [
      'provider: gmail, clientId: desk, clientSecret: hidden',
      [
        'submission.oauth.refreshToken: is missing beside provider: gmail → add the token of the person who has granted access (docs/gmail.md)',
      ],
    ],
    [
      'provider: other, clientId: desk, refreshToken: hidden',
      [
        'submission.oauth.tokenEndpoint: is missing beside provider: other → add the address that gives the access tokens',
      ],
    ],
    [
      `provider: microsoft365, ${tenant}, clientSecret: hidden`,
      [
        'submission.oauth.clientId: is missing → add the ID of the client, which Microsoft calls the application ID, for example "00000000-1111-2222-3333-444444444444"',
      ],
    ],
    [
      'provider: outlook, clientId: desk',
      [
        'submission.oauth.provider: "outlook" is none of microsoft365, gmail, other → choose one of microsoft365, gmail, other',
      ],
    ],
    [
      `${microsoft}, clientSecretExpires: 2027-11-30`,
      ['submission.oauth.clientSecretExpires: this key is not known → did you mean "clientSecretExpiresOn"?'],
    ],
    [
      microsoft.replace('hidden', '11111111-2222-3333-4444-555555555555'),
      [
        'submission.oauth.clientSecret: is the ID of a secret and not its value → write the value; if nobody has kept it, make a new secret',
      ],
    ],
    [
      microsoft.replace('contoso.example', 'common'),
      [
        'submission.oauth.tenant: "common" is neither an ID nor a domain → write the tenant of Microsoft 365: its directory ID, or a domain of it, for example "example.onmicrosoft.com"',
      ],
    ],
  ])('is told with its remedy: %s', (keys, expected) => {
    expect(faults(keys).map(fault => fault.replace(/^\d+:\d+ /, ''))).toEqual(expected);
  });

  test.each(['http://id.example.com/token', 'ftp://id.example.com', 'id.example.com/token'])(
    'includes a token endpoint that everybody on the way could listen to: %s',
    address => {
      expect(faults(`${microsoft}, tokenEndpoint: "${address}"`)).toEqual([
        expect.stringMatching(/tokenEndpoint: .* is not an address that begins with https:/),
      ]);
    },
  );

  test('does not include one on this machine', () => {
    expect(faults(`${microsoft}, tokenEndpoint: "http://127.0.0.1:8080/token"`)).toEqual([]);
  });

  test('includes password and oauth side by side, and either without user', () => {
    const both = minimal.replace(/password: hidden \}\n$/, `password: hidden, oauth: { ${microsoft} } }\n`);
    expect(inShort(faultsOf(both))).toEqual([
      '11:107 submission.oauth: stands beside password, and only one of them can sign in → keep password or oauth',
    ]);
    const nobody = withOauth(microsoft).replace('user: desk@example.com, oauth', 'oauth');
    expect(inShort(faultsOf(nobody))).toEqual([
      expect.stringMatching(/submission\.user: is missing beside oauth → add user, or leave out oauth/),
    ]);
  });

  test('includes a secret that is not set, once, and only for who needs it', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
    const yaml = withOauth(microsoft.replace('hidden', '"${M365_SECRET}"'));
    expect(inShort(faultsOf(yaml))).toEqual([
      expect.stringMatching(/clientSecret: the environment variable M365_SECRET is not set/),
    ]);
    expect(faultsOf(yaml, { needs: [] })).toEqual([]);
  });
});

whereCertificates('authorities of our own', () => {
  async function certificates(): Promise<[string, string]> {
    const folder = mkdtempSync(join(tmpdir(), 'acuse-ca-'));
    const one = (await makeCertificate(folder)).certificate;
    const other = (await makeCertificate(folder)).certificate;
    rmSync(folder, { recursive: true });
    return [one, other];
  }

  test('are named once for all servers, or for one; a token endpoint has its own', async () => {
    const [all, own] = await certificates();
    const files = { 'all.pem': all, 'own.pem': own };
    const { mailboxes, submission } = load(withOauth(`${microsoft}, ca: own.pem`, 'ca: all.pem\n'), {
      files,
    });
    expect(mailboxes[0]?.imap.ca).toBe(all);
    expect(submission?.ca).toBe(all);
    expect(submission?.oauth?.ca).toBe(own);
    const alone = load(withOauth(microsoft).replace('tls: starttls', 'tls: starttls, ca: own.pem'), {
      files,
    });
    expect([alone.mailboxes[0]?.imap.ca, alone.submission?.ca]).toEqual([undefined, own]);
    expect(alone.submission?.oauth?.ca).toBeUndefined();
  });

  test('are missed where they are named', () => {
    expect(inShort(faultsOf(withOauth(`${microsoft}, ca: own.pem`, 'ca: all.pem\n')))).toEqual([
      expect.stringMatching(/submission\.oauth\.ca: "own\.pem" cannot be used: it does not exist/),
      expect.stringMatching(/ ca: "all\.pem" cannot be used: it does not exist/),
    ]);
  });
});
