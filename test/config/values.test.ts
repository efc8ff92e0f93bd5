import { describe, expect, test } from 'vitest';
import { millisecondsOf } from '../../src/config/durations.ts';
import { bytesOf } from '../../src/config/sizes.ts';
import { faultsOf, inShort, load, minimal } from './written.ts';

const placesOf = (yaml: string) => faultsOf(yaml).map(({ path }) => path);

describe('a length of time', () => {
  test.each([
    ['PT15M', 900_000],
    ['PT72H', 259_200_000],
    ['P3D', 259_200_000],
    ['P1DT12H', 129_600_000],
    ['P1W', 604_800_000],
    ['PT1H30M5S', 5_405_000],
  ])('%s is %i ms', (text, milliseconds) => expect(millisecondsOf(text)).toBe(milliseconds));

  test.each([
    '',
    'P',
    'PT',
    'P1DT',
    '15M',
    'PT15',
    'pt15m',
    'P1M',
    'P1Y',
    'PT-5M',
    'PT0S',
    'PT1.5H',
    'PT5M2H',
    ' PT5M',
  ])('is not "%s"', text => expect(millisecondsOf(text)).toBeNull());
});

describe('a size', () => {
  test.each([
    ['30 MiB', 31_457_280],
    ['30MiB', 31_457_280],
    ['500 kB', 500_000],
    ['1.5 GiB', 1_610_612_736],
    ['1048576', 1_048_576],
    ['10 B', 10],
  ])('%s is %i bytes', (text, bytes) => expect(bytesOf(text)).toBe(bytes));

  test.each(['', 'MiB', '30 M', '-1 MiB', '0', '1e9', '30  MiB', '9999999999 GiB'])('is not "%s"', text =>
    expect(bytesOf(text)).toBeNull(),
  );

  test('may be written as a number', () => {
    const { mailboxes } = load(minimal.replace('port: 993', 'port: 993, maxSize: 1000000'));
    expect(mailboxes[0]?.imap.maxSize).toBe(1_000_000);
  });
});

describe('an e-mail address', () => {
  const at = (address: string) =>
    placesOf(minimal.replace('address: desk@example.com', `address: "${address}"`));

  test.each([
    'desk@example.com',
    'mesa.de.servicio+co@sub.example.org',
    "o'neil_1@example.net",
    'mesa@localhost',
    'atención@example.com',
  ])('is %s', address => expect(at(address)).toEqual([]));

  test.each([
    'desk',
    '@example.com',
    'desk@',
    'desk@example..com',
    'desk@-example.com',
    '.desk@example.com',
    'de..sk@example.com',
    'de sk@example.com',
    'desk@example.com, noc@example.com',
    'Desk <desk@example.com>',
    'desk@example.com\\r\\nBcc: all@example.com',
    '\\"desk\\"@example.com',
    `${'x'.repeat(65)}@example.com`,
    '',
  ])('is not %s', address => expect(at(address)).toEqual(['desk.address']));
});

describe('a host', () => {
  const at = (host: string) => placesOf(minimal.replace('host: smtp.example.com', `host: "${host}"`));

  test.each(['smtp.example.com', 'smtp', 'smtp_1.internal', '10.0.0.1', '::1', 'xn--bcher-kva.example'])(
    'is %s',
    host => expect(at(host)).toEqual([]),
  );

  test.each([
    '',
    'smtp example',
    'smtp.example.com:587',
    'smtps://example.com',
    '10.0.0.256',
    '[::1]',
    'x'.repeat(64),
    'a\\nb',
  ])('is not %s', host => expect(at(host)).toEqual(['submission.host']));
});

describe('a port', () => {
  test.each(['0', '65536', '-1', '58.7', '"5 87"', '"1e3"', '""', 'true', '[587]'])('is not %s', port => {
    expect(placesOf(minimal.replace('port: 587', `port: ${port}`))).toEqual(['submission.port']);
  });
});

describe('what other programs look at', () => {
  const at = (listen: string) => load(`${minimal}http: { listen: ${listen} }`).http.listen;

  test('is served at a host and a port, or not at all', () => {
    expect(at('0.0.0.0:80')).toEqual({ host: '0.0.0.0', port: 80 });
    expect(at('localhost:0')).toEqual({ host: 'localhost', port: 0 });
    expect(at('"[::1]:8025"')).toEqual({ host: '::1', port: 8025 });
    expect(at('off')).toBe('off');
  });

  test.each([
    '8025',
    '":8025"',
    '127.0.0.1',
    '"::1:8025"',
    '"[127.0.0.1]:80"',
    '127.0.0.1:65536',
    'http://localhost:80',
    'on',
    'false',
  ])('is not served at %s', listen =>
    expect(placesOf(`${minimal}http: { listen: ${listen} }`)).toEqual(['http.listen']),
  );
});

describe('a time zone', () => {
  const at = (zone: string) => faultsOf(minimal.replace('America/Bogota', zone)).map(({ remedy }) => remedy);

  test.each(['America/Bogota', 'America/Argentina/Buenos_Aires', 'America/Buenos_Aires', 'UTC', 'Etc/GMT+5'])(
    'is %s',
    zone => expect(at(zone)).toEqual([]),
  );

  test.each([
    ['America/Bogotá', 'did you mean "America/Bogota"?'],
    ['America/Lma', 'did you mean "America/Lima"?'],
    ['Bogota', 'did you mean "America/Bogota"?'],
    ['America/Paris', 'did you mean "Europe/Paris"?'],
    ['America/Peru', 'write it as the IANA list does: America/Bogota'],
    ['"-05:00"', 'write it as the IANA list does: America/Bogota'],
    ['Colombia', expect.any(String)],
    ['""', expect.any(String)],
  ])('is not %s', (zone, remedy) => expect(at(zone)).toEqual([remedy]));
});

test('a cron expression has five fields that mean something', () => {
  const at = (cron: string) => placesOf(`${minimal}digest: { cron: "${cron}" }`);
  expect([at('30 6 * * 1-5'), at('0 7 * *'), at('0 25 * * *'), at('0 7 31 2 *')]).toEqual([
    [],
    ['digest.cron'],
    ['digest.cron'],
    ['digest.cron'],
  ]);
});

test.each([
  ['0 25 * * *', '"25" is no hour, which goes from 0 to 23'],
  ['0 7 * * MONDAY', '"monday" is no weekday'],
  ['0 7 * *', 'write five fields'],
  ['0 7 31 2 *', 'no such day ever comes'],
])('of the cron expression %s is told what is wrong', (expression, remedy) => {
  expect(faultsOf(`${minimal}digest: { cron: "${expression}" }`)).toMatchObject([
    { remedy: expect.stringContaining(remedy) },
  ]);
});

test('a number begins with two to six capitals and a hyphen', () => {
  const at = (prefix: string) => placesOf(`${minimal}tickets: { prefixes: { incident: "${prefix}" } }`);
  expect(['IN-', 'TICKET-'].map(at)).toEqual([[], []]);
  for (const prefix of ['INC', 'I-', 'TICKETS-', 'inc-', 'INC_', 'ÍNC-', '']) {
    expect(at(prefix)).toEqual(['tickets.prefixes.incident']);
  }
});

test('a border host is a name, or a dot and the domain of many', () => {
  const at = (host: string) => placesOf(`${minimal}border: { hosts: ["${host}"] }`);
  expect(['mx1.example.com', '.example.com', '192.0.2.1'].map(at)).toEqual([[], [], []]);
  expect(['*.example.com', '..example.com', ''].map(at)).toEqual(Array(3).fill(['border.hosts[0]']));
});

describe('a database', () => {
  const at = (url: string) => inShort(faultsOf(`${minimal}database: { url: "${url}" }`));

  test.each(['postgres://acuse:hidden@db/acuse', 'postgresql:///acuse'])('is not yet %s', url => {
    expect(at(url)).toEqual([
      '12:18 database.url: PostgreSQL comes with a later version → use sqlite:PATH for now',
    ]);
  });

  test.each([
    'var/acuse.db',
    'sqlite:',
    'sqlite://var/acuse.db',
    'sqlite::memory:',
    'sqlite:var/',
    'mysql://x',
  ])('is not %s', url =>
    expect(at(url)).toEqual([
      '12:18 database.url: is not sqlite: and the path of a file → write the database: sqlite: and the path of its file, for example "sqlite:var/acuse.db"',
    ]),
  );
});

describe('certificates to believe', () => {
  const withCa = minimal.replace('port: 587', 'port: 587, ca: tls/ca.pem');
  const pem = `-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUUnVWmT4G2IB9x55wP5nWFe9parowCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOVGVzdCBBdXRob3JpdHkwIBcNMjYxMTIyMTMxNTIzWhgPMjEy
NjEwMjkxMzE1MjNaMBkxFzAVBgNVBAMMDlRlc3QgQXV0aG9yaXR5MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEPzhU/UIyRcqW1bATNt5eOO3d3vNWt4IPT+Jp0qe/
dVElqwdd4uqCuEqZlg7gquC69Rhyjn8Ny9sUSy+RQuJN4aNTMFEwHQYDVR0OBBYE
FHqVe8DoW/T3A3wedyP8/JePZ93nMB8GA1UdIwQYMBaAFHqVe8DoW/T3A3wedyP8
/JePZ93nMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAPFGY4qq
XeGNQZ9IBVz52KJK0NSQJu3wlv9QIzj9uYCvAiB+7SkHrZo8BLTMBf3ywc4iBmZX
bUuMeG5E2oGPdSLniA==
-----END CERTIFICATE-----
`;

  test('are read, so that nobody else has to', () => {
    const config = load(withCa, { files: { 'tls/ca.pem': pem } });
    expect(config.submission?.ca).toBe(pem);
    expect(config.mailboxes[0]?.imap).not.toHaveProperty('ca');
  });

  test('are a fault when the file holds none, or a damaged one', () => {
    const whatOf = (content: string) =>
      faultsOf(withCa, { files: { 'tls/ca.pem': content } }).map(({ what }) => what);
    expect(whatOf('')).toEqual(['"tls/ca.pem" cannot be used: it holds no certificate in PEM form']);
    expect(whatOf(pem.replace('MII', 'MIJ'))).toEqual([
      expect.stringMatching(/cannot be used: a certificate in it is damaged/),
    ]);
  });
});
